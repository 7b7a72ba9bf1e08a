import { kinOfHousehold } from '../rows/households/kin-and-peoples.ts'
import { type PartColumns, peopleOfCell } from '../rows/households/members-in-cell.ts'
import { isBuiltAsName } from '../rows/person/plausible-name.ts'
import type { Row } from '../workbook/workbook.ts'
import { headerKey } from './recognise-header.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** "Vợ (chồng)", "Con 1", "Con thứ hai", "Họ tên mẹ", "Thành viên 2": somebody of the household, in the head's own row. */
const ofMember = new RegExp(
  `^(?:ho (?:va )?ten )?(?:${kinOfHousehold.join('|')}|vo (?:hoac )?chong|cha me|bo me|thanh vien)(?: (?:thu )?(?:\\d|nhat|mot|hai|ba|tu|nam))?$`,
)

/** "Các thành viên khác trong hộ", "Nhân khẩu trong hộ", "Vợ, chồng, con": all of them in one cell. */
const ofMembers =
  /^(?:ho (?:va )?ten )?(?:cac )?(?:thanh vien|nhan khau|nguoi (?:khac )?(?:trong|cua) (?:ho|gia dinh)|vo,? chong,? (?:va )?(?:cac )?con)\b/

const shareOfRight = 0.5

/** Told, and asked of nobody. */
const asSure = 0.9

export type MemberColumns = {
  readonly name: TableColumn
  readonly size: TableColumn
  readonly members: readonly TableColumn[]
  /** Where what a cell says of each of several people is put; null where each cell is one person's name. */
  readonly parts: PartColumns | null
}

const isFree = ({ field, isSaid }: TableColumn): boolean => !isSaid && (field === null || field === 'representative')
const isOfMember = (column: TableColumn): boolean => isFree(column) && ofMember.test(headerKey(column.header))
const isOfMembers = (column: TableColumn): boolean => isFree(column) && ofMembers.test(headerKey(column.header))

/**
 * The columns in which a list names the people of a household beside its head ("Chủ hộ | Vợ (chồng) | Con 1 | Số khẩu"), or the one in
 * which a cell names all of them, each on a line. Only where the numbers of people prove it: in each row that is looked at as many names
 * stand as it says, and in some of them more than one; where a cell names all, in half of those rows. And only in a list with numbers
 * (STT), whose lack tells a member from the head of the next household.
 */
export function memberColumns({ columns, lastRow }: Table, rows: readonly Row[]): MemberColumns | null {
  const single = columns.filter(isOfMember)
  const [several, another] = columns.filter(isOfMembers)
  const ofField = (field: TableColumn['field']) => columns.find((column) => column.field === field) ?? null
  const name = ofField('fullName')
  const size = ofField('householdSize')
  if (name === null || size === null || ofField('stt') === null) return null
  const proven = (found: MemberColumns): MemberColumns | null => (areProven(found, lastRow, rows) ? found : null)
  if (single.length > 0) return proven({ name, size, members: single, parts: null })
  if (several === undefined || another !== undefined) return null
  return proven({ name, size, members: [several], parts: { birth: ofField('birth'), idNumber: ofField('idNumber') } })
}

function areProven({ name, size, members, parts }: MemberColumns, lastRow: number, rows: readonly Row[]): boolean {
  const textIn = (row: Row, { index }: TableColumn): string =>
    row.cells.find(({ column }) => column === index)?.text.trim() ?? ''
  const heads = rows.filter(
    (row) => row.number > lastRow && /^\d{1,2}$/.test(textIn(row, size)) && isBuiltAsName(textIn(row, name)),
  )
  const named = heads.map((row) =>
    members
      .map((column) => textIn(row, column))
      .filter((text) => text !== '')
      .map((text) => peopleOfCell(text, textIn(row, name), parts)),
  )
  const counts = named.map((cells) => cells.reduce((all, people) => all + (people?.length ?? Number.NaN), 0))
  const areRight = heads.map((row, at) => Number(textIn(row, size)) === 1 + (counts[at] ?? 0))
  if (parts === null) return areRight.every(Boolean) && counts.some((count) => count > 0)
  // Each cell says much more than one name does, and a row that is wrong is its head's alone and told.
  const filled = areRight.filter((_, at) => (named[at]?.length ?? 0) > 0 && counts[at] !== 0)
  return filled.length > 0 && filled.filter(Boolean).length >= filled.length * shareOfRight
}

/** The table with what is said of these columns: that they are read as rows are. */
export function withMembers(table: Table, { members }: MemberColumns): Table {
  const isOne = ({ index }: TableColumn): boolean => members.some((column) => column.index === index)
  const reason = 'Ghi họ tên người khác của hộ (đúng với số khẩu), đọc như các dòng ngay dưới chủ hộ'
  return {
    ...table,
    columns: table.columns.map((column) =>
      isOne(column) ? { ...column, field: null, confidence: asSure, reason } : column,
    ),
  }
}
