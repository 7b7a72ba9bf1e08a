import type { Row } from '../workbook/workbook.ts'
import { columnsOf, narrowed } from './find-table.ts'
import { lookedAt } from './guess-columns.ts'
import { type OpenTable, openTable, withoutHeader } from './open-table.ts'
import type { SaidColumns } from './said-columns.ts'
import { settleRivals } from './settle-rivals.ts'
import { hasNames, type Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

const deepestHeader = 3

/**
 * The table of a sheet in which nothing but an officer's word tells who stands in it: below the row in which the headers stand that he
 * has spoken of, or where what he has spoken of stands in columns without a header. Null where he has not said which column names people.
 * @param rows the first rows of the sheet
 */
export function tableByWord(rows: readonly Row[], said: SaidColumns): Table | null {
  if (said.size === 0) return null
  return belowHeader(rows.map(narrowed), said) ?? byPlace(rows, said)
}

/** Whatever else stands in the row: numbers of months, a year, and no word that lists use. */
function belowHeader(rows: readonly Row[], said: SaidColumns): Table | null {
  let best: { readonly table: Table; readonly count: number } | null = null
  for (const [start, first] of rows.entries()) {
    for (let depth = 1; depth <= deepestHeader; depth++) {
      const block = rows.slice(start, start + depth)
      const last = block[depth - 1]
      if (last === undefined) break
      const written = columnsOf(block, said)
      const told = written.filter(({ isSaid }) => isSaid)
      if (!hasNames({ columns: told }) || told.length <= (best?.count ?? 0)) continue
      const columns = settleRivals(written)
      if (hasNames({ columns }))
        best = { count: told.length, table: { firstRow: first.number, lastRow: last.number, columns, written } }
    }
  }
  return best?.table ?? null
}

function byPlace(rows: readonly Row[], said: SaidColumns): Table | null {
  const open = openTable(rows)
  if (open === null) return null
  const headed = tableOf(open, said)
  if (headed !== null) return headed
  const bare = {
    ...open,
    columns: open.columns.map(({ index, look }) => ({ index, look, header: '', field: null, confidence: 0 })),
  }
  const names = toldIn(bare, said).find((column) => hasNames({ columns: [column] }))
  return names === undefined ? null : tableOf(withoutHeader(open, rows, names.index), said)
}

function tableOf(open: OpenTable, said: SaidColumns): Table | null {
  const { firstRow, lastRow } = open
  const columns = toldIn(open, said)
  return hasNames({ columns }) ? { firstRow, lastRow, columns, written: columns } : null
}

const toldIn = ({ columns, seen }: OpenTable, said: SaidColumns): TableColumn[] =>
  columns.map(({ reason: _, ...column }) => {
    const own = seen.find(({ index }) => index === column.index)
    return own === undefined ? column : lookedAt(column, own, said)
  })
