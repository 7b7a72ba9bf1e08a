import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { WrittenFile } from '../../runtime/written-file.ts'
import { endExport, getExport, type StoredExport } from '../../store/export-store.ts'
import type { Register } from '../../store/table.ts'
import { exportBytes } from './export-bytes.ts'
import { ExportRows } from './export-rows.ts'

export interface ExportWriter {
  readonly register: Register
  readonly tree: UnitTree
  readonly put: (file: WrittenFile) => Promise<void>
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/**
 * Writes the file of an order, through the disk, so that memory does not grow with the rows. Safe to repeat: a second writer writes
 * another object, and the order keeps the first that was done.
 * @param attempt names this writer's object
 */
export async function writeExport(
  { register, tree, put }: ExportWriter,
  order: { readonly username: string; readonly exportId: string },
  attempt: string,
): Promise<StoredExport | undefined> {
  const known = await getExport(register, order.username, order.exportId)
  if (known?.state !== 'waiting') return known
  const folder = await mkdtemp(join(tmpdir(), 'export-'))
  try {
    const path = join(folder, 'file')
    const rows = new ExportRows({ register, tree, filter: known.filter, role: known.by.role })
    await pipeline(exportBytes(known, tree, rows), createWriteStream(path))
    const key = `exports/${known.id}/${attempt}`
    const { size: bytes } = await stat(path)
    const fileName = `danh-sach-${known.filter.unit}.${known.format}`
    await put({ key, path, bytes, type: types[known.format], fileName })
    await endExport(register, known, { state: 'done', sums: rows.sums, file: key })
    return await getExport(register, order.username, order.exportId)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
