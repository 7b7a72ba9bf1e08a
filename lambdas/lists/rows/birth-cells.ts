import type { Cell } from '../workbook/workbook.ts'
import type { FieldCell, RowView } from './row-view.ts'

/** A mark that says "this one": x, X, ✓, 1 and the like. */
const mark = /^(?:x+|v|1|✓|✔|√|có|co)$/iu
const nothing = /^[-–0]$/

/**
 * The cells of a row that say when somebody was born: a column of its own, three for day, month and year, or the
 * columns "Nam" and "Nữ", which may as well hold a mere "x".
 */
export function birthCells(row: RowView): FieldCell[] {
  const parts = birthFromParts(row)
  const bySex = [...row.all('male'), ...row.all('female')].filter(({ text }) => !mark.test(text) && !nothing.test(text))
  return [...row.all('birth'), ...(parts === null ? [] : [parts]), ...bySex]
}

/** The cells under "Nam" or "Nữ" that say that somebody is one. */
export function sexCells(row: RowView, field: 'male' | 'female'): FieldCell[] {
  return row.all(field).filter(({ text }) => !nothing.test(text))
}

/** Three columns Ngày | Tháng | Năm as one cell's text. */
function birthFromParts(row: RowView): FieldCell | null {
  const year = row.get('birthYear')
  if (year === null) return null
  const text = [row.text('birthDay'), row.text('birthMonth'), year.text].filter((part) => part !== '').join('/')
  const cell: Cell = { column: year.cell.column, text, value: text, kind: 'text' }
  return { cell, column: year.column, text }
}
