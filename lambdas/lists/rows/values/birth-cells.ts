import type { Cell } from '../../workbook/workbook.ts'
import type { FieldCell, RowView } from '../row-view.ts'

/** A mark that says "this one": x, X, ✓, 1 and the like. */
const mark = /^(?:x+|v|1|✓|✔|√|có|co|nam|nữ|nu)$/iu
const nothing = /^[-–0]$/

/** Long ones are nothing but crosses. */
const longestMark = 3

export const isMark = (text: string): boolean =>
  (text.length <= longestMark || text.startsWith('x') || text.startsWith('X')) && mark.test(text)
export const isNothing = (text: string): boolean => nothing.test(text)

/**
 * The cells of a row that say when somebody was born: a column of its own, three for day, month and year, or the
 * columns "Nam" and "Nữ", which may as well hold a mere "x".
 */
export function birthCells(row: RowView): FieldCell[] {
  if (row.map.hasBirthsAlone) return row.all('birth')
  const parts = birthFromParts(row)
  const bySex = [...row.all('male'), ...row.all('female')].filter(({ text }) => !mark.test(text) && !nothing.test(text))
  if (parts === null && row.map.has('birthDay')) return [...withDayAndMonth(row), ...bySex]
  return [...row.all('birth'), ...(parts === null ? [] : [parts]), ...bySex]
}

/** The cells under "Nam" or "Nữ" that say that somebody is one. */
export function sexCells(row: RowView, field: 'male' | 'female'): FieldCell[] {
  if (!row.map.dividesSexes) return []
  return [...row.all(field), ...row.all(`${field}Age`)].filter(({ text }) => !nothing.test(text))
}

/** "Ngày, tháng sinh | Năm sinh": the day in one column, the year in another. */
function withDayAndMonth(row: RowView): FieldCell[] {
  const day = row.get('birthDay')
  const births = row.all('birth')
  const [year] = births
  if (day === null || year === undefined || !/^\d{4}$/.test(year.text)) return day === null ? births : [day, ...births]
  // Excel makes a day of this year of "12/05".
  const { date } = day.cell
  const text = date === undefined ? `${day.text}/${year.text}` : `${date.day}/${date.month}/${year.text}`
  return [{ ...year, text, cell: { column: year.cell.column, text, value: text, kind: 'text' } }]
}

/** A day beside a blank month, which would be read as the month itself. */
export function dayWithoutMonth(row: RowView): FieldCell | null {
  const day = row.get('birthDay')
  return day !== null && row.text('birthMonth') === '' && /^\d{1,2}$/.test(day.text) ? day : null
}

/** Three columns Ngày | Tháng | Năm as one cell's text. */
function birthFromParts(row: RowView): FieldCell | null {
  const year = row.get('birthYear')
  if (year === null) return null
  const day = dayWithoutMonth(row) === null ? row.text('birthDay') : ''
  const text = [day, row.text('birthMonth'), year.text].filter((part) => part !== '').join('/')
  const cell: Cell = { column: year.cell.column, text, value: text, kind: 'text' }
  return { cell, column: year.column, text }
}
