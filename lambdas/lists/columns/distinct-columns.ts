import { awaitsWord } from '../../domain/columns/column-doubt.ts'
import type { MappedColumn } from '../checked-list.ts'
import { columnKey } from './said-columns.ts'

/** The columns of a list by the sheet they stand on. */
export type SheetColumns = ReadonlyMap<string, readonly MappedColumn[]>

export interface SheetColumn {
  readonly sheet: string
  /** By what a person speaks of it. */
  readonly key: string
  readonly mapped: MappedColumn
}

/** No form has a tenth of them; a workbook of many sheets repeats the same. */
const mostColumns = 120

/**
 * The columns of a workbook that a person is shown and asked about. Those that several sheets have alike are one, as the sheet has it that is
 * least sure of it: what a list waits for is always among them.
 */
export function distinctColumns(sheets: SheetColumns): readonly SheetColumn[] {
  const columns = new Map<string, SheetColumn>()
  for (const [sheet, own] of sheets)
    for (const mapped of own) {
      const key = keyOf(mapped, own)
      const known = `${mapped.column}|${key}|${mapped.field}`
      const before = columns.get(known)
      if (before === undefined || certainty(mapped) < certainty(before.mapped))
        columns.set(known, { sheet, key, mapped })
    }
  return shown([...columns.values()])
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
