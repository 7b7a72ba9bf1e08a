import { groupThousands } from '../domain/money/dong.ts'
import type { CellStyle, CellValue, Fallback, WrittenCell, WrittenRow } from '../lists/writer/written-sheet.ts'

export type Look = { readonly bold: boolean; readonly border: boolean; readonly align: Align; readonly size: number }
export type Align = 'left' | 'centre' | 'right'

/** A cell in its place; `size` is relative to the table's. */
export type PrintedCell = Look & {
  readonly column: number
  readonly across: number
  readonly down: number
  readonly text: string
  /** A figure: broken in two it would be read as another one. */
  readonly isWhole: boolean
  readonly shaded: boolean
}

/** As the workbook's styles look (`sheet-styles`). */
const looks: Record<CellStyle, Look> = {
  text: { bold: false, border: true, align: 'left', size: 1 },
  centred: { bold: false, border: true, align: 'centre', size: 1 },
  integer: { bold: false, border: true, align: 'right', size: 1 },
  money: { bold: false, border: true, align: 'right', size: 1 },
  date: { bold: false, border: true, align: 'centre', size: 1 },
  header: { bold: true, border: true, align: 'centre', size: 1 },
  title: { bold: true, border: false, align: 'centre', size: 1.2 },
  subtitle: { bold: false, border: false, align: 'centre', size: 1 },
  total: { bold: true, border: true, align: 'left', size: 1 },
  'total-money': { bold: true, border: true, align: 'right', size: 1 },
  plain: { bold: false, border: false, align: 'left', size: 1 },
}

/** The row's cells without those that another one covers: one before it in the row, or one of a row above. */
export function printedCells(
  row: WrittenRow,
  fallback: Fallback,
  columns: number,
  isCovered: (column: number) => boolean,
): PrintedCell[] {
  const cells: PrintedCell[] = []
  let covered = 0
  for (const [column, cell] of row.entries()) {
    const { value, style, across = 1, down = 1 } = dressed(cell)
    if (column < covered || isCovered(column)) continue
    const kind = style ?? fallback(column, value)
    const look = looks[kind]
    const reach = look.border || across > 1 ? across : freeAcross(row, column, columns)
    const text = printedText(value, kind)
    const isWhole = typeof value === 'number'
    cells.push({ ...look, column, across: reach, down, text, isWhole, shaded: kind === 'header' })
    covered = column + across
  }
  return cells
}

/** As in Excel, a text without a border runs on over the empty cells behind it. */
function freeAcross(row: WrittenRow, column: number, columns: number): number {
  let end = column + 1
  while (end < columns && isEmpty(row[end])) end++
  return end - column
}

const isEmpty = (cell: WrittenCell | undefined): boolean => cell === undefined || cell === null || cell === ''

const dressed = (cell: WrittenCell): Extract<WrittenCell, { value: CellValue }> =>
  typeof cell === 'object' && cell !== null && 'value' in cell ? cell : { value: cell }

/** A font has no sign for these; a printer would draw a box. NFC, because the font does not place loose marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u2060\uFEFF]/gu

function printedText(value: CellValue, style: CellStyle): string {
  if (value === null) return ''
  if (typeof value === 'number') return style === 'integer' ? String(value) : groupThousands(value)
  if (typeof value === 'object') return `${two(value.day)}/${two(value.month)}/${value.year}`
  return value.normalize('NFC').replace(unprintable, '').replaceAll('\t', ' ')
}

const two = (part: number): string => String(part).padStart(2, '0')
