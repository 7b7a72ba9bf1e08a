import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { BatchState } from '../../domain/batches/batch.ts'
import { keys } from '../table/keys.ts'
import { between, queryItems } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { linesItem, type StoredBatch, type StoredLine } from './batch-item.ts'

/** Lines a chunk: a batch read's hundred. */
export const linesPerChunk = 100

export interface LinesChunk {
  readonly chunk: number
  readonly lines: readonly StoredLine[]
  /** The step that it is through with: `checking`, `writing` or `undoing`. */
  readonly step: BatchState
}

/** Some 25 WRU. */
export async function putLines(register: Register, id: string, { chunk, lines, step }: LinesChunk): Promise<void> {
  const Item = { ...keys.batchLines(id, chunk), lines: JSON.stringify(lines), step }
  await register.client.send(new PutCommand({ TableName: register.table, Item }))
}

/** Chunks from a place on, by pages of a megabyte: some 30 chunks, 250 reads. */
export async function getLines(
  register: Register,
  { id, chunks }: Pick<StoredBatch, 'id' | 'chunks'>,
  from: { readonly chunk: number; readonly most: number },
): Promise<LinesChunk[]> {
  // A dry run that was killed may have written more of them.
  const last = Math.min(chunks, from.chunk + from.most) - 1
  if (last < from.chunk) return []
  const items = await queryItems(register, between(keys.batchLines(id, from.chunk), keys.batchLines(id, last)))
  return items.map((item) => {
    const { sk, lines, step } = linesItem.parse(item)
    return { chunk: Number(sk.slice('LINES#'.length)), lines, step }
  })
}
