import { isTotalText } from '../rows/row-kind.ts'
import type { Row } from '../workbook/workbook.ts'
import { narrowed } from './find-table.ts'

/** Rows that may be people's: with more than one cell, no total, and not the row that numbers the columns. */
export const recordsFrom = (rows: readonly Row[], first: number): Row[] =>
  rows
    .filter((row) => row.number >= first && hasSeveral(row) && !isNumberingRow(row))
    .map(narrowed)
    .filter(({ cells }) => !cells.slice(0, 3).some(({ text }) => isTotalText(text.trim())))

/** Our own words in a list that was sent back: where no header is, their column has none either. */
export const isOurRemark = (text: string): boolean => /^(?:Cột [A-Z]{1,3}[ :]|Cả dòng: )/.test(text)

/** Whether more than one cell says something. A remark of ours makes no more of a row than it was. */
export const hasSeveral = ({ cells }: Row): boolean => cells.filter(({ text }) => !isOurRemark(text)).length > 1

/** "A B 1 2 3", "(1) (2) (3)". */
export const isNumberingRow = ({ cells }: Row): boolean =>
  cells.length > 2 && cells.every(({ text }) => /^\s*\(?(?:\d{1,2}|[A-Za-z])\)?\s*$/.test(text))
