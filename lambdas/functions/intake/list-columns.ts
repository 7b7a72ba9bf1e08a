import { awaitsWord } from '../../domain/columns/column-doubt.ts'
import { distinctColumns, type SheetColumns } from '../../lists/columns/distinct-columns.ts'
import { fieldWords } from '../../lists/columns/field-words.ts'
import { headerKey, isMeaningless } from '../../lists/columns/recognise-header.ts'
import { columnKey } from '../../lists/columns/said-columns.ts'
import { firstLetters } from '../../lists/first-letters.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { OpenTable } from './seen-sheets.ts'

const longestReason = 300
const longestSheet = 60

/** What is kept of a table that waits for an officer's word, so that he can speak of its columns by any of its rows, or by none. */
export const openTableOf = (open: OpenTable | null): StoredList['openTable'] =>
  open && {
    sheet: firstLetters(open.name, longestSheet),
    headerRow: open.headerRow,
    columns: open.columns.map(({ column, look }) => ({ column, key: columnKey({ column, header: '', look }, false) })),
  }

/** What a list keeps of its columns, for the officer to look at. */
export const listColumns = (sheets: SheetColumns): StoredList['columns'] =>
  distinctColumns(sheets).map(({ sheet, key, mapped: { column, header, field, confidence, reason } }) => ({
    ...{ sheet: firstLetters(sheet, longestSheet), column, header: firstLetters(header, 300), key, field, confidence },
    reason: reason === undefined ? null : firstLetters(reason, longestReason),
  }))

/**
 * The form that the headers make, whatever stands below them: what was said of its columns holds for the next list like it. Where no
 * header says anything, a form is the places of its columns and what stands in each. Our own column "Lỗi" makes no other form of the
 * workbook that was sent back with it.
 */
export function formOf(sheets: SheetColumns, marks: Marks): string {
  const columns = [...sheets.values()].flat().filter(({ field }) => field !== 'problems')
  const headers = columns.flatMap(({ header }) => (isMeaningless(header) ? [] : [headerKey(header)]))
  const parts = headers.length > 0 ? headers : columns.map((column) => columnKey(column, false))
  return marks.id('form', ...[...new Set(parts)].sort())
}

/** Columns that were taken for something by their cells, which nobody has confirmed, in words: each that the officer is asked about, once. */
export const unconfirmedColumns = (sheets: SheetColumns): string[] =>
  distinctColumns(sheets)
    .filter(({ mapped }) => awaitsWord(mapped))
    .map(({ mapped: { column, field } }) => `${column}: ${field === null ? 'chưa rõ' : fieldWords[field]}`)
