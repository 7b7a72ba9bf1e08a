import { isOurRemark } from '../annotate/remarks.ts'
import { isHeadingRow, isNumberingRow, isTotalRow } from '../rows/bare-row.ts'
import type { Row } from '../workbook/workbook.ts'
import { narrowed } from './find-table.ts'

/** Rows that may be people's: with more than one cell, no heading, no total, and not the row that numbers the columns. */
export const recordsFrom = (rows: readonly Row[], first: number): Row[] =>
  rows
    .filter((row) => row.number >= first && hasSeveral(row) && !isNumberingRow(row) && !isHeading(row))
    .map(narrowed)
    .filter((row) => !isTotalRow(row))

/** A remark of ours makes no more of a row than it was. */
const ownCells = ({ cells }: Row): Row['cells'] => cells.filter(({ text }) => !isOurRemark(text))

/** Whether more than one cell says something. */
export const hasSeveral = (row: Row): boolean => ownCells(row).length > 1

/** Whether it names who stands below. */
export const isHeading = (row: Row): boolean => isHeadingRow({ cells: ownCells(row) })
