/** A day; months and days from 1. */
export type WrittenDate = { year: number; month: number; day: number }

export type CellValue = string | number | WrittenDate | null

/** Looks are few on purpose: one house style for templates, reports and demonstrations. */
export const cellStyles = [
  'text',
  'centred',
  'integer',
  'money',
  'date',
  'header',
  'title',
  'subtitle',
  'total',
  'total-money',
  'plain',
] as const
export type CellStyle = (typeof cellStyles)[number]

/**
 * A string is always a text cell (an ID number never turns into a number), a number gets #,##0, a date dd/mm/yyyy.
 * `across` and `down` merge the cell over so many columns and rows; the cells it covers are given as null or left out.
 */
export type WrittenCell = CellValue | { value: CellValue; style?: CellStyle; across?: number; down?: number }

export type WrittenRow = readonly WrittenCell[]

export type WrittenSheet = {
  /** At most 31 characters without [ ] : * ? / \; longer names are cut, forbidden signs become "-". */
  name: string
  /** Width in characters, and the style of table cells that name none (default: by the value's type, with borders). */
  columns: readonly { width: number; style?: CellStyle }[]
  /** Title lines above the table. */
  title?: readonly WrittenRow[]
  /** Header rows: bold, centred, bordered, frozen, and repeated on each printed page. */
  header?: readonly WrittenRow[]
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
  /** Below the table: totals, signatures; without borders unless a style is named. */
  footer?: readonly WrittenRow[]
  /** What its rows' first cells are called, for checks in other sheets. */
  rangeName?: string
  /** A4; landscape by default. */
  orientation?: 'landscape' | 'portrait'
  /** Stands at the foot of every printed page, left of the page's number; letters, digits and dashes. */
  pageMark?: string
  /**
   * After which of the rows a printed page ends, counted from 0. Excel heeds no break where it fits a sheet to a page's width: such a
   * sheet is printed at a fixed scale, and its columns have to fit.
   */
  breaksAfter?: readonly number[]
}

/** The style of a cell that names none. */
export type Fallback = (column: number, value: CellValue) => CellStyle

/** Of the rows of a sheet: the column's, or what its value is usually shown in. */
export function styleInTable({ columns }: Pick<WrittenSheet, 'columns'>): Fallback {
  return (column, value) => columns[column]?.style ?? usualStyle(value)
}

function usualStyle(value: CellValue): CellStyle {
  if (typeof value === 'number') return 'money'
  return typeof value === 'object' && value !== null ? 'date' : 'text'
}
