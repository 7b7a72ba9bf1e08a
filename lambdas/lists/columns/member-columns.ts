import { kinOfHousehold } from '../rows/kin-and-peoples.ts'
import { isBuiltAsName } from '../rows/plausible-name.ts'
import type { Row } from '../workbook/workbook.ts'
import { headerKey } from './recognise-header.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** "Vợ (chồng)", "Con 1", "Con thứ hai", "Họ tên mẹ", "Thành viên 2": somebody of the household, in the head's own row. */
const ofMember = new RegExp(
  `^(?:ho (?:va )?ten )?(?:${kinOfHousehold.join('|')}|vo (?:hoac )?chong|cha me|bo me|thanh vien)(?: (?:thu )?(?:\\d|nhat|mot|hai|ba|tu|nam))?$`,
)

/** Told, and asked of nobody. */
const asSure = 0.9

export type MemberColumns = {
  readonly name: TableColumn
  readonly size: TableColumn
  readonly members: readonly TableColumn[]
}

const isOfMember = ({ field, header, isSaid }: TableColumn): boolean =>
  !isSaid && (field === null || field === 'representative') && ofMember.test(headerKey(header))

/**
 * The columns in which a list names the people of a household beside its head ("Chủ hộ | Vợ (chồng) | Con 1 | Số khẩu"). Only where the
 * numbers of people prove it: in each row that is looked at as many names stand as it says, and in some of them more than one. And only in
 * a list with numbers (STT), whose lack tells a member from the head of the next household.
 */
export function memberColumns({ columns, lastRow }: Table, rows: readonly Row[]): MemberColumns | null {
  const members = columns.filter(isOfMember)
  const name = columns.find(({ field }) => field === 'fullName')
  const size = columns.find(({ field }) => field === 'householdSize')
  const isNumbered = columns.some(({ field }) => field === 'stt')
  if (members.length === 0 || name === undefined || size === undefined || !isNumbered) return null
  const textIn = (row: Row, { index }: TableColumn): string =>
    row.cells.find(({ column }) => column === index)?.text.trim() ?? ''
  const heads = rows.filter(
    (row) => row.number > lastRow && /^\d{1,2}$/.test(textIn(row, size)) && isBuiltAsName(textIn(row, name)),
  )
  const named = heads.map((row) => members.map((column) => textIn(row, column)).filter((text) => text !== ''))
  const areProven = heads.every((row, at) => Number(textIn(row, size)) === 1 + (named[at]?.length ?? 0))
  const areNamed = named.some(({ length }) => length > 0) && named.flat().every(isBuiltAsName)
  return areProven && areNamed ? { name, size, members } : null
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
