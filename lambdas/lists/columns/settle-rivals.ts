import { cleanText } from '../../domain/names/clean-text.ts'
import { namesMonths, ofMonth, partsOf } from './column-meaning.ts'
import { type Field, nameFields } from './field.ts'
import { carers } from './header-phrases.ts'
import { ofHead } from './of-head.ts'
import { ofRepresentative } from './of-representative.ts'
import { isRateOfADay } from './rate-of-a-day.ts'
import { headerKey, recogniseHeader } from './recognise-header.ts'
import type { TableColumn } from './table-column.ts'

const sure = 0.9
/** "Ngày tháng năm" of whoever stands before it: nearly always his birth's, where the list has none. */
const dayAlone = 0.65
const isOnlyDay = ({ header }: TableColumn): boolean => /^ngay thang nam$/.test(headerKey(header))
const births = ['birth', 'birthYear', 'male', 'female'] as const
const guessed = 0.7

/** Where two columns claim one meaning, or a meaning depends on what else is there. */
export function settleRivals(written: readonly TableColumn[]): TableColumn[] {
  const columns = sumsWithoutGroup(birthInParts(ofRepresentative(written)))
  const has = (field: Field) => columns.some((column) => column.field === field)
  const isByDays = ({ header }: TableColumn): boolean => has('days') && isRateOfADay(header)
  const isNamed = columns.some(({ field, confidence }) => field === 'fullName' && confidence >= sure)
  const given = columns.find(({ field }) => field === 'givenName')
  const surname = has('fullName') || given === undefined ? undefined : surnameColumn(columns, given)
  const settled = columns.map((column) => {
    if (column.field === 'headName' && !has('fullName')) return { ...column, field: 'fullName' as const }
    if (column === surname) return { ...column, field: 'fullName' as const, confidence: 0.95 }
    if (column === given && surname === undefined && !has('fullName')) return { ...column, field: 'fullName' as const }
    // "Họ tên vợ (chồng)" beside "Họ và tên": somebody else, of whom the list only tells.
    if (column.field === 'fullName' && isNamed && column.confidence < guessed) return { ...column, field: null }
    if (isGroupOfHouses(column) && columns.some((one) => one.field === 'hamlet' && !isGroupOfHouses(one)))
      return { ...column, field: 'address' as const }
    if (isPlaceOfBusiness(column) && !has('hamlet') && !has('address')) return { ...column, field: 'address' as const }
    if (column.field === 'birthDay' && !has('birthYear') && !has('birth')) return { ...column, field: 'birth' as const }
    if (column.field === null && !column.isSaid && isOnlyDay(column) && !births.some(has))
      return { ...column, field: 'birth' as const, confidence: dayAlone }
    if (column.field === 'rate' && !has('amount') && !has('amountPart') && !has('months') && !isByDays(column))
      return { ...column, field: 'amount' as const, isRate: true as const }
    return column
  })
  return ofHead(onlyOneSum(settled))
}

/** "Tổ" beside "Khối" or "Thôn": some of its houses. By itself it is what a ward has for hamlets. */
const isGroupOfHouses = ({ field, header, isSaid }: TableColumn): boolean =>
  field === 'hamlet' && !isSaid && headerKey(header) === 'to'

/** Where a household does its business is all that a list of businesses says of where it is, if it has no other column for that. */
const isPlaceOfBusiness = ({ field, header }: TableColumn): boolean =>
  field === 'workplace' && /\bdia diem (?:kinh doanh|kd)\b/.test(headerKey(header))

/** "Ngày sinh | Tháng sinh | Năm sinh", "Ngày sinh | Tháng | Năm", "Ngày | Tháng | Năm": one birth in three columns, or two, without a group above. */
function birthInParts(columns: readonly TableColumn[]): readonly TableColumn[] {
  const isYear = ({ header }: TableColumn): boolean => /^nam(?: sinh)?$/.test(headerKey(header))
  const isDay = ({ header }: TableColumn): boolean => /^ngay(?: sinh)?$/.test(headerKey(header))
  const at = columns.findIndex(({ header }, index) => {
    const [day, year] = [columns[index - 1], columns[index + 1]]
    if (year === undefined || !isYear(year)) return false
    const key = headerKey(header)
    if (key === 'thang sinh') return true
    const ofDay = key === 'thang' && day !== undefined ? headerKey(day.header) : ''
    return ofDay === 'ngay sinh' || (ofDay === 'ngay' && !columns.some(({ field }) => field === 'birth'))
  })
  if (at < 0)
    return columns.map((column) => (column.field === 'birthMonth' && !hasYear(columns) ? unread(column) : column))
  const parts = new Map<TableColumn | undefined, Field>([
    [columns[at], 'birthMonth'],
    [columns[at + 1], 'birthYear'],
  ])
  const day = columns[at - 1]
  if (day !== undefined && isDay(day)) parts.set(day, 'birthDay')
  return columns.map((column) => ({
    ...column,
    ...(!column.isSaid && parts.has(column) && { field: parts.get(column) ?? null, confidence: 0.95 }),
  }))
}

/** A month without a year says no birth; who has said that it is one is told so. */
const unread = ({ isSaid: _, ...column }: TableColumn): TableColumn => ({ ...column, field: null })

const hasYear = (columns: readonly TableColumn[]): boolean => columns.some(({ field }) => field === 'birthYear')

/**
 * "Tháng 4 | Tháng 5 | Tháng 6 | Cộng" and "Mức | Tổng": what says nothing by itself is money beside the other. Months alone
 * may as well be marked with crosses.
 */
function sumsWithoutGroup(columns: readonly TableColumn[]): readonly TableColumn[] {
  const isUnread = ({ field, isSaid }: TableColumn): boolean => field === null && !isSaid
  const months = columns.filter((column) => isUnread(column) && ofMonth.test(ownKey(column)))
  const hasSum = columns.some(({ field }) => field === 'amount')
  const isMoney = months.length > 1 || columns.some(({ field }) => field === 'rate' || field === 'amountPart')
  const total =
    hasSum || !isMoney
      ? undefined
      : columns.find((column) => isUnread(column) && /^(?:tong|cong|tong so)$/.test(headerKey(column.header)))
  if (total === undefined && !hasSum) return columns
  return columns.map((column) => {
    if (column === total) return { ...column, field: 'amount' as const, confidence: sure }
    const isPart = months.length > 1 && months.includes(column)
    return isPart ? { ...column, field: 'amountPart' as const, confidence: sure } : column
  })
}

/** "Trong đó – Tháng 4", "Thời gian hỗ trợ – Tháng 4" is "Tháng 4". */
function ownKey({ header }: TableColumn): string {
  const [group = '', ...own] = header.split(' – ')
  const key = headerKey(group)
  const isOfMonths = partsOf.test(key) || namesMonths.test(key) || recogniseHeader(group)?.field === 'months'
  return headerKey(own.length > 0 && isOfMonths ? own.join(' ') : header)
}

/** "Hộ" is a household's number; without its accent only a column for the given name tells. */
function surnameColumn(columns: readonly TableColumn[], given: TableColumn): TableColumn | undefined {
  const open = columns.filter(({ isSaid }) => !isSaid)
  return (
    open.find(({ header }) => cleanText(header).toLowerCase() === 'họ') ??
    open.find(({ index, field, header }) => index === given.index - 1 && field === null && isOfSurnames(header))
  )
}

/** "Họ và", "Họ và chữ đệm", "Ho va chu lot": whatever else it is called. */
const isOfSurnames = (header: string): boolean =>
  /^họ(?!\p{L})/u.test(cleanText(header).toLowerCase()) || /^ho (?:va|dem|lot|chu|ten)\b/.test(headerKey(header))

/** Of several sums what is paid out counts, then the total, then the one that the list plainly calls so, and else the last: lists grow to the right. */
function onlyOneSum(columns: TableColumn[]): TableColumn[] {
  const amounts = columns.filter(({ field }) => field === 'amount')
  if (amounts.length < 2) return columns
  const ofThisGrant = amounts.filter(({ header }) => ofGrant.test(headerKey(header)))
  const [own] = ofThisGrant
  // "Trợ cấp tháng 5 | Hỗ trợ Covid | Tổng cộng": who has an allowance every month is paid both at once, and the total is of both.
  if (own !== undefined && ofThisGrant.length === 1 && columns.some(isAllowance))
    return columns.map((column) =>
      column.field === 'amount' && column !== own && !isOfAnotherTable(columns, column, own)
        ? { ...column, field: 'other' as const }
        : column,
    )
  const total =
    amounts.findLast(({ header }) => /thuc (?:linh|nhan)/.test(headerKey(header))) ??
    amounts.findLast(({ header }) => /thanh tien|tong/.test(headerKey(header))) ??
    ofSupport(amounts) ??
    amounts.findLast(({ confidence }) => confidence >= sure) ??
    amounts[amounts.length - 1]
  return columns.map((column) => {
    if (column.field !== 'amount' || column === total || isOfAnotherTable(columns, column, total)) return column
    return { ...column, field: 'rate' as const }
  })
}

const ofGrant = /\b(?:covid|nq ?42|nq ?68)\b/
const isAllowance = ({ header }: TableColumn): boolean =>
  /\btro cap\b/.test(headerKey(header)) && !ofGrant.test(headerKey(header))

/** "Mức trợ cấp tháng | Mức hỗ trợ 3 tháng": of rates alone what somebody has anyway is not what he is given. */
const ofSupport = (amounts: readonly TableColumn[]): TableColumn | undefined =>
  amounts.every(({ isRate }) => isRate === true)
    ? amounts.findLast(({ header }) => /\bho tro\b/.test(headerKey(header)))
    : undefined

/** Two tables side by side, of one shape: the right one's sum is not the left one's. */
function isOfAnotherTable(columns: readonly TableColumn[], one: TableColumn, other: TableColumn | undefined): boolean {
  if (other === undefined || one.header !== other.header) return false
  const [left, right] = one.index < other.index ? [one, other] : [other, one]
  return columns.some(({ field, index }) => field === 'fullName' && index > left.index && index < right.index)
}

const representative = new RegExp(`(?:của )?(?:(?:người )?đại diện|${carers}).*$`, 'iu')

/**
 * A list of household businesses names nobody but who stands for each: then that is the person, and what is said "của
 * người đại diện" is said of him.
 */
export function namedByRepresentative(columns: TableColumn[]): TableColumn[] {
  if (columns.some(({ field }) => nameFields.has(field))) return columns
  if (!columns.some(({ field, header }) => field === 'representative' && representative.test(header))) return columns
  return columns.map((column) => {
    if (column.field !== 'representative') return column
    const own = column.header.split(' – ').at(-1) ?? ''
    const bare = own.replace(representative, '')
    const meant = bare === '' ? ({ field: 'fullName', confidence: 0.65 } as const) : recogniseHeader(bare)
    if (meant === null) return column
    return { ...column, field: meant.field, confidence: bare === own ? meant.confidence : 0.65 }
  })
}
