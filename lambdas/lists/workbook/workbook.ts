/** What a workbook is to the rest of the program, whatever format it came in. */

export type WorkbookFormat = 'xlsx' | 'xls' | 'xml-2003' | 'csv'

/** A day as the workbook's calendar gives it; months and days from 1. Always a day that exists. */
export type CellDate = { year: number; month: number; day: number }

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula-without-value'

export type Cell = {
  /** 0-based: A is 0. */
  column: number
  /** What the cell says, in full digits: never 6.6E+10, zeros kept where the number format shows them, dates dd/mm/yyyy. */
  text: string
  /** A date's value is its serial number; an error's and a missing formula value's is null. */
  value: string | number | boolean | null
  kind: CellKind
  /** Only with kind 'date', and absent where the serial is no day (a time of day, Excel's 29/02/1900). */
  date?: CellDate
  /** Only with kind 'date': how much of it the number format lets the officer see. */
  shows?: 'day' | 'month' | 'year' | 'time'
  /** Its font is struck through, by which offices cross out what no longer counts. A CSV has none. */
  struck?: true
  /** Only where a part of its text is struck through, which is no part of what it says: all that is written there. */
  whole?: string
}

/** Cells that hold something, from left to right; empty and merely formatted cells are left out. */
export type Row = {
  /** 1-based, as Excel shows it. */
  number: number
  hidden: boolean
  cells: Cell[]
}

/** 0-based and inclusive on both ends. */
export type MergedRange = { firstRow: number; firstColumn: number; lastRow: number; lastColumn: number }

/** A remark pinned to a cell: the row as Excel shows it, the column 0-based. */
export type CellComment = { row: number; column: number; text: string }

/** @property isWhole false where there were more than are kept, or than can be read */
export type SheetComments = { comments: CellComment[]; isWhole: boolean }

export type Sheet = {
  name: string
  hidden: boolean
  /** Rows with at least one cell that says something, in file order. Each call reads the sheet anew, in bounded memory. Throws NotAList. */
  rows(): AsyncIterable<Row>
  /** The same rows in batches, for who reads a million of them. */
  batches(): AsyncIterable<Row[]>
  /** 0-based. Reads the sheet's beginning only. */
  hiddenColumns(): Promise<number[]>
  /** At most the first 100,000. They stand behind the rows, so the whole sheet is unpacked for them. */
  merged(): Promise<MergedRange[]>
  /** With the name that Excel writes above them. They have a part of their own: a sheet without any costs nothing. */
  comments(): Promise<SheetComments>
}

export type Workbook = {
  name: string
  format: WorkbookFormat
  /** Of text formats what they were decoded from ('utf-8', 'utf-16le', 'windows-1258'); 'unicode' for Excel's own. */
  encoding: string
  /** Hexadecimal; null where the source was read by ranges and did not say, or the platform has no digest. */
  sha256: string | null
  /** True for the epoch of old Macs; needed only to understand a serial number in a cell without a date format. */
  date1904: boolean
  sheets: Sheet[]
}
