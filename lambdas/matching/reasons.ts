import type { BirthLevel } from './births/compare-births.ts'
import type { Agreement, Evidence } from './evidence.ts'
import type { PreparedRecord } from './match-record.ts'
import type { NameLevel } from './names/compare-names.ts'
import type { NumberFinding, NumberLevel } from './numbers/compare-numbers.ts'
import { digitsOf, isCccd, isPadded, tenDigits } from './numbers/number-code.ts'
import { slipWords } from './numbers/slip-words.ts'

const nameWords: Readonly<Record<NameLevel, string>> = {
  same: 'họ tên trùng',
  'no-accents': 'họ tên trùng, một bên gõ không dấu',
  accents: 'họ tên khác dấu',
  order: 'họ tên trùng, khác thứ tự',
  shorter: 'họ tên trùng, một bên viết tắt hoặc bỏ tên đệm',
  slip: 'họ tên khác một chữ cái',
  slips: 'họ tên gần giống',
  'like-names': 'tên gần giống nhưng là hai tên thường gặp',
  'other-middle': 'trùng họ và tên, khác tên đệm',
  'other-given': 'trùng họ, khác tên',
  'given-only': 'chỉ trùng tên',
  other: 'họ tên khác nhau',
}

const numberWords: Readonly<Record<Exclude<NumberLevel, 'one-slip'>, string>> = {
  'same-cccd': 'cùng số CCCD',
  'same-cmnd': 'cùng số CMND',
  'same-issued-twice': 'cùng số CMND, nhưng thuộc dải số từng cấp cho hai người',
  'other-cmnd': 'hai số CMND khác nhau (chuyển tỉnh được cấp số mới)',
  'other-cccd': 'hai số CCCD khác nhau',
}

const birthWords: Readonly<Record<BirthLevel, string>> = {
  'same-day': 'ngày sinh trùng',
  'same-year-alone': 'năm sinh trùng, cả hai bên chỉ có năm',
  'same-year': 'năm sinh trùng',
  swapped: 'ngày sinh đảo ngày và tháng',
  'near-day': 'cùng năm sinh, lệch ngày hoặc tháng',
  'half-day': 'cùng năm sinh, chỉ trùng ngày hoặc tháng',
  'next-year': 'cùng ngày, tháng sinh, năm lệch một',
  'year-digit': 'cùng ngày, tháng sinh, năm khác một chữ số',
  'other-year': 'cùng ngày, tháng sinh, khác năm',
  'year-of-card': 'năm sinh theo số CCCD trùng',
  'near-year': 'năm sinh lệch một',
  'other-day': 'cùng năm sinh, khác ngày và tháng',
  other: 'năm sinh khác nhau',
}

const placeWords: Readonly<Record<'sex' | 'commune' | 'hamlet', Readonly<Record<Agreement, string | null>>>> = {
  sex: { same: null, other: 'khác giới tính' },
  commune: { same: 'cùng xã', other: 'khác xã' },
  hamlet: { same: 'cùng thôn, buôn', other: 'khác thôn, buôn' },
}

/**
 * Why two records may be one person, in Vietnamese clauses for an officer: "cùng số CMND 240***789", "họ tên khác dấu",
 * "năm sinh trùng". What speaks against it is said too. Numbers are masked, names and days are not told.
 */
export function reasonsOf(evidence: Evidence, one: PreparedRecord, other: PreparedRecord): string[] {
  const { name, birth, sex, commune, hamlet } = evidence
  const reasons = [
    numberReason(evidence.number, one, other),
    name === null ? null : name === 'accents' ? accentReason(one, other) : nameWords[name],
    birth === null ? 'thiếu ngày sinh' : birthWords[birth],
    sex === null ? null : placeWords.sex[sex],
    hamlet === 'same' ? placeWords.hamlet.same : commune === null ? null : placeWords.commune[commune],
    hamlet === 'other' ? placeWords.hamlet.other : null,
  ]
  return reasons.filter((reason) => reason !== null)
}

function accentReason(one: PreparedRecord, other: PreparedRecord): string {
  const different = one.name.accents.filter((word, at) => word !== other.name.accents[at]).length
  return different === 1 ? 'tên khác một dấu' : nameWords.accents
}

function numberReason(
  { level, areNeighbours, isOfOthers, ...numbers }: NumberFinding,
  one: PreparedRecord,
  other: PreparedRecord,
): string {
  if (areNeighbours) return `hai số liền nhau ${maskedPair(numbers)}`
  if (isOfOthers) return 'hai số khác nhau, một số còn đứng tên người khác'
  if (level === null) {
    const without = [one, other].filter(({ numbers }) => numbers.length === 0).length
    if (without > 0) return without === 2 ? 'cả hai bên không có số CMND/CCCD' : 'thiếu số CMND/CCCD'
    return [one, other].some(({ numbers }) => numbers.some((code) => tenDigits(code) !== null))
      ? 'một bên ghi CMND, một bên ghi số chỉ có 10 chữ số'
      : 'một bên ghi CMND, một bên ghi CCCD'
  }
  if (level === 'one-slip')
    return `số ${isOfCards(numbers) ? 'CCCD' : 'CMND'} ${maskedPair(numbers)} ${slipWords(numbers.one, numbers.other)}`
  if (!level.startsWith('same')) return numberWords[level]
  const lostZeros = isPadded(numbers.one) !== isPadded(numbers.other) ? ' (một bên mất số 0 ở đầu)' : ''
  return `${numberWords[level]} ${maskNumber(digitsOf(numbers.one))}${lostZeros}`
}

type TwoNumbers = Pick<NumberFinding, 'one' | 'other'>

/** A CMND with a digit too many looks like a CCCD that lost zeros: the other number tells. */
const isOfCards = ({ one, other }: TwoNumbers): boolean => isCccd(one) && isCccd(other)

/** In alphabetical order: a pair reads the same both ways round. */
const maskedPair = (numbers: TwoNumbers): string =>
  [numbers.one, numbers.other]
    .map((code) => maskNumber(isOfCards(numbers) ? digitsOf(code) : (tenDigits(code) ?? digitsOf(code))))
    .sort()
    .join(' và ')

/** 240***789: enough to find the paper among a few, not enough to use it. */
export const maskNumber = (digits: string): string => `${digits.slice(0, 3)}***${digits.slice(-3)}`
