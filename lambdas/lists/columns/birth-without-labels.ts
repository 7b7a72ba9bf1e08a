import type { Cell } from '../workbook/workbook.ts'
import type { SeenColumn } from './column-look.ts'
import type { Field } from './field.ts'
import type { TableColumn } from './table-column.ts'

const share = 0.9
const sure = 0.95
const parts: readonly { readonly field: Field; readonly least: number; readonly most: number }[] = [
  { field: 'birthDay', least: 0, most: 31 },
  { field: 'birthMonth', least: 0, most: 12 },
  { field: 'birthYear', least: 1900, most: 2035 },
]

/**
 * "Ngày tháng năm sinh" above three columns, of which none is called by itself: days, months and years by what stands in them. Read as
 * one column, the 12th of a month would be the year 2012.
 */
export function birthWithoutLabels(
  columns: readonly TableColumn[],
  seen: readonly SeenColumn[],
): readonly TableColumn[] {
  const cellsOf = new Map(seen.map(({ index, cells }) => [index, [...cells.values()]]))
  const birth = columns.find(({ field, isSaid }) => field === 'birth' && !isSaid)
  if (birth === undefined) return columns
  const three = parts.map((_, at) => columns.find(({ index }) => index === birth.index + at))
  const areFree = three.every((column) => column === birth || isNameless(column))
  const fit = parts.every(({ least, most }, at) => areNumbers(cellsOf.get(birth.index + at) ?? [], least, most))
  if (!areFree || !fit) return columns
  return columns.map((column) => {
    const part = parts[three.indexOf(column)]
    return part === undefined ? column : { ...column, field: part.field, confidence: sure }
  })
}

const isNameless = (column: TableColumn | undefined): boolean =>
  column !== undefined && column.header === '' && column.field === null && !column.isSaid

/** Nearly all of them: a list has a remark among its numbers. */
function areNumbers(cells: readonly Cell[], least: number, most: number): boolean {
  const fitting = cells.filter(({ kind, text }) => {
    const number = Number(/^\s*0?(\d{1,4})\s*$/.exec(text)?.[1] ?? Number.NaN)
    return kind !== 'date' && number >= least && number <= most
  })
  return cells.length > 0 && fitting.length >= cells.length * share
}
