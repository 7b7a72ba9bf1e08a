import { isOurRemark } from '../annotate/remarks.ts'
import { isNumberingRow, isTotalRow } from '../rows/bare-row.ts'
import type { Row } from '../workbook/workbook.ts'
import { narrowed } from './find-table.ts'

/** Rows that may be people's: with more than one cell, no total, and not the row that numbers the columns. */
export const recordsFrom = (rows: readonly Row[], first: number): Row[] =>
  rows
    .filter((row) => row.number >= first && hasSeveral(row) && !isNumberingRow(row))
    .map(narrowed)
    .filter((row) => !isTotalRow(row))

/** Whether more than one cell says something. A remark of ours makes no more of a row than it was. */
export const hasSeveral = ({ cells }: Row): boolean => cells.filter(({ text }) => !isOurRemark(text)).length > 1
