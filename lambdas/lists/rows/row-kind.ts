import { foldText } from '../../domain/names/fold-text.ts'
import type { SkippedWhy } from '../checked-list.ts'
import { ownFields } from '../columns/field.ts'
import { isCountOfPeople, isHeadingRow, isNumberingRow, isTally, isTotalText } from './bare-row.ts'
import { withoutBullet } from './headings/bullet.ts'
import { isCommuneAlone } from './headings/group-heading.ts'
import { beginsAsGroup, looksLikePolicy } from './headings/group-words.ts'
import { isPlace } from './headings/place-words.ts'
import { withoutKin } from './households/kin-in-name.ts'
import { isOrganisation, isRemarkOfKin, isRestOfName } from './not-a-person.ts'
import { isPageMark } from './page-mark.ts'
import { birthInName } from './person/beside-name.ts'
import { hasNameBesideGroup, isSurelyName, looksLikeName } from './person/plausible-name.ts'
import { isRepeatedHeader } from './repeated-header.ts'
import type { RowView } from './row-view.ts'
import { isStatement, isTotalOfAll } from './sums/declared-totals.ts'

export type RowKind =
  | { kind: 'person' }
  /** Only a name: a member of the household above, or nobody can tell. */
  | { kind: 'name-only' }
  | { kind: 'unclear' }
  /** `isUnread`: nothing tells that it is nobody. */
  | { kind: 'skipped'; why: SkippedWhy; isUnread?: true }

/**
 * Where in a sheet a row stands: in the table; in its foot (a total, signatures); or where the table may go on or not, below a
 * subtotal or below a heading in the foot.
 */
export type Part = 'table' | 'foot' | 'in-doubt'

/** Asked of each cell: few begin as it does. */
const beginsInWords = new Set('(sSſvVbB')
const inWords = /^\(?(?:số tiền )?(?:viết )?(?:bằng|bang) (?:chữ|chu)(?=$|[\s:.,)])/iu
/** Not Y and H, which begin names: "Y-Jut", "H. Maryam". */
const groupNumber = /^(?:[IVX]{1,5}|[A-GI-XZĐ]|[a-gi-xzđ])\s*[.)/\-:]\s*\S/u
/** "3", "3b", "3.1", "2/", "I.1": numbers that people have, and headings as well. */
const personNumber = /^(?:[IVX]{1,4}\.)?\d+(?:\.\d+)*\s?[a-zđ]?[.)/]?$/iu
const plainNumber = /^\d+\s?[a-zđ]?[.)/]?$/iu
/** "25 hộ, 98 khẩu": nobody's name holds a number of people. */
const countedPeople = /\d\s*(?:hộ|khẩu|người|đối tượng)(?=$|[^\p{L}])/iu
/** "Hộ ông Nguyễn Văn Hùng": somebody's household, as a heading above its people or in place of his name. */
const householdOf = /^hộ (?:gia đình )?(?:ông|bà|anh|chị)(?=[\s:])/iu
/** Where the money comes from, below or between the people. */
const moneySource =
  /^(?:trong do|nguon (?:ns[a-z]*|ngan sach|kinh phi|von|dp|tw)|ngan sach|nstw|nsdp|ns (?:tw|dp|tinh|huyen|trung uong))(?=$|[^a-z])/
/** What became of the money, below a total: "Đã chi trả", "- Còn lại chưa chi", "Nộp trả ngân sách". Nobody is called so. */
const moneyLeft =
  /^(?:số (?:tiền )?)?(?:(?:đã|chưa) (?:chi|cấp|trả|nhận|phát|nộp|tạm ứng|thanh toán|quyết toán|thực hiện)|còn (?:lại|thừa|dư|phải chi)|nộp (?:trả|lại)|hoàn trả|chuyển trả|chênh lệch|tồn quỹ|kinh phí)(?=$|[\s:.,(–-])/iu
const sum = /[1-9]/
/** Below a signature. */
const telephone = /^(?:sđt|đt|số đt|điện thoại|tel)\s*[:.]/iu
const groupMark = /^(?:[IVX]{1,5}|[A-GI-XZĐ])\s*[.)]?$/u
/** "a)", "b.": of a heading below another, where no name stands beside it. */
const smallMark = /^[a-zđ]\s*[.)]$/u
const anyNumber = /^(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2})\s*[.)/:]\s*/u
/** No word that is also a name: "Văn Thư" and "Lưu" are people. */
const signature =
  /\b(?:nguoi lap|lap bieu|ke toan|chu tich|tm uy ban|tm ubnd|kt chu tich|uy ban nhan dan|noi nhan|thu truong|truong thon|truong buon|xac nhan cua|can bo|ghi ro ho ten|dai dien|thu quy|truong phong|giam doc|mat tran to quoc|tm mat tran|ky ten|nguoi (?:nhan tien|duyet|giao|phe duyet)|ban (?:tu quan|cong tac mat tran)|luu:|luu vt|nhu tren)(?=$|[^a-z])/
const placeAndDay = /(?:^|,)\s*(?:ngay|ngày)[\s.…\d]*(?:thang|tháng)[\s.…\d]*(?:nam|năm)/iu

/** Rows that cannot be a header with other columns, so that nobody need look. */
export function isSurely(kind: RowKind): boolean {
  return kind.kind === 'skipped' && kind.why !== 'signature' && kind.why !== 'note' && kind.why !== 'nobody'
}

/**
 * Whether the table's foot begins with it: what stands below is no table until the next heading or person.
 * @param hasPeople whether anybody stands above: a total right below the header is no foot
 */
export function beginsFoot(why: SkippedWhy, hasPeople: boolean): boolean {
  return hasPeople && (why === 'total' || why === 'amount-in-words' || why === 'signature')
}

/** "- Hộ nghèo: 2 người | 1.500.000" in the foot: a line of what the total is made of, no heading of who stands below. */
export function isLineOfTotal(row: RowView): boolean {
  const text = row.text('fullName') || (row.cells[0]?.text ?? '')
  return withoutBullet(text) !== text && sum.test(row.text('amount'))
}

/** Whether it divides the table: what is written above it says nothing of the people below. */
export function endsPart(why: SkippedWhy): boolean {
  return why === 'heading' || why === 'subtotal' || beginsFoot(why, true)
}

/** What a row below the header is, by itself and by the part of the sheet that it stands in. */
export function rowKind(row: RowView, headerTexts: ReadonlySet<string>, part: Part): RowKind {
  const { cells } = row
  const isBelow = part === 'foot'
  const first = cells[0]?.text ?? ''
  if (isRepeatedHeader(row, headerTexts)) return { kind: 'skipped', why: 'repeated-header' }
  if (isNumberingRow(row)) return { kind: 'skipped', why: 'numbering' }
  const name = row.text('fullName') || row.text('headName') || row.text('givenName')
  const hasId = hasIdNumber(row)
  const hasBirth = hasBirthOf(row)
  const isIdentified = hasId || hasBirth
  const totalText = totalTextOf(row)
  if (totalText !== undefined && !hasId && (!hasBirth || name === '' || name === totalText)) {
    const isTotal = /^(?:tổng|tong|toàn)/iu.test(totalText) || isTotalOfAll(totalText) || isStatement(totalText)
    return { kind: 'skipped', why: isTotal ? 'total' : 'subtotal' }
  }
  if (isTallyOfPeople(row)) return { kind: 'skipped', why: 'total' }
  const saysWords = cells.find(({ text }) => beginsInWords.has(text.charAt(0)) && inWords.test(text))
  if (saysWords && !isWordsOfPerson(row, saysWords.text, name, isIdentified))
    return { kind: 'skipped', why: 'amount-in-words' }
  if (!isIdentified && cells.length <= 4 && cells.some(({ text }) => isPageMark(text)))
    return { kind: 'skipped', why: 'note' }
  if (!hasId && moneyLeft.test(withoutBullet(name || first))) return { kind: 'skipped', why: 'note' }
  const isNumbered = plainNumber.test(row.text('stt'))
  const says = (field: 'sex' | 'relation' | 'amount' | 'hamlet' | 'address' | 'policy') => row.text(field) !== ''
  const hasSex = says('sex') || row.text('male') !== '' || row.text('female') !== ''
  const isMarkless = !isIdentified && !hasSex && !says('relation')
  if (!hasBirth && isOrganisation(name))
    return hasId || (says('amount') && !groupMark.test(row.text('stt')))
      ? { kind: 'unclear' }
      : { kind: 'skipped', why: 'heading' }
  if (cells.length === 1 && isRemarkOfKin(name)) return { kind: 'unclear' }
  if ((isMarkless || isCountedHeading(row, hasId)) && isGroupHeading(row, first, name))
    return { kind: 'skipped', why: 'heading' }
  if (!isIdentified && !(isNumbered && name !== '') && !sum.test(row.text('amount')) && isSignature(row))
    return { kind: 'skipped', why: 'signature' }
  if (name !== '') {
    if (!isIdentified && isDoubtfulName(row, name)) return { kind: 'unclear' }
    if (!isIdentified && !isNumbered && !hasSex && !says('relation')) {
      if (moneySource.test(foldText(withoutBullet(name)))) return { kind: 'skipped', why: 'note' }
      if (says('amount') && /[%:;]|\d/.test(name)) return { kind: 'unclear' }
    }
    if (isIdentified || hasSex || says('relation') || isNumbered) return { kind: 'person' }
    if (!isBelow && (says('amount') || says('hamlet') || says('address') || says('policy')))
      return { kind: part === 'in-doubt' || (!says('amount') && isRestOfName(name)) ? 'unclear' : 'person' }
    // Nobody signs with a sum.
    if (isBelow && sum.test(row.text('amount'))) return { kind: 'unclear' }
    if (isBelow) return belowTable(row, name)
    return personNumber.test(row.text('stt')) ? { kind: 'unclear' } : loneText(name)
  }
  if (isIdentified) return { kind: 'person' }
  const misplaced = cells.find(({ text, column }) => !ownFields.has(column?.field ?? null) && looksLikeName(text))?.text
  if (isBelow) return belowTable(row, misplaced ?? '')
  if (sum.test(row.text('amount'))) return isNumbered ? { kind: 'person' } : { kind: 'unclear' }
  if (misplaced !== undefined && (isNumbered || saysWhose(row))) return { kind: 'unclear' }
  const text = cells.find((cell) => /\p{L}{3}/u.test(cell.text))?.text ?? ''
  if (isNumbered || text === '') return { kind: 'skipped', why: 'nobody', isUnread: true }
  return { kind: 'skipped', why: cells.length === 1 ? 'note' : 'nobody', isUnread: true }
}

/** Names in the foot are signatures, but for one with a hamlet or a group beside it. */
function belowTable(row: RowView, name: string): RowKind {
  return looksLikeName(name) && saysWhose(row)
    ? { kind: 'unclear' }
    : { kind: 'skipped', why: 'signature', isUnread: true }
}

/** Whether a row says in the columns for it of what hamlet or group somebody is. */
function saysWhose(row: RowView): boolean {
  return isPlace(row.text('hamlet')) || isPlace(row.text('address')) || looksLikePolicy(row.text('policy'))
}

/** Whether a row has what only a person has: a number in the list, a birth, an ID number, a sex or a relation. */
export function isMarked(row: RowView): boolean {
  if (hasIdNumber(row) || hasBirthOf(row) || plainNumber.test(row.text('stt'))) return true
  return (['sex', 'relation', 'male', 'female'] as const).some((field) => row.text(field) !== '')
}

const hasIdNumber = (row: RowView): boolean => {
  const text = row.text('idNumber')
  return /\d{5}/.test(text) && !telephone.test(text)
}
const hasBirthOf = (row: RowView): boolean =>
  (['birth', 'male', 'female', 'birthYear'] as const).some((field) => /\d/.test(row.text(field)))

/** "Bằng chữ: …" in the money column beside somebody: his own sum, not the table's. */
function isWordsOfPerson(row: RowView, words: string, name: string, isIdentified: boolean): boolean {
  if (name === '' || name === words || row.text('amount') !== words) return false
  return isIdentified || plainNumber.test(row.text('stt'))
}

/** What a total is called, in one of a row's first cells; undefined in a row that is none. */
export function totalTextOf({ cells }: RowView): string | undefined {
  return cells.slice(0, 3).find(({ text }) => isTotalText(text) || isStatement(text))?.text
}

/**
 * "3 người | 2.250.000", mostly right below the header: a total that is not called so. A numbered row, or one that counts only the people
 * of a household, is somebody whose name is missing.
 */
function isTallyOfPeople(row: RowView): boolean {
  const { cells } = row
  if (mayBeName(row.text('fullName')) || plainNumber.test(row.text('stt'))) return false
  if (!cells.some(({ text, column }) => column?.field !== 'householdSize' && isCountOfPeople(text))) return false
  return cells.every(({ text }) => isCountOfPeople(text) || isTally(text))
}

/** "I. Thôn 1", "Buôn Tơng Jú", "II | Người có công": a row that names what follows. */
function isGroupHeading(row: RowView, first: string, name: string): boolean {
  const words = row.cells.filter(({ text }) => /\p{L}/u.test(text))
  if (words.length > 3) return false
  const title = words.find(({ text, column }) => text.length > 2 && !ownFields.has(column?.field ?? null))
  const text = withoutBullet(mayBeName(name) ? name : (title?.text ?? '')).replace(anyNumber, '')
  const isNumbered = /^\d+$/.test(row.text('stt'))
  if (words.length <= 2 && !isNumbered && isCommuneAlone(text) && !placeAndDay.test(text)) return true
  if (isPlace(text)) {
    if (row.text('hamlet') !== '' && row.text('amount') !== '') return false
    return (
      !isNumbered ||
      (row.text('amount') === '' && isHeadingRow(row)) ||
      countedPeople.test(text) ||
      /\d$|^(?:thôn|tổ dân phố|tdp|ea|tiểu khu|khối|khu phố|cụm dân cư|liên gia|xóm)(?=[\s:.])/iu.test(text)
    )
  }
  if (groupNumber.test(first) && !(personNumber.test(first) && name !== '')) return true
  if ((looksLikePolicy(text) || beginsAsGroup(text)) && words.length <= 2 && !isNumbered) return true
  if (smallMark.test(first) && row.cells.length === 2 && title !== undefined && !looksLikeName(title.text)) return true
  return groupMark.test(first) && words.length >= 1 && row.cells.length <= 4
}

/** Below names without a header, what a heading counts stands where the people below have their names. */
const mayBeName = (text: string): boolean => /^[A-Za-z]/.test(text) || (/\p{L}/u.test(text) && !isCountOfPeople(text))

/** "* Tổ dân phố 3 | 12 hộ", "Thôn 1 | 2 | 1.500.000", where births, sexes or names stand below the numbers. */
function isCountedHeading(row: RowView, hasId: boolean): boolean {
  const isOutsideNames = !mayBeName(row.text('fullName'))
  // Asked of each person: most have a name and a number.
  if (hasId && !isOutsideNames) return false
  const isCounted = row.cells.some(({ text }) => (!hasId && isCountOfPeople(text)) || (isOutsideNames && isTally(text)))
  return isCounted && isHeadingRow(row)
}

/** A household's heading with the sum of its people, a place with a number like a person's: paid, it would be nobody. */
function isDoubtfulName(row: RowView, name: string): boolean {
  const { map } = row
  if (isGroupInNamesPlace(row, name)) return true
  if (householdOf.test(name)) return map.has('idNumber') || map.has('birth') || map.has('male') || map.has('birthYear')
  return isPlace(name) && row.text('sex') === '' && row.text('relation') === ''
}

/** "01 | Người có công" below the list says what a code means; "Nguyễn Thị Hoa (hộ nghèo)" and "Thương binh Nguyễn Hùng" are somebody. */
function isGroupInNamesPlace(row: RowView, name: string): boolean {
  if (row.text('sex') !== '' || row.text('relation') !== '') return false
  const bare = name.replace(/\s*[(,–-].*$/u, '')
  return (beginsAsGroup(bare) || looksLikePolicy(bare)) && !isSurelyName(bare) && !hasNameBesideGroup(bare)
}

function isSignature(row: RowView): boolean {
  if (row.cells.length > 6) return false
  return row.cells.some(
    ({ text }) => signature.test(foldText(text).replace(/\./g, ' ').replace(/ +/g, ' ')) || placeAndDay.test(text),
  )
}

/** A text alone in the name column: long or with a colon it is a remark, else it may be somebody's name. */
function loneText(name: string): RowKind {
  const whole = withoutKin(withoutBullet(name))
  const bare = birthInName(whole)?.name ?? whole
  const words = bare.split(' ').length
  const isName = words <= 6 && bare.length <= 40 && !/[:;!?\d]/.test(bare)
  return isName ? { kind: 'name-only' } : { kind: 'skipped', why: 'note', isUnread: true }
}
