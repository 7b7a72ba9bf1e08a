import type { MappedColumn } from '../../lists/checked-list.ts'
import type { SaidColumns } from '../../lists/columns/find-table.ts'
import { headerKey } from '../../lists/columns/recognise-header.ts'
import type { Marks } from '../../store/id-mark.ts'
import type { StoredList } from '../../store/list-item.ts'

type SheetColumns = ReadonlyMap<string, readonly MappedColumn[]>

/** No form has a tenth of them; a workbook of many sheets repeats the same. */
const mostColumns = 120

/** What a list keeps of its columns, for the officer to look at. Columns that other sheets have alike are named once. */
export function listColumns(sheets: SheetColumns): StoredList['columns'] {
  const seen = new Set<string>()
  const columns: StoredList['columns'][number][] = []
  for (const [sheet, own] of sheets)
    for (const { column, header, field, confidence } of own) {
      const key = `${column}|${header}|${field}`
      if (seen.has(key) || columns.length === mostColumns) continue
      seen.add(key)
      columns.push({ sheet: sheet.slice(0, 60), column, header: header.slice(0, 300), field, confidence })
    }
  return columns
}

/** The officer's words as the reader takes them. */
export const said = (columns: StoredList['answers']['columns']): SaidColumns =>
  new Map(Object.entries(columns).map(([header, field]) => [headerKey(header), field]))

/** The form that the headers make, whatever stands below them: what was said of its columns holds for the next list like it. */
export const formOf = (sheets: SheetColumns, marks: Marks): string =>
  marks.id('form', ...[...new Set([...sheets.values()].flat().map(({ header }) => headerKey(header)))].sort())
