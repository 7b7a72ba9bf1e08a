import { randomInt } from 'node:crypto'
import { type WrittenRow, workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { FreshNumbers } from './fresh-numbers.ts'

/** One person as an officer types him into a list. */
export interface ListedRow {
  readonly fullName: string
  readonly birthYear?: number | string
  readonly sex?: 'nam' | 'nữ' | ''
  readonly idNumber?: string
  readonly hamlet?: string
  /** Its column stands in the list only where somebody has one. */
  readonly household?: string
  /** As its column. */
  readonly days?: number
  /** As its column. */
  readonly note?: string
  readonly policy?: string
  readonly amount?: number | string | null
}

export interface ListFile {
  /** As the title says it; null where the title names no unit. */
  readonly commune?: string | null
  readonly district?: string | null
  /** `12/QĐ-UBND`; null for a list that names no decision. */
  readonly decision?: string | null
  readonly decisionDay?: string | null
  readonly title?: string
  readonly rows: readonly ListedRow[]
}

/** A list with one header row, as a commune sends it. */
export function listFile(file: ListFile): Promise<Uint8Array> {
  const { commune = null, district = null, decision = newDecision(), decisionDay = '12/5/2020', rows } = file
  const source = decision && `(Kèm theo Quyết định số ${decision}${decisionDay ? ` ngày ${decisionDay}` : ''})`
  const further = furtherColumns.filter(({ key }) => rows.some((row) => row[key] !== undefined))
  const header = [...headings, ...further.map(({ heading }) => heading)]
  const lines = [
    commune && `UBND ${commune.toLocaleUpperCase('vi')}`,
    district?.toLocaleUpperCase('vi'),
    file.title ?? 'DANH SÁCH NGƯỜI ĐƯỢC HỖ TRỢ',
    source,
  ]
  return workbookToBytes([
    {
      name: 'Danh sách',
      columns: header.map(() => ({ width: 14 })),
      title: lines.flatMap((line): WrittenRow[] => (line ? [[line]] : [])),
      header: [header],
      rows: rows.map((row, index) => [...rowOf(row, index), ...further.map(({ key }) => row[key] ?? null)]),
    },
  ])
}

/** The row of Excel on which the list's first person stands. */
export function firstRowOf({ commune = null, district = null, decision = '' }: ListFile): number {
  return [commune, district, 'title', decision ?? null].filter((line) => line !== null).length + 2
}

const headings = ['STT', 'Họ và tên', 'Năm sinh', 'Giới tính', 'Số CMND/CCCD', 'Thôn/Buôn', 'Đối tượng', 'Số tiền']

/** Of lists in which somebody has such a thing. */
const furtherColumns = [
  { key: 'household', heading: 'Mã hộ' },
  { key: 'days', heading: 'Số ngày' },
  { key: 'note', heading: 'Ghi chú' },
] as const

const rowOf = (row: ListedRow, index: number): WrittenRow => [
  index + 1,
  row.fullName,
  row.birthYear === undefined ? '1970' : String(row.birthYear),
  row.sex ?? '',
  row.idNumber ?? null,
  row.hamlet ?? 'Thôn 1',
  row.policy ?? null,
  row.amount ?? null,
]

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Niê', 'Êban', 'Mlô', 'Ksơr']
const middles = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Hữu', 'Minh', 'Thanh', 'Quốc', 'Xuân', 'Kim']
const givens = ['An', 'Bình', 'Chi', 'Dũng', 'Hà', 'Hoà', 'Lan', 'Mai', 'Nga', 'Phúc', 'Quý', 'Sơn', 'Thảo', 'Vân']

/**
 * As many different people as wanted, each with a number, a name and a day of birth that nobody else in the tests has together: the
 * register compares everybody with everybody, and one test's people are not to be another's.
 */
export function people(count: number, parts: Partial<ListedRow> = {}): ListedRow[] {
  return Array.from({ length: count }, () => ({
    ...newPerson(),
    idNumber: newIdNumber(),
    policy: 'Bảo trợ xã hội',
    amount: 1_500_000,
    ...parts,
  }))
}

const persons = new FreshNumbers('person')
/** 1,120 names and 297 days have no factor in common, so that all their pairs come before one comes again. */
const daysOfMonth = 27
const months = 11

function newPerson(): Pick<ListedRow, 'fullName' | 'birthYear'> {
  const nth = persons.next()
  const family = families[Math.floor(nth / (givens.length * middles.length)) % families.length]
  const middle = middles[Math.floor(nth / givens.length) % middles.length]
  const day = 1 + (nth % daysOfMonth)
  const month = 1 + (Math.floor(nth / daysOfMonth) % months)
  return { fullName: [family, middle, givens[nth % givens.length]].join(' '), birthYear: `${day}/${month}/1970` }
}

const cccds = new FreshNumbers('cccd')
const cmnds = new FreshNumbers('cmnd')

/** A CCCD of Đắk Lắk, man, born in 1970, that nobody else in the tests has. */
export const newIdNumber = (): string => `066070${String(cccds.next()).padStart(6, '0')}`

/** A CMND of Đắk Lắk that nobody else in the tests has. */
export const newCmnd = (): string => `24${String(9_000_000 + cmnds.next())}`

/** Decisions make rows of one name different, so a test that runs again on the same register has people of its own. */
export const newDecision = (): string => `${randomInt(1, 1_000_000_000)}/QĐ-UBND`
