import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import type { ExportSums } from '../../domain/exports/export-order.ts'
import { numbersFor } from '../../domain/ids/printed-numbers.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import type { WrittenFile } from '../../runtime/written-file.ts'
import { getList } from '../../store/lists/list-store.ts'
import { endExport, getExport, type StoredExport } from '../../store/orders/export-store.ts'
import { noteTry } from '../../store/orders/open-exports.ts'
import type { Register } from '../../store/table/table.ts'
import { exchangeContent } from './exchange-content.ts'
import { exportBytes, TooLong } from './export-bytes.ts'
import { ExportRows } from './export-rows.ts'

export interface ExportWriter {
  readonly register: Register
  readonly tree: UnitTree
  readonly exchange: () => Promise<ExchangeKey>
  readonly now: () => number
  readonly put: (file: WrittenFile) => Promise<void>
  /** So many rows may a PDF have. */
  readonly mostPrinted: number
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  exchange: 'application/jsonl; charset=utf-8',
} as const

/**
 * Writes the file of an order, through the disk, so that memory does not grow with the rows. Safe to repeat: a second writer writes
 * another object, and the order keeps the first that was done.
 * @param attempt names this writer's object
 */
export async function writeExport(
  { put, ...writer }: ExportWriter,
  order: { readonly username: string; readonly exportId: string },
  attempt: string,
): Promise<StoredExport | undefined> {
  const { register, now } = writer
  const known = await getExport(register, order.username, order.exportId)
  if (known?.state !== 'waiting') return known
  await noteTry(register, known, now())
  const folder = await mkdtemp(join(tmpdir(), 'export-'))
  try {
    const path = join(folder, 'file')
    const { bytes: stream, sums } = await contentOf(writer, known)
    await pipeline(stream, createWriteStream(path))
    const key = objectKeys.export(known.id, attempt)
    const { size: bytes } = await stat(path)
    const fileName = fileNameOf(known)
    await put({ key, path, bytes, type: types[known.format], fileName })
    await endExport(register, known, { state: 'done', sums: sums(), file: key })
    return await getExport(register, order.username, order.exportId)
  } catch (error) {
    if (!(error instanceof TooLong)) throw error
    await endExport(register, known, { state: 'failed', sums: null, file: null, fault: 'too-long' })
    return await getExport(register, order.username, order.exportId)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const fileNameOf = ({ format, filter: { unit, programme } }: StoredExport): string =>
  format === 'exchange' ? `trao-doi-${unit}-${programme}.jsonl` : `danh-sach-${unit}.${format}`

/** @returns the bytes, and what they hold once they have gone by */
async function contentOf(
  { register, tree, exchange, now, mostPrinted }: Omit<ExportWriter, 'put'>,
  known: StoredExport,
): Promise<{ readonly bytes: AsyncIterable<Uint8Array | string>; readonly sums: () => ExportSums }> {
  const { format, filter, by, numbers } = known
  if (format === 'exchange') return exchangeContent({ register, tree }, await exchange(), filter.programme, now())
  const rows = new ExportRows({ register, tree, filter, numbers: numbersFor(by.role, numbers) })
  const listName = await listNameOf({ register, tree }, known)
  return { bytes: exportBytes({ ...known, format, listName, mostPrinted }, tree, rows), sums: () => rows.sums }
}

/** Of a list in the units that the file is about: of any other it is told nothing. */
async function listNameOf(
  { register, tree }: Pick<ExportWriter, 'register' | 'tree'>,
  { filter }: StoredExport,
): Promise<string | null> {
  const list = filter.list === null ? undefined : await getList(register, filter.list)
  return list && tree.contains(filter.unit, list.commune) ? list.fileName : null
}
