import { headerKey } from '../columns/recognise-header.ts'
import type { Table } from '../columns/table.ts'
import type { RowView } from './row-view.ts'

/** What a header says, with and without its column, to know it again further down. */
export function headerTextsOf(table: Table): ReadonlySet<string> {
  return new Set(
    table.columns.flatMap(({ index, header }) =>
      header === '' ? [] : header.split(' – ').flatMap((text) => [`${index}:${headerKey(text)}`, headerKey(text)]),
    ),
  )
}

/** Whether a text of the header stands in another column than there: a page may have its columns in another order. */
export function hasMoved(row: RowView, headerTexts: ReadonlySet<string>): boolean {
  return row.cells.some(({ cell, text }) => {
    const key = headerKey(text)
    return headerTexts.has(key) && !headerTexts.has(`${cell.column}:${key}`)
  })
}

/** The header once more, as at the top of each printed page: most of its texts are header texts of this table. */
export function isRepeatedHeader(row: RowView, headerTexts: ReadonlySet<string>): boolean {
  if (row.cells.some(({ cell }) => cell.kind !== 'text')) return false
  const known = row.cells.filter(
    ({ text, column }) => column !== undefined && headerTexts.has(`${column.index}:${headerKey(text)}`),
  )
  return known.length >= 2 && known.length >= row.cells.length * 0.6
}
