const lookalikes: Readonly<Record<string, string>> = { o: '0', O: '0', l: '1', I: '1', i: '1', '|': '1' }

/** "05/031954": one of the signs between day, month and year is missing. */
const oneSign = /^(\d{1,2})[/.-](\d{2})(\d{4})$/
/** "Giáp Ngọ (1954)", "1954(ÂL)": a year and words. */
const yearAmongWords = /^[^\d]*((?:19|20)\d{2})[^\d]*$/

/** When somebody died or a card was issued, and what is not said for certain; the animal of a year says no age. */
const otherDay =
  /chết|mất|cấp|trước|sau|từ|đến|tuổi(?! (?:(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) )?(?:t[ýíịỵ]|sửu|dần|m[ãẹ]o|thìn|ngọ|mùi|thân|dậu|tuất|hợi)(?!\p{L}))/iu

/**
 * What a day or year of birth is without a slip of the hand: "l954", "05/O3/1954", "05/031954", "19 54", "1.954", "Giáp Ngọ (1954)".
 * Null where none of these is in it. Only for suggestions: whoever typed it knows what he meant.
 */
export function withoutSlips(written: string): string | null {
  const joined = /^(1[89]|20) (\d{2})$/.exec(written) ?? /^([12])[., ](\d{3})$/.exec(written)
  if (joined !== null) return `${joined[1]}${joined[2]}`
  const [, day, month, ofYear] = oneSign.exec(written) ?? []
  if (day !== undefined) return `${day}/${month}/${ofYear}`
  const year = yearAmongWords.exec(written)?.[1]
  if (year !== undefined && /\p{L}{2}/u.test(written) && !otherDay.test(written)) return year
  const isOfDigits = /^[\doOlIi|/.\- ]+$/.test(written) && (written.match(/\d/g) ?? []).length >= 3
  const mended = written.replace(/[oOlIi|]/g, (letter) => lookalikes[letter] ?? letter)
  return isOfDigits && mended !== written ? mended : null
}
