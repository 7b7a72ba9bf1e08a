/** Once the screen has been drawn again: where a form was closed, back to the button that had opened it, or to the screen's heading where it is gone. */
export const focusLater = (id: string): void =>
  void setTimeout(() => (document.getElementById(id) ?? document.querySelector<HTMLElement>('main h1'))?.focus())
