/** Once the screen has been drawn again: where a form was closed, back to the button that had opened it. */
export const focusLater = (id: string): void => void setTimeout(() => document.getElementById(id)?.focus())
