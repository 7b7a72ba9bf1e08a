import * as SheetJs from '@e965/xlsx'

export interface BiffRecord {
  readonly type: number
  /** With the four of its type and length. */
  readonly bytes: Buffer
}

/** An .xls whose records are others than the library writes. */
export function withRecords(xls: Uint8Array, edit: (records: readonly BiffRecord[]) => readonly Buffer[]): Uint8Array {
  const file = SheetJs.CFB.read(xls, { type: 'array' })
  const part = SheetJs.CFB.find(file, '/Workbook') ?? SheetJs.CFB.find(file, '/Book')
  part.content = Buffer.concat(edit(recordsOf(Buffer.from(part.content))))
  part.size = part.content.length
  return new Uint8Array(SheetJs.CFB.write(file, { type: 'array' }))
}

function recordsOf(stream: Buffer): BiffRecord[] {
  const records: BiffRecord[] = []
  for (let at = 0; at + 4 <= stream.length; ) {
    const end = at + 4 + stream.readUInt16LE(at + 2)
    records.push({ type: stream.readUInt16LE(at), bytes: Buffer.from(stream.subarray(at, end)) })
    at = end
  }
  return records
}
