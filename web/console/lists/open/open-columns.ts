import type { ListColumn, ListRow, ListSummary } from '../../../../lambdas/contract/lists.ts'

type OpenTable = NonNullable<ListSummary['openTable']>

/** A row of a table in which nothing tells who stands. */
export interface OpenRow {
  readonly row: number
  readonly cells: NonNullable<ListRow['cells']>
}

/** Of a list's rows those of the table that waits. */
export const openRowsOf = ({ sheet }: OpenTable, rows: readonly ListRow[]): OpenRow[] =>
  rows.flatMap(({ sheet: own, row, cells }) => (cells && own === sheet ? [{ row, cells }] : []))

/** Rows that may be its header: one cell alone names no columns. */
export const mayBeHeader = ({ cells }: OpenRow): boolean => cells.length > 1

interface OpenList {
  readonly openTable: OpenTable
  /** As they are read below the header that the reader has found. */
  readonly columns: readonly ListColumn[]
  readonly rows: readonly OpenRow[]
}

/**
 * The columns as they are spoken of where a row is their header.
 * @param header its number; null where they have none
 */
export function columnsBelow({ openTable, columns, rows }: OpenList, header: number | null): ListColumn[] {
  if (header === openTable.headerRow) return [...columns]
  const cells = rows.find(({ row }) => row === header)?.cells ?? []
  return openTable.columns.map(({ column, key }) => {
    const own = cells.find((cell) => cell.column === column)
    const known = columns.find((one) => one.column === column)
    return {
      ...{ sheet: openTable.sheet, column, header: own?.text ?? '', key: own?.key ?? key },
      ...{ field: null, confidence: 0, reason: known?.reason?.replace(/^[^;]*; /, '') ?? null },
    }
  })
}

/** The header row of which an answer speaks; undefined where none does. */
export function answeredHeader(list: OpenList, said: Readonly<Record<string, unknown>>): number | null | undefined {
  const rows = [list.openTable.headerRow, ...list.rows.filter(mayBeHeader).map(({ row }) => row), null]
  let best: { readonly row: number | null; readonly count: number } | undefined
  for (const row of rows) {
    const count = columnsBelow(list, row).filter(({ key }) => key in said).length
    if (count > (best?.count ?? 0)) best = { row, count }
  }
  return best?.row
}

/** The same answers below another header: each of its column, as that is called there. */
export function answersBelow<Meaning>(
  list: OpenList,
  said: Readonly<Record<string, Meaning>>,
  [from, to]: readonly [number | null, number | null],
): Record<string, Meaning> {
  const before = columnsBelow(list, from)
  const others = Object.entries(said).filter(([key]) => before.every((column) => column.key !== key))
  const moved = columnsBelow(list, to).flatMap(({ column, key }): [string, Meaning][] => {
    const old = before.find((one) => one.column === column)
    const meaning = old && said[old.key]
    return meaning === undefined ? [] : [[key, meaning]]
  })
  return Object.fromEntries([...others, ...moved])
}
