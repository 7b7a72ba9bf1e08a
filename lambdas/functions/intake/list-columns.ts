import { awaitsWord } from '../../domain/columns/column-doubt.ts'
import type { MappedColumn } from '../../lists/checked-list.ts'
import { fieldWords } from '../../lists/columns/look-words.ts'
import { headerKey, isMeaningless } from '../../lists/columns/recognise-header.ts'
import { columnKey } from '../../lists/columns/said-columns.ts'
import type { Marks } from '../../store/id-mark.ts'
import type { StoredList } from '../../store/list-item.ts'

type SheetColumns = ReadonlyMap<string, readonly MappedColumn[]>

/** No form has a tenth of them; a workbook of many sheets repeats the same. */
const mostColumns = 120
const longestReason = 300

/**
 * What a list keeps of its columns, for the officer to look at. Columns that other sheets have alike are named once, as the sheet has them
 * that is least sure of them: what a list waits for is always among them.
 */
export function listColumns(sheets: SheetColumns): StoredList['columns'] {
  const columns = new Map<string, SheetColumn>()
  for (const [sheet, own] of sheets)
    for (const mapped of own) {
      const key = keyOf(mapped, own)
      const known = `${mapped.column}|${key}|${mapped.field}`
      const before = columns.get(known)
      if (before === undefined || certainty(mapped) < certainty(before.mapped))
        columns.set(known, { sheet, key, mapped })
    }
  return shown([...columns.values()]).map(({ sheet, key, mapped: { column, header, field, confidence, reason } }) => ({
    ...{ sheet: sheet.slice(0, 60), column, header: header.slice(0, 300), key, field, confidence },
    reason: reason?.slice(0, longestReason) ?? null,
  }))
}

interface SheetColumn {
  readonly sheet: string
  readonly key: string
  readonly mapped: MappedColumn
}

/** Below nought for what is held, however sure a column is of which nothing is asked. */
const certainty = (mapped: MappedColumn): number => mapped.confidence - (awaitsWord(mapped) ? 1 : 0)

function shown(columns: readonly SheetColumn[]): readonly SheetColumn[] {
  if (columns.length <= mostColumns) return columns
  const held = columns.filter(({ mapped }) => awaitsWord(mapped))
  return [...held, ...columns.filter(({ mapped }) => !awaitsWord(mapped))].slice(0, mostColumns)
}

/** Tables side by side have the same headers and are answered for together. */
function keyOf({ column, header, table, look }: MappedColumn, own: readonly MappedColumn[]): string {
  const isRepeated = own.some((one) => one.column !== column && one.table === table && one.header === header)
  return columnKey({ column, header, look }, isRepeated)
}

/**
 * The form that the headers make, whatever stands below them: what was said of its columns holds for the next list like it. Where no
 * header says anything, a form is the places of its columns and what stands in each.
 */
export function formOf(sheets: SheetColumns, marks: Marks): string {
  const columns = [...sheets.values()].flat()
  const headers = columns.flatMap(({ header }) => (isMeaningless(header) ? [] : [headerKey(header)]))
  const parts = headers.length > 0 ? headers : columns.map((column) => columnKey(column, false))
  return marks.id('form', ...[...new Set(parts)].sort())
}

/** Columns that were taken for something by their cells, which nobody has confirmed, in words. */
export const unconfirmedColumns = (sheets: SheetColumns): string[] =>
  [...sheets.values()].flat().flatMap((mapped) => {
    const { column, field } = mapped
    if (!awaitsWord(mapped)) return []
    return [field === null ? `${column}: chưa rõ` : `${column}: ${fieldWords(field)}`]
  })
