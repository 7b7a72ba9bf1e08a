import { readAmount } from '../rows/values/read-amount.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import type { Field } from './field.ts'
import { headerKey } from './recognise-header.ts'
import { settleRivals } from './settle-rivals.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** Money by its name, and as often left to the pen or marked: who has got it, who is helped. */
const mayBeMarked = /\bthuc (?:linh|nhan)\b|\btong linh$|^(?:ho tro|tien an)$/
const shareOfSums = 0.5
/** A household's sum may stand beside its head alone. */
const shareOfRows = 0.2
/** Beside so many sums a single one is that of all, at the end of the list. */
const fewestSums = 3
const ofMoney: ReadonlySet<Field | null> = new Set([null, 'amount', 'amountPart', 'rate'])

/**
 * "Số tiền | Thực nhận" with nothing below the last, or "đã nhận" and "ký": it is no sum, and what the list has besides is. Its cells
 * decide. So they do of "Số tiền | Tổng cộng" where one of them is left blank.
 * @param records the rows of people
 */
export function withoutBarrenSums({ columns, written }: Table, records: readonly Row[]): TableColumn[] {
  const amounts = written.filter(({ field }) => field === 'amount')
  const barren = amounts.filter((column) => {
    if (column.isSaid) return false
    const { filled, sums } = sumsIn(column, records)
    const most = Math.max(0, ...amounts.map((other) => sumsIn(other, records).sums))
    if (!mayBeMarked.test(headerKey(column.header.split(' – ').at(-1) ?? '')))
      return sums === 0 ? most > 0 : sums === 1 && most >= fewestSums
    return sums === 0 || sums < filled * shareOfSums || sums < most * shareOfRows
  })
  if (barren.length === 0 || records.length === 0) return columns
  const rest = written.map((column) => (barren.includes(column) ? { ...column, field: null, confidence: 0 } : column))
  const settled = new Map(settleRivals(rest).map((column) => [column.index, column]))
  return columns.map((column) => {
    const other = settled.get(column.index)
    return other !== undefined && ofMoney.has(column.field) && ofMoney.has(other.field) ? other : column
  })
}

function sumsIn({ index }: TableColumn, records: readonly Row[]): { filled: number; sums: number } {
  const cells = records.flatMap((row) => row.cells.filter(({ column }) => column === index))
  const said = cells.filter(({ text, kind }) => text.trim() !== '' || kind === 'formula-without-value')
  return { filled: said.length, sums: said.filter(isMeantAsSum).length }
}

/** A sum, or what was to be one: a formula that was not computed, words. A lone digit marks somebody. */
function isMeantAsSum(cell: Cell): boolean {
  if (cell.kind === 'formula-without-value' || cell.kind === 'error') return true
  if (cell.kind === 'date') return false
  const read = readAmount(cell, 1)
  return read.ok ? read.amount !== null && /\d\D?\d/.test(cell.text) : read.suggestion !== null
}
