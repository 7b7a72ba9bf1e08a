/** Whether a problem's words hold its suggestion already, a sum with its points too: then it need not be said twice. */
export function saysSuggestion(words: string, suggestion: string): boolean {
  if (words.includes(suggestion)) return true
  return /^\d+$/.test(suggestion) && words.replace(/(?<=\d)\.(?=\d{3})/g, '').includes(suggestion)
}
