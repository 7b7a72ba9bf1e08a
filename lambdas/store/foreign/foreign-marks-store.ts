import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { exchangeGroups, exchangeStates, type Told } from '../../domain/exchange/exchange-file.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { batchGet } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'

/** Marks that begin alike lie in one item: 4,096 items hold those of all provinces, at 17 bytes a mark. */
const bucketOf = (mark: string): string => mark.slice(0, 2)

/** An attribute's name begins with a letter. */
const attributeOf = (fileId: string): string => `file_${fileId}`

const markBytes = 16
const bytesEach = markBytes + 1
/** What is written at once; they touch different items. */
const abreast = 16

/**
 * Puts a file's marks beside those of the others. Putting them again changes nothing. At most 4,096 updates of what lies there.
 * @param marks in their own order, as a file holds them: those of one item follow one another, and only sixteen items' are packed at once
 */
export async function putForeignMarks(
  register: Register,
  fileId: string,
  marks: Iterable<readonly [string, Told]>,
): Promise<void> {
  await inParallel(byBucket(marks), async ([bucket, entries]) => {
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

type Entry = readonly [mark: string, told: Told]

function* byBucket(marks: Iterable<Entry>): Generator<[bucket: string, entries: Entry[]]> {
  let own: [string, Entry[]] | null = null
  for (const entry of marks) {
    const bucket = bucketOf(entry[0])
    if (own?.[0] === bucket) {
      own[1].push(entry)
      continue
    }
    // Another run of the same item would write over the first.
    if (own !== null && bucket < own[0]) throw new RangeError('marks out of their order')
    if (own !== null) yield own
    own = [bucket, [entry]]
  }
  if (own !== null) yield own
}

/** Takes them away again: nothing of the file is left. */
export async function removeForeignMarks(register: Register, fileId: string, marks: Iterable<string>): Promise<void> {
  const buckets = new Set<string>()
  for (const mark of marks) buckets.add(bucketOf(mark))
  await inParallel(buckets, async (bucket) => {
    const removal = new UpdateCommand({
      TableName: register.table,
      Key: keys.foreignMarks(bucket),
      UpdateExpression: 'REMOVE #file',
      ConditionExpression: 'attribute_exists(#file)',
      ExpressionAttributeNames: { '#file': attributeOf(fileId) },
    })
    await tryWrite(register.client.send(removal))
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

function packed(entries: readonly Entry[]): Uint8Array {
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
