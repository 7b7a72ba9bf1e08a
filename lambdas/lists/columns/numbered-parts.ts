import type { Cell, Row } from '../workbook/workbook.ts'

/** One number alone may be anything. */
const fewest = 2
const mostDigits = 2

/**
 * "Số tiền theo tháng → 4 | 5 | 6", "Các chỉ số thiếu hụt → 1 | 2 | 3": numbers that count on from one column to the next below a group
 * whose text stands in its first column only call its columns, as "Tháng 4" does. A row that numbers the columns themselves stands below
 * texts, and so does a person's.
 * @param above the row above, as far as it belongs to the header
 * @returns the columns so called
 */
export function numberedParts(row: Row, above: Row): ReadonlySet<number> {
  const called = new Set(above.cells.filter(({ text }) => text.trim() !== '').map(({ column }) => column))
  const parts = new Set<number>()
  let run: Cell[] = []
  for (const cell of row.cells) {
    const last = run.at(-1)
    const goesOn =
      last !== undefined &&
      cell.column === last.column + 1 &&
      numberOf(cell) === numberOf(last) + 1 &&
      !called.has(cell.column)
    if (goesOn) run.push(cell)
    else run = Number.isNaN(numberOf(cell)) ? [] : [cell]
    if (run.length >= fewest && isBelowGroup(run, row, called)) for (const { column } of run) parts.add(column)
  }
  return parts
}

/** The group's text stands above the first of them, or further left above what they stand beside: "Tổng | 1 | 2". */
function isBelowGroup([first]: readonly Cell[], row: Row, called: ReadonlySet<number>): boolean {
  if (first === undefined) return false
  return called.has(first.column) || row.cells.some(({ column }) => column === first.column - 1)
}

const numberOf = ({ text }: Cell): number => {
  const digits = text.trim()
  return digits.length <= mostDigits && /^[1-9]\d?$/.test(digits) ? Number(digits) : Number.NaN
}
