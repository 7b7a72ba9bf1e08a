const lookalikes: Readonly<Record<string, string>> = { o: '0', O: '0', l: '1', I: '1', i: '1', '|': '1' }

/**
 * What a day or year of birth is without a slip of the hand: "l954", "05/O3/1954", "19 54", "1.954". Null where none of
 * these is in it. Only for suggestions: whoever typed it knows what he meant.
 */
export function withoutSlips(written: string): string | null {
  const joined = /^(1[89]|20) (\d{2})$/.exec(written) ?? /^([12])[.,](\d{3})$/.exec(written)
  if (joined !== null) return `${joined[1]}${joined[2]}`
  const isOfDigits = /^[\doOlIi|/.\- ]+$/.test(written) && (written.match(/\d/g) ?? []).length >= 3
  const mended = written.replace(/[oOlIi|]/g, (letter) => lookalikes[letter] ?? letter)
  return isOfDigits && mended !== written ? mended : null
}
