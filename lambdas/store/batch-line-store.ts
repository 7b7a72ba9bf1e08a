import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { BatchState } from '../domain/batches/batch.ts'
import { linesItem, type StoredBatch, type StoredLine } from './batch-item.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'

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
  const found: LinesChunk[] = []
  let position: Record<string, unknown> | undefined
  do {
    const page = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': keys.batch(id).pk,
          ':first': keys.batchLines(id, from.chunk).sk,
          ':last': keys.batchLines(id, last).sk,
        },
        ConsistentRead: true,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    for (const item of page.Items ?? []) {
      const { sk, lines, step } = linesItem.parse(item)
      found.push({ chunk: Number(sk.slice('LINES#'.length)), lines, step })
    }
    position = page.LastEvaluatedKey
  } while (position)
  return found
}
