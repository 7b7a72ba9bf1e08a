import { columnIndex } from '../column-letters.ts'
import { attributeOf } from './attribute-scan.ts'
import { maximumMergedRanges, maximumTokenBytes } from './limits.ts'
import { isTrue } from './sheet-scanner.ts'
import type { MergedRange } from './workbook.ts'
import { behindSpecial, endOfName, endOfTag, isSpecial, nameIs, nextTag, slash, startOfLocalName } from './xml-bytes.ts'
import { XmlWindow } from './xml-window.ts'

const capitalD = 0x44
const sheetData = [...'sheetData'].map((letter) => letter.charCodeAt(0))
/** A sheet can hide up to column XFD with one element; no list is wider than this. */
const mostHiddenColumns = 1_000

type Found = { merged: MergedRange[]; hiddenColumns: number[] }

/** Columns stand before the rows, so that only the sheet's beginning is unpacked. */
export async function readHiddenColumns(chunks: AsyncIterable<Uint8Array>): Promise<number[]> {
  return (await readOutsideRows(chunks, true)).hiddenColumns
}

/** Merged ranges stand behind the rows, which are skipped as fast as bytes can be searched. */
export async function readMerged(chunks: AsyncIterable<Uint8Array>): Promise<MergedRange[]> {
  return (await readOutsideRows(chunks, false)).merged
}

async function readOutsideRows(chunks: AsyncIterable<Uint8Array>, endsAtRows: boolean): Promise<Found> {
  const found: Found = { merged: [], hiddenColumns: [] }
  const window = new XmlWindow(chunks, maximumTokenBytes)
  let isInRows = false
  try {
    while (!(isInRows && endsAtRows) && (await window.more())) {
      isInRows = isInRows ? skipRows(window) : scanTags(window, found)
      // What follows may be at hand already; a sheet has rows but once.
      if (isInRows && !endsAtRows) isInRows = skipRows(window)
      if (!isInRows) isInRows = scanTags(window, found)
    }
  } finally {
    await window.close()
  }
  return found
}

/** Passes over what is at hand of the rows; true while their end has not come. */
function skipRows(window: XmlWindow): boolean {
  const rowsEnd = findSheetData(window.bytes, window.start, window.end)
  window.start = rowsEnd === -1 ? Math.max(window.start, window.end - sheetData.length) : rowsEnd
  return rowsEnd === -1
}

/** Takes the tags at hand; true when the rows begin behind them. */
function scanTags(window: XmlWindow, found: Found): boolean {
  const { bytes, end } = window
  for (;;) {
    const tag = nextTag(bytes, window.start, end)
    window.start = tag === -1 ? end : tag
    if (tag === -1 || tag + 1 >= end) return false
    const next = isSpecial(bytes[tag + 1]) ? behindSpecial(bytes, tag, end) : endOfTag(bytes, tag, end) + 1
    if (next <= 0) return false
    window.start = next
    const nameTo = endOfName(bytes, tag + 1, next)
    const nameFrom = startOfLocalName(bytes, tag + 1, nameTo)
    if (nameIs(bytes, nameFrom, nameTo, 'sheetData')) {
      if (bytes[next - 2] !== slash) return true
    } else if (nameIs(bytes, nameFrom, nameTo, 'col')) addHidden(found, bytes, nameTo, next)
    else if (nameIs(bytes, nameFrom, nameTo, 'mergeCell')) addMerged(found, bytes, nameTo, next)
  }
}

/** The name inside `</sheetData>`: D is rare in a sheet's XML, so the platform's byte search leaps from one to the next. */
function findSheetData(bytes: Uint8Array, start: number, end: number): number {
  for (let at = bytes.indexOf(capitalD, start); at !== -1 && at < end; at = bytes.indexOf(capitalD, at + 1)) {
    const from = at - 5
    if (
      from >= start &&
      from + sheetData.length <= end &&
      sheetData.every((byte, index) => bytes[from + index] === byte)
    ) {
      return from + sheetData.length
    }
  }
  return -1
}

function addHidden(found: Found, bytes: Uint8Array, from: number, to: number): void {
  if (!isTrue(attributeOf(bytes, from, to, 'hidden') ?? '')) return
  const first = Number(attributeOf(bytes, from, to, 'min'))
  const last = Number(attributeOf(bytes, from, to, 'max'))
  for (let column = first; column <= last && found.hiddenColumns.length < mostHiddenColumns; column++) {
    found.hiddenColumns.push(column - 1)
  }
}

function addMerged(found: Found, bytes: Uint8Array, from: number, to: number): void {
  const range = parseRange(attributeOf(bytes, from, to, 'ref') ?? '')
  if (range !== null && found.merged.length < maximumMergedRanges) found.merged.push(range)
}

function parseRange(text: string): MergedRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text)
  if (match === null) return null
  const [, firstColumn = '', firstRow = '', lastColumn = '', lastRow = ''] = match
  return {
    firstRow: Number(firstRow) - 1,
    firstColumn: columnIndex(firstColumn) ?? 0,
    lastRow: Number(lastRow) - 1,
    lastColumn: columnIndex(lastColumn) ?? 0,
  }
}
