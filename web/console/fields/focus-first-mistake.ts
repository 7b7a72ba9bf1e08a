/** Moves the focus to the first field that has to be mended, once the messages have been drawn. */
export function focusFirstMistake(form: HTMLFormElement): void {
  // A group of radio buttons carries its mistake on the box around it.
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"] input')?.focus())
}
