/** The beginning of a text, without half a letter at its end: the register takes none. */
export function firstLetters(text: string, most: number): string {
  const cut = text.slice(0, most)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}
