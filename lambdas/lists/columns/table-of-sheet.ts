import { isBuiltAsName } from '../rows/person/plausible-name.ts'
import type { Row } from '../workbook/workbook.ts'
import { findTable, narrowed } from './find-table.ts'
import type { SaidColumns } from './said-columns.ts'
import { hasNames, type Table } from './table.ts'
import { tableByPeople } from './table-by-people.ts'
import { tableByWord } from './table-by-word.ts'

/** The table of a sheet: by the header that names people, else by the people in it, else by what a person has said. Null where there is none. */
export function tableOfSheet(rows: readonly Row[], said: SaidColumns): Table | null {
  const found = findTable(rows, said)
  if (found === null) return tableByPeople(rows, said) ?? tableByWord(rows, said)
  if (!hasPersonIn(found, rows)) return found
  const people = tableByPeople(rows, said)
  return people !== null && hasNames(people) ? people : found
}

/** "Nguyễn Văn An | Chủ hộ | Nam | Hộ nghèo" says what headers say, and is somebody. */
function hasPersonIn({ firstRow, lastRow }: Table, rows: readonly Row[]): boolean {
  const header = rows.filter(({ number }) => number >= firstRow && number <= lastRow)
  return header.map(narrowed).some(({ cells }) => cells.some(({ text }) => isBuiltAsName(text)))
}
