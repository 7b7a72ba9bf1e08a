import * as SheetJs from '@e965/xlsx'

/**
 * The .xls with one more font, struck through, and with it one more format, that the given cells of its first sheet have. No library at
 * hand writes it, so its records are put in by hand.
 */
export function withStruckCells(xls: Uint8Array, cells: readonly { row: number; column: number }[]): Uint8Array {
  const file = SheetJs.CFB.read(xls, { type: 'array' })
  const part = SheetJs.CFB.find(file, '/Workbook') ?? SheetJs.CFB.find(file, '/Book')
  const records = recordsOf(Buffer.from(part.content))
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
  part.content = Buffer.concat(
    records.flatMap((one) => [
      one.bytes,
      ...(one === lastFont ? [struck] : []),
      ...(one === lastFormat ? [format] : []),
    ]),
  )
  part.size = part.content.length
  return new Uint8Array(SheetJs.CFB.write(file, { type: 'array' }))
}

function recordsOf(stream: Buffer): { type: number; bytes: Buffer }[] {
  const records: { type: number; bytes: Buffer }[] = []
  for (let at = 0; at + 4 <= stream.length; ) {
    const end = at + 4 + stream.readUInt16LE(at + 2)
    records.push({ type: stream.readUInt16LE(at), bytes: Buffer.from(stream.subarray(at, end)) })
    at = end
  }
  return records
}
