import { withRecords } from './biff-records.ts'

const types = { beginning: 0x809, sheet: 0x85, row: 0x208, columns: 0x7d }

/** The .xls whose first sheet hides a row and a column, counted from 0: no library at hand writes the records that say so. */
export const withHidden = (xls: Uint8Array, { row, column }: { row: number; column: number }): Uint8Array =>
  withRecords(xls, (records) => {
    const added = [hiddenColumn(column), hiddenRow(row)]
    const [, first] = records.filter(({ type }) => type === types.beginning)
    const [, ...behind] = records.filter(({ type }) => type === types.sheet)
    const length = added.reduce((sum, { length }) => sum + length, 0)
    for (const { bytes } of behind) bytes.writeUInt32LE(bytes.readUInt32LE(4) + length, 4)
    return records.flatMap((one) => (one === first ? [one.bytes, ...added] : [one.bytes]))
  })

function hiddenRow(row: number): Buffer {
  const bytes = recordOf(types.row, 16)
  bytes.writeUInt16LE(row, 4)
  bytes.writeUInt16LE(255, 4 + 6)
  bytes.writeUInt8(0x20, 4 + 12)
  return bytes
}

function hiddenColumn(column: number): Buffer {
  const bytes = recordOf(types.columns, 12)
  bytes.writeUInt16LE(column, 4)
  bytes.writeUInt16LE(column, 4 + 2)
  bytes.writeUInt16LE(2048, 4 + 4)
  bytes.writeUInt16LE(1, 4 + 8)
  return bytes
}

function recordOf(type: number, length: number): Buffer {
  const bytes = Buffer.alloc(4 + length)
  bytes.writeUInt16LE(type, 0)
  bytes.writeUInt16LE(length, 2)
  return bytes
}
