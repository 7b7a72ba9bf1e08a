import { cleanText } from '../../domain/names/clean-text.ts'
import type { Field } from './field.ts'
import { headerKey, type Recognised, recogniseHeader } from './recognise-header.ts'

export const partsOf = /^(?:trong do|bao gom|gom|chia ra)$/
/** "Được hỗ trợ tháng → T4 | T5", "Thời gian". */
export const namesMonths = /^(?:(?:cac |so )?thang|thoi gian)\b|\bho tro (?:cac |trong )?thang$/
/** "Tháng 4", "T4/2020". */
export const ofMonth = /^(?:thang|t) ?\d{1,2}(?: \d{4})?$/
/** "Số tiền theo tháng → 4 | 5 | 6". */
const numbered = /^\d{1,2}$/
const sub = (field: Field): Recognised => ({ field, confidence: 0.95 })

/**
 * What a column means whose header has several rows, from the group at the top down to its own text: "Năm sinh → Nam"
 * holds years of birth of men, "CMND → Số" the number, "Số tiền → Tháng 4" a part of the sum.
 * @param path texts from top to bottom, without blanks
 * @param siblings keys of the other columns' own texts in the same group
 */
export function columnMeaning(path: readonly string[], siblings: ReadonlySet<string>): Recognised | null {
  const own = path[path.length - 1]
  if (own === undefined) return null
  const groups = path.slice(0, -1)
  // An age says no year; but below "Tuổi → Nam | Nữ" its column says the sex.
  if (groups.some((group) => /^(?:do )?tuoi$/.test(headerKey(group)))) return insideAge(headerKey(own), siblings)
  for (const group of groups.toReversed()) {
    const meaning = recogniseHeader(group)
    const inside = meaning === null ? null : insideGroup(meaning.field, own, siblings)
    if (inside !== null) return inside
  }
  const key = headerKey(own)
  // "Số khẩu | Trong đó → Nam | Nữ": how many of a household are men.
  if ((key === 'nam' || key === 'nu') && groups.some((group) => partsOf.test(headerKey(group)))) return sub('other')
  const isOfPeople = groups.every((group) => recogniseHeader(group) === null)
  const isYear = cleanText(own).toLowerCase() === 'năm'
  if (key === 'nam' && !isYear && siblings.has('nu') && isOfPeople) return sub('male')
  if (key === 'nu' && siblings.has('nam') && isOfPeople) return sub('female')
  // A mark for women alone; "Nam" alone may as well be "Năm" without its accent.
  if (key === 'nu' && groups.length === 0) return sub('female')
  const alone = recogniseHeader(own)
  if (alone?.field === 'amount' && groups.some((group) => ofMonth.test(headerKey(group)))) return sub('amountPart')
  if (alone !== null && alone.confidence >= 0.9) return alone
  const joined = groups.length === 0 ? null : recogniseHeader(`${groups[groups.length - 1]} ${own}`)
  if (joined !== null && joined.confidence > (alone?.confidence ?? 0)) return joined
  if (alone !== null) return alone
  const group = groups.length === 0 ? null : recogniseHeader(groups[groups.length - 1] ?? '')
  // "Thời gian hỗ trợ → Tháng 4 | Tháng 5": a sum or a cross for the month, and no number of months.
  if (group?.field === 'months' && (ofMonth.test(key) || numbered.test(key))) return null
  return group === null ? null : { field: group.field, confidence: Math.min(group.confidence, 0.65) }
}

function insideGroup(group: Field, own: string, siblings: ReadonlySet<string>): Recognised | null {
  const key = headerKey(own)
  switch (group) {
    case 'birth':
      return insideBirth(key, own, siblings)
    case 'sex':
      return key === 'nam' ? sub('male') : key === 'nu' ? sub('female') : null
    case 'idNumber':
      return insideCard(key, own)
    case 'bankAccount':
      return sub('bankAccount')
    case 'amount':
    case 'rate':
      if (/^(?:tong|cong|tong cong|tong so)$/.test(key)) return sub('amount')
      if (ofMonth.test(key) || numbered.test(key)) return sub('amountPart')
      return null
    case 'policy':
      return key === 'nam' || key === 'nu' || isOtherThan('policy', own) ? null : sub('policy')
    case 'representative':
      return sub('representative')
    case 'householdSize':
      return sub(/^(?:tong|cong|so)/.test(key) ? 'householdSize' : 'other')
    case 'headName':
      return recogniseHeader(own)?.field === 'fullName' ? sub('headName') : null
    // "Số TT → Hộ | Khẩu": the number of the household, and of each of its people.
    case 'stt':
      if (key === 'ho') return sub('stt')
      return /^(?:nhan )?khau$/.test(key) ? sub('other') : null
    case 'fullName':
      return key === 'ten' ? sub('givenName') : /^ho/.test(key) && !/\bten\b/.test(key) ? sub('fullName') : null
    default:
      return null
  }
}

const ofCard: readonly (Field | undefined)[] = ['idNumber', 'idIssuedOn', 'idIssuedAt']

/** Whatever a card says stands below "Thông tin theo CCCD", a birth and a hamlet as well: what has a word of its own is that. */
function insideCard(key: string, own: string): Recognised | null {
  const alone = recogniseHeader(own)
  if (alone !== null && alone.confidence >= 0.9 && !ofCard.includes(alone.field)) return alone
  if (/^noi (?:dktt|dkhktt|dkhk|dktr)\b/.test(key)) return sub('address')
  if (/^noi dang ky\b/.test(key)) return { field: 'address', confidence: 0.65 }
  if (/^(?:ngay|cap ngay)\b/.test(key)) return sub('idIssuedOn')
  if (/^(?:noi|cap (?:tai|boi)|co quan)\b/.test(key)) return sub('idIssuedAt')
  return key === 'so' || key === 'ma so' ? sub('idNumber') : null
}

/** "Đối tượng hưởng → Họ và tên" is about people, "Đối tượng → Hộ nghèo" about groups. */
function isOtherThan(group: Field, own: string): boolean {
  const meaning = recogniseHeader(own)
  return meaning !== null && meaning.field !== group
}

function insideAge(key: string, siblings: ReadonlySet<string>): Recognised | null {
  if (key === 'nam' && siblings.has('nu')) return sub('maleAge')
  return key === 'nu' && siblings.has('nam') ? sub('femaleAge') : null
}

/** "Nam" is a man's column beside "Nữ" and the year ("Năm") beside "Ngày"; without accents only the neighbours tell. */
function insideBirth(key: string, own: string, siblings: ReadonlySet<string>): Recognised | null {
  if (key === 'nu') return sub('female')
  if (key === 'ngay') return sub('birthDay')
  if (key === 'thang') return sub('birthMonth')
  if (key !== 'nam') return null
  const isYear = cleanText(own).toLowerCase() === 'năm' || (!siblings.has('nu') && siblings.has('thang'))
  return sub(isYear ? 'birthYear' : 'male')
}
