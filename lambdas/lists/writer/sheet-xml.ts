import { RowWriter } from './row-writer.ts'
import { styleInTable, type WrittenSheet } from './written-sheet.ts'
import { XmlBytes } from './xml-bytes.ts'
import { attributeText } from './xml-text.ts'

/** Bytes of one chunk for the packer; rows are joined up to it. */
const flushLength = 256 * 1024
/** A row beyond the mark seldom needs a larger buffer then. */
const rowReserve = 8 * 1024

/** One sheet's XML in pieces, so that a million rows are never in memory together. */
export async function* sheetXml(sheet: WrittenSheet): AsyncGenerator<Uint8Array> {
  const title = sheet.title ?? []
  const header = sheet.header ?? []
  const xml = new XmlBytes(flushLength + rowReserve)
  const rows = new RowWriter(xml)
  const ofColumn = styleInTable(sheet)
  xml.xml(opening(sheet, title.length, header.length))
  for (const row of title) rows.add(row, () => 'title')
  for (const row of header) rows.add(row, () => 'header')
  if (Symbol.iterator in sheet.rows)
    // To wait for each row that is there already costs as much as to write it.
    for (const row of sheet.rows) {
      rows.add(row, ofColumn)
      if (xml.length >= flushLength) yield xml.take()
    }
  else
    for await (const row of sheet.rows) {
      rows.add(row, ofColumn)
      if (xml.length >= flushLength) yield xml.take()
    }
  for (const row of sheet.footer ?? []) rows.add(row, () => 'plain')
  xml.xml(closing(sheet, rows.merges))
  yield xml.take()
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
    sheet.breaksAfter ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15.75"/>',
    columns === '' ? '' : `<cols>${columns}</cols>`,
    '<sheetData>',
  ].join('')
}

/** Order of the elements is fixed by the schema; Excel calls a file damaged that has them otherwise. */
function closing(sheet: WrittenSheet, merges: readonly string[]): string {
  const orientation = sheet.orientation ?? 'landscape'
  const mark = sheet.pageMark ? `&amp;L${attributeText(sheet.pageMark)}` : ''
  return [
    '</sheetData>',
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    sheet.breaksAfter
      ? `<pageSetup paperSize="9" scale="${scaleWithBreaks}" orientation="${orientation}"/>`
      : `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>${mark}&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>`,
    rowBreaks(sheet),
    '</worksheet>',
  ].join('')
}

/** Percent: 140 characters stand side by side on a landscape A4. */
const scaleWithBreaks = 85

function rowBreaks({ breaksAfter = [], title = [], header = [] }: WrittenSheet): string {
  const above = title.length + header.length
  const breaks = breaksAfter.map((row) => `<brk id="${above + row + 1}" max="16383" man="1"/>`)
  const { length } = breaks
  return length === 0 ? '' : `<rowBreaks count="${length}" manualBreakCount="${length}">${breaks.join('')}</rowBreaks>`
}

/** The name as Excel accepts it. */
export function sheetName(name: string): string {
  const allowed = name
    .replace(/[[\]:*?/\\]/g, '-')
    .replace(/^'+|'+$/g, '')
    .trim()
  return [...allowed].slice(0, 31).join('').trim() || 'Trang'
}
