import { strFromU8, unzipSync } from 'fflate'
import type { WrittenSheet } from '../../../../lambdas/lists/writer/write-workbook.ts'

export const aSheet = (sheet: Partial<WrittenSheet> = {}): WrittenSheet => ({
  name: 'Danh sách',
  columns: [{ width: 5, style: 'integer' }, { width: 30 }, { width: 14 }],
  rows: [[1, '066085004321', 1_500_000]],
  ...sheet,
})

export const partOf = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())
