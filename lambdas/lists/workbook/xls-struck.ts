/** Row and column of a cell, in one number: an .xls has 65,536 rows of 256. */
export const placeInXls = (row: number, column: number): number => row * 256 + column

const font = 0x0031
const xf = 0x00e0
const boundSheet = 0x0085
const beginOfFile = 0x0809
const mulRk = 0x00bd
/** Records of one cell: row, column and its format's index come first in each. Blank cells say nothing. */
const cellRecords = new Set([0x0203, 0x0204, 0x0205, 0x00fd, 0x027e, 0x0006, 0x00d6])
const struckBit = 0x08
/** Excel never gives a font the number 4. */
const missingFont = 4

/**
 * Cells whose font is struck through, of each sheet in the order in which the file has them, read off the records of an .xls (BIFF5 and
 * 8): the library that reads its values does not keep fonts. Nothing of cells is looked at in the usual file, which has no such font.
 * @param stream the file's part "Workbook" or "Book"
 */
export function struckCells(stream: Uint8Array): ReadonlySet<number>[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const struckFonts = new Set<number>()
  const struckFormats = new Set<number>()
  const starts: number[] = []
  let [fonts, formats] = [0, 0]
  let sheet: Set<number> | undefined
  const sheets = new Map<number, Set<number>>()
  for (const { type, at, length, begun } of recordsOf(view)) {
    if (type === font && length >= 4) {
      if (fonts === missingFont) fonts += 1
      if ((view.getUint16(at + 2, true) & struckBit) !== 0) struckFonts.add(fonts)
      fonts += 1
    } else if (type === xf && length >= 2) {
      if (struckFonts.has(view.getUint16(at, true))) struckFormats.add(formats)
      formats += 1
    } else if (type === boundSheet && length >= 4) starts.push(view.getUint32(at, true))
    else if (type === beginOfFile && starts.includes(begun)) {
      if (struckFormats.size === 0) break
      sheet = new Set()
      sheets.set(begun, sheet)
    } else if (sheet && length >= 6 && (cellRecords.has(type) || type === mulRk)) {
      const row = view.getUint16(at, true)
      const first = view.getUint16(at + 2, true)
      const count = type === mulRk ? Math.floor((length - 6) / 6) : 1
      for (let index = 0; index < count; index++)
        if (struckFormats.has(view.getUint16(at + 4 + 6 * index, true))) sheet.add(placeInXls(row, first + index))
    }
  }
  return starts.toSorted((one, other) => one - other).map((start) => sheets.get(start) ?? new Set())
}

function* recordsOf(view: DataView): Generator<{ type: number; at: number; length: number; begun: number }> {
  for (let begun = 0; begun + 4 <= view.byteLength; ) {
    const [type, length] = [view.getUint16(begun, true), view.getUint16(begun + 2, true)]
    const at = begun + 4
    if (at + length > view.byteLength) return
    yield { type, at, length, begun }
    begun = at + length
  }
}
