import { columnLetters } from '../column-letters.ts'
import { serialOfDay } from '../workbook/date-serial.ts'
import { literalIndex, styleIndex } from './sheet-styles.ts'
import { startsFormula } from './starts-formula.ts'
import type { CellStyle, CellValue, WrittenCell, WrittenRow, WrittenSheet } from './written-sheet.ts'
import { cellText } from './xml-text.ts'

/** About as much text as one chunk for the packer; rows are joined up to it. */
const flushLength = 64 * 1024
const longestCell = 32_767

type Merge = string

/** One sheet's XML in pieces, so that a million rows are never in memory together. */
export async function* sheetXml(sheet: WrittenSheet): AsyncGenerator<string> {
  const merges: Merge[] = []
  const title = sheet.title ?? []
  const header = sheet.header ?? []
  const letters = sheet.columns.map((_, index) => columnLetters(index))
  const style = (index: number) => sheet.columns[index]?.style
  let rowNumber = 0
  let xml = opening(sheet, title.length, header.length)
  const add = (row: WrittenRow, fallback: (column: number, value: CellValue) => CellStyle) => {
    rowNumber += 1
    xml += rowXml(row, rowNumber, letters, fallback, merges)
  }
  for (const row of title) add(row, () => 'title')
  for (const row of header) add(row, () => 'header')
  for await (const row of sheet.rows) {
    add(row, (column, value) => style(column) ?? styleOf(value))
    if (xml.length >= flushLength) {
      yield xml
      xml = ''
    }
  }
  for (const row of sheet.footer ?? []) add(row, () => 'plain')
  yield xml + closing(sheet, merges)
}

function opening(sheet: WrittenSheet, titleRows: number, headerRows: number): string {
  const frozen = titleRows + headerRows
  const pane =
    headerRows === 0
      ? ''
      : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
  const columns = sheet.columns
    .map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15.75"/>',
    columns === '' ? '' : `<cols>${columns}</cols>`,
    '<sheetData>',
  ].join('')
}

/** Order of the elements is fixed by the schema; Excel calls a file damaged that has them otherwise. */
function closing(sheet: WrittenSheet, merges: readonly Merge[]): string {
  const orientation = sheet.orientation ?? 'landscape'
  return [
    '</sheetData>',
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter></worksheet>',
  ].join('')
}

function rowXml(
  row: WrittenRow,
  number: number,
  letters: string[],
  fallback: (column: number, value: CellValue) => CellStyle,
  merges: Merge[],
): string {
  let xml = `<row r="${number}">`
  for (let column = 0; column < row.length; column++) {
    const cell = row[column] as WrittenCell
    const isDressed = typeof cell === 'object' && cell !== null && 'value' in cell
    const value = isDressed ? cell.value : cell
    const style = (isDressed ? cell.style : undefined) ?? fallback(column, value)
    const letter = letters[column] ?? columnLetters(column)
    if (isDressed && ((cell.across ?? 1) > 1 || (cell.down ?? 1) > 1)) {
      merges.push(
        `${letter}${number}:${columnLetters(column + (cell.across ?? 1) - 1)}${number + (cell.down ?? 1) - 1}`,
      )
    }
    xml += cellXml(`${letter}${number}`, style, value)
  }
  return `${xml}</row>`
}

function cellXml(reference: string, style: CellStyle, value: CellValue): string {
  const start = `<c r="${reference}" s="${styleIndex[style]}"`
  if (value === null || value === '') return `${start}/>`
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new RangeError(`cell ${reference}: ${value} is no number that a workbook can hold`)
    return `${start}><v>${value}</v></c>`
  }
  if (typeof value === 'object') return `${start}><v>${serialOfDay(value)}</v></c>`
  if (value.length > longestCell) throw new RangeError(`cell ${reference}: longer than ${longestCell} characters`)
  const textStart = startsFormula(value) ? `<c r="${reference}" s="${literalIndex[style]}"` : start
  return `${textStart} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`
}

function styleOf(value: CellValue): CellStyle {
  if (typeof value === 'number') return 'money'
  return typeof value === 'object' && value !== null ? 'date' : 'text'
}

/** The name as Excel accepts it. */
export function sheetName(name: string): string {
  const allowed = name
    .replace(/[[\]:*?/\\]/g, '-')
    .replace(/^'+|'+$/g, '')
    .trim()
  return [...allowed].slice(0, 31).join('').trim() || 'Trang'
}
