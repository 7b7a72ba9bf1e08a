import type { CellStyle } from '../writer/written-sheet.ts'

/** A form's number in its decision; `chung` is the list of any programme, `chi-tra` the one that people sign when they are paid. */
export type FormCode = string

/** Whose list it will be: stands in the title as it is told here, so that the check finds the commune in it. */
export type FormPlace = {
  /** "Xã Ea Tiêu". */
  communeName: string
  /** "Huyện Cư Kuin"; null where communes stand right below the province. */
  districtName: string | null
  /** "Tỉnh Cà Mau". */
  provinceName: string
  /** Thôn, buôn, tổ dân phố of the commune, where they are known: they can be picked from a list then. */
  hamlets?: readonly string[]
}

/** A sheet of its own with the values of a list. */
export type ValueSheet = { name: string; title: string; header: string; rangeName: string }

/** What Excel asks of a cell while it is typed. A warning can be overruled by who types, a stop cannot. */
export type CellCheck = {
  error: string
  style: 'stop' | 'warning'
} /** @param sheet where the values stand when Excel does not take so many inside the check; without one there is no check then */ & (
  | { kind: 'list'; values: readonly string[]; sheet?: ValueSheet }
  | { kind: 'whole'; from: number; to: number }
  /** @param formula of the column's first cell, written `@` */
  | { kind: 'formula'; formula: string }
)

export type FormColumn = {
  header: string
  /** The text above it in a header of two rows; neighbours of one group are merged. */
  group?: string
  width: number
  /** Of the cells to be filled; text keeps the zeros of a number and a day as it was typed. */
  style: CellStyle
  /** Shown beside the cell while it is typed. */
  hint?: string
  check?: CellCheck
  /** Its sum stands in the total row. */
  isSummed?: true
}

export type ListForm = {
  code: FormCode
  /** For a menu: "Mẫu 07 – Đối tượng bảo trợ xã hội". */
  name: string
  /** Of the workbook to be saved, without the commune: "mau-07-bao-tro-xa-hoi". */
  fileName: string
  /** Policy codes of its programme whose people it lists; empty where it lists everybody. */
  policies: readonly string[]
  /** Of the one sheet; a numbered form's says its number. */
  sheetName?: string
  /** Stands below the title: which form of which decision it is. */
  mark?: string
  /** Printed and signed, and refused when it is sent: it lists no people. */
  isForPaperOnly?: true
  /** The line in large letters. */
  title: string
  /** Lines below the title to be filled by hand, each with dots to write on. */
  lines?: readonly string[]
  columns: readonly FormColumn[]
  /** Who signs below, from left to right. */
  signers: readonly [string, string]
  /** Rows that are there already; other forms have blank ones. */
  rows?: readonly (readonly string[])[]
}

export type FormBuilder = (place: FormPlace) => ListForm

/** The forms that a programme's decision prescribes, in the order of a menu. */
export type FormSet = { mark: (code: FormCode) => string; forms: readonly FormBuilder[] }
