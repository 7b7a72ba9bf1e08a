import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { exchangeGroups, exchangeStates, type Told } from '../domain/exchange/exchange-file.ts'
import { batchGet } from './entitlement-store.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'

/** Marks that begin alike lie in one item: 4,096 items hold those of all provinces, at 17 bytes a mark. */
const bucketOf = (mark: string): string => mark.slice(0, 2)

/** An attribute's name begins with a letter. */
const attributeOf = (fileId: string): string => `file_${fileId}`

const markBytes = 16
const bytesEach = markBytes + 1
/** What is written at once; they touch different items. */
const abreast = 16

/** Puts a file's marks beside those of the others. Putting them again changes nothing. At most 4,096 updates of what lies there. */
export async function putForeignMarks(
  register: Register,
  fileId: string,
  marks: ReadonlyMap<string, Told>,
): Promise<void> {
  const buckets = new Map<string, [string, Told][]>()
  for (const [mark, told] of marks) {
    const bucket = buckets.get(bucketOf(mark))
    if (bucket) bucket.push([mark, told])
    else buckets.set(bucketOf(mark), [[mark, told]])
  }
  await inParallel(buckets, async ([bucket, entries]) => {
    await register.client.send(
      new UpdateCommand({
        TableName: register.table,
        Key: keys.foreignMarks(bucket),
        UpdateExpression: 'SET #file = :marks',
        ExpressionAttributeNames: { '#file': attributeOf(fileId) },
        ExpressionAttributeValues: { ':marks': packed(entries) },
      }),
    )
  })
}

/** Takes them away again: nothing of the file is left. */
export async function removeForeignMarks(register: Register, fileId: string, marks: Iterable<string>): Promise<void> {
  const buckets = new Set([...marks].map(bucketOf))
  await inParallel(buckets, async (bucket) => {
    try {
      await register.client.send(
        new UpdateCommand({
          TableName: register.table,
          Key: keys.foreignMarks(bucket),
          UpdateExpression: 'REMOVE #file',
          ConditionExpression: 'attribute_exists(#file)',
          ExpressionAttributeNames: { '#file': attributeOf(fileId) },
        }),
      )
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
    }
  })
}

/** What these files tell of these marks, by file and mark. One consistent read for each 4 KB of a mark's bucket, a hundred a call. */
export async function readForeignMarks(
  register: Register,
  fileIds: readonly string[],
  marks: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Told>>> {
  const wanted = new Set(marks)
  const found = new Map(fileIds.map((id) => [id, new Map<string, Told>()]))
  if (fileIds.length === 0 || wanted.size === 0) return found
  const buckets = await batchGet(register, [...new Set(marks.map(bucketOf))].map(keys.foreignMarks))
  for (const bucket of buckets)
    for (const [id, told] of found) {
      const bytes = bucket[attributeOf(id)]
      if (!(bytes instanceof Uint8Array)) continue
      for (const [mark, one] of unpacked(bytes)) if (wanted.has(mark)) told.set(mark, one)
    }
  return found
}

function packed(entries: readonly (readonly [string, Told])[]): Uint8Array {
  const bytes = Buffer.alloc(entries.length * bytesEach)
  for (const [index, [mark, { group, state }]] of entries.entries()) {
    bytes.write(mark, index * bytesEach, 'base64url')
    bytes[index * bytesEach + markBytes] = exchangeGroups.indexOf(group) * 2 + exchangeStates.indexOf(state)
  }
  return bytes
}

function* unpacked(bytes: Uint8Array): Generator<[string, Told]> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + bytesEach <= all.length; at += bytesEach) {
    const flags = all[at + markBytes] ?? 0
    const [group, state] = [exchangeGroups[flags >> 1], exchangeStates[flags & 1]]
    if (group && state) yield [all.toString('base64url', at, at + markBytes), { group, state }]
  }
}

async function inParallel<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: abreast }, worker))
}
