import { cleanText } from '../names/clean-text.ts'
import type { IdNumber } from './id-number.ts'
import { cccdFacts } from './id-number-facts.ts'

/** What else is known of the person, to be compared with what his number says. */
export type KnownPerson = {
  sex?: 'nam' | 'nữ' | null
  birthYear?: number | null
  /** The first three digits of the CMND that the province issued which lists him (`UnitMap.cmndSeries`). */
  cmndSeries?: readonly string[]
}

export type IdNumberWarning = {
  code: 'unknown-province' | 'impossible-birth-year' | 'sex-disagrees' | 'birth-year-disagrees'
  /** Vietnamese; a clause without the number itself. */
  reason: string
}

export type IdNumberRefusal = {
  ok: false
  code:
    | 'empty'
    | 'letters-for-digits'
    | 'lost-zeros'
    | 'wrong-length'
    | 'rounded'
    | 'decimal'
    | 'several-numbers'
    | 'same-digits'
    | 'not-a-number'
  /** Vietnamese, begins with the text as written. */
  reason: string
  /** What was probably meant, for a person to accept. */
  suggestion?: string
}

export type ParsedIdNumber = { ok: true; value: IdNumber; warnings: IdNumberWarning[] } | IdNumberRefusal

const grouping = /[\s.\-–—_'’]/g
/** "240,123,456": commas that group digits as points do; two numbers are never so short. */
const commaGroups = /^\d{1,3}(?:,\d{3})+$/
/** "66054001234.0": what a program makes of a number that it took for a sum. */
const decimal = /^(\d{7,12})[.,]0{1,2}$/
const scientific = /^(\d)(?:[.,](\d+))?e\+?(\d+)$/i
const lookalikes: Record<string, string> = { o: '0', O: '0', l: '1', I: '1', i: '1', '|': '1' }
const lookalike = /[oOlIi|]/g

/**
 * Reads a CCCD (12 digits) or CMND (9 digits). Blanks, dots, commas and dashes that group the digits are dropped; nothing else
 * is repaired: a number that lost its leading zeros in Excel or was typed with the letter O is refused with a
 * suggestion, because a wrongly repaired number is another person's.
 * Warnings compare a CCCD with what is known of the person: cards with real errors exist, so they do not refuse.
 */
export function parseIdNumber(text: string, person: KnownPerson = {}): ParsedIdNumber {
  const written = cleanText(text)
  // Most numbers are nothing else.
  if (/^\d+$/.test(written)) return parseDigits(written, written, person)
  const digits = (commaGroups.test(written) ? written.replaceAll(',', '') : written).replace(grouping, '')
  const whole = decimal.exec(written)?.[1]
  if (whole !== undefined) {
    const reason = `${written} có phần thập phân do máy thêm vào, số giấy tờ không có`
    return { ok: false, code: 'decimal', reason, ...suggested(whole, person) }
  }
  if (digits === '') return { ok: false, code: 'empty', reason: 'Chưa có số CMND/CCCD' }
  if (/^\d+$/.test(digits)) {
    return numbersIn(written).length > 1 ? severalNumbers(written) : parseDigits(written, digits, person)
  }
  const shortened = scientific.exec(written)
  if (shortened !== null) return fromScientific(written, shortened, person)
  const repaired = digits.replace(lookalike, (letter) => lookalikes[letter] ?? letter)
  if (/^\d+$/.test(repaired) && digits.replace(/\D/g, '').length >= 5) {
    const reason = `${written} có chữ cái trong dãy số (chữ O thay số 0, chữ l thay số 1?)`
    return { ok: false, code: 'letters-for-digits', reason, ...suggested(repaired, person) }
  }
  if (numbersIn(written).length > 1) return severalNumbers(written)
  return {
    ok: false,
    code: 'not-a-number',
    reason: `${written} không phải số CMND (9 số) hay CCCD (12 số)`,
  }
}

/** "6.6054001234E+10" has all its digits, "6.6054E+10" has not: Excel shows no more of them than the column is wide. */
function fromScientific(
  written: string,
  [, first = '', rest = '', exponent = '']: RegExpExecArray,
  person: KnownPerson,
): IdNumberRefusal {
  const isWhole = rest.length === Number(exponent)
  const reason = isWhole
    ? `${written} là số bị Excel viết gọn, còn đủ chữ số`
    : `${written} là số bị Excel làm tròn, không còn đủ chữ số: nhập lại từ giấy tờ, để ô ở dạng Text`
  return { ok: false, code: 'rounded', reason, ...(isWhole ? suggested(first + rest, person) : {}) }
}

/** The number that these digits are, or are without their lost zeros. */
function suggested(digits: string, person: KnownPerson): { suggestion?: string } {
  const plausible = parseDigits(digits, digits, person)
  if (plausible.ok) return { suggestion: digits }
  return plausible.suggestion === undefined ? {} : { suggestion: plausible.suggestion }
}

function severalNumbers(written: string): IdNumberRefusal {
  return { ok: false, code: 'several-numbers', reason: `${written} có nhiều hơn một số: mỗi ô chỉ ghi một số` }
}

/**
 * The separate numbers of a text, each as written: divided by anything that is no grouping sign, or by a blank or dash
 * between two pieces that are both of full length.
 */
export function numbersIn(written: string): string[] {
  return written
    .split(/[^\d\s.\-–—]+/)
    .flatMap((piece) => {
      const whole = piece.trim().split(/[\s\-–—]+/)
      const full = whole.length > 1 && whole.every((part) => [9, 12].includes(part.replace(/\D/g, '').length))
      return full ? whole : [piece]
    })
    .filter((piece) => piece.replace(/\D/g, '').length >= 5)
}

function parseDigits(written: string, digits: string, person: KnownPerson): ParsedIdNumber {
  if (/^(\d)\1+$/.test(digits)) {
    return { ok: false, code: 'same-digits', reason: `${written} chỉ gồm một chữ số lặp lại, không phải số thật` }
  }
  if (digits.length === 9) return { ok: true, value: { kind: 'CMND', number: digits } as IdNumber, warnings: [] }
  if (digits.length === 12) {
    return { ok: true, value: { kind: 'CCCD', number: digits } as IdNumber, warnings: cccdWarnings(digits, person) }
  }
  const lost = lostZeros(digits, person)
  if (lost === null) {
    const reason = `${written} có ${digits.length} số; CMND có 9 số, CCCD có 12 số`
    return { ok: false, code: 'wrong-length', reason }
  }
  const zeros = lost.length - digits.length === 1 ? 'số 0' : 'hai số 0'
  const reason = `${written} có ${digits.length} số, thiếu ${zeros} ở đầu?`
  return { ok: false, code: 'lost-zeros', reason, suggestion: lost }
}

/**
 * The number with the zeros in front that Excel drops: every CCCD of a province begins with one or two, a CMND with one at most (01 Hà Nội
 * to 09 Thái Nguyên; none with 00). Null where a digit may as well be missing elsewhere, or one be too many: ten digits are a CCCD only
 * where they make sense as one, and of eight that begin as the province's own CMND do one was not typed.
 */
function lostZeros(digits: string, person: KnownPerson): string | null {
  if (digits.length === 8) return person.cmndSeries?.includes(digits.slice(0, 3)) ? null : `0${digits}`
  if (digits.length !== 10 && digits.length !== 11) return null
  const whole = digits.padStart(12, '0')
  return isPlausibleCccd(whole, person) ? whole : null
}

function isPlausibleCccd(digits: string, person: KnownPerson): boolean {
  const facts = cccdFacts(digits)
  if (facts.province === null || digits.charAt(3) > '3') return false
  return person.birthYear == null || facts.birthYear === person.birthYear
}

function cccdWarnings(digits: string, person: KnownPerson): IdNumberWarning[] {
  const facts = cccdFacts(digits)
  const warnings: IdNumberWarning[] = []
  if (facts.province === null) {
    warnings.push({
      code: 'unknown-province',
      reason: `ba số đầu ${digits.slice(0, 3)} không phải mã tỉnh nào, kiểm tra lại trên thẻ`,
    })
  }
  if (digits.charAt(3) > '3') {
    warnings.push({
      code: 'impossible-birth-year',
      reason: `theo số này thì sinh năm ${facts.birthYear}, kiểm tra lại trên thẻ`,
    })
    return warnings
  }
  if (person.sex != null && facts.sex !== person.sex) {
    warnings.push({
      code: 'sex-disagrees',
      reason: `theo số CCCD là ${facts.sex}, danh sách ghi ${person.sex}, kiểm tra lại trên thẻ`,
    })
  }
  if (person.birthYear != null && facts.birthYear !== person.birthYear) {
    warnings.push({
      code: 'birth-year-disagrees',
      reason: `theo số CCCD thì sinh năm ${facts.birthYear}, danh sách ghi ${person.birthYear}, kiểm tra lại trên thẻ`,
    })
  }
  return warnings
}
