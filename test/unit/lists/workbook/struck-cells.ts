import { type BiffRecord, withRecords } from './biff-records.ts'

/**
 * The .xls with one more font, struck through, and with it one more format, that the given cells of its first sheet have. No library at
 * hand writes it, so its records are put in by hand.
 */
export function withStruckCells(xls: Uint8Array, cells: readonly { row: number; column: number }[]): Uint8Array {
  return withRecords(xls, (records) => struckThrough(records, cells))
}

function struckThrough(records: readonly BiffRecord[], cells: readonly { row: number; column: number }[]): Buffer[] {
  const [fonts, formats] = [0x31, 0xe0].map((type) => records.filter((one) => one.type === type))
  const [lastFont, lastFormat] = [fonts?.at(-1), formats?.at(-1)]
  if (!fonts || !formats || !lastFont || !lastFormat) throw new Error('an .xls has fonts and formats')
  const struck = Buffer.from(lastFont.bytes)
  struck.writeUInt16LE(0x08, 4 + 2)
  // The number 4 is left out.
  const number = fonts.length < 4 ? fonts.length : fonts.length + 1
  const format = Buffer.from(lastFormat.bytes)
  format.writeUInt16LE(number, 4)
  const added = struck.length + format.length
  for (const { type, bytes } of records) {
    if (type === 0x85) bytes.writeUInt32LE(bytes.readUInt32LE(4) + added, 4)
    const isCell = [0x203, 0x204, 0xfd, 0x27e].includes(type)
    if (isCell && cells.some(({ row, column }) => row === bytes.readUInt16LE(4) && column === bytes.readUInt16LE(6)))
      bytes.writeUInt16LE(formats.length, 8)
  }
  return records.flatMap((one) => [
    one.bytes,
    ...(one === lastFont ? [struck] : []),
    ...(one === lastFormat ? [format] : []),
  ])
}
