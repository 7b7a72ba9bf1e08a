import * as z from 'zod'
import { arrivedObjects } from '../../runtime/arrived-objects.ts'
import { objectPrefixes } from '../../runtime/object-keys.ts'

/** A word that a batch is to be worked on. */
const batchWord = z.strictObject({ batchId: z.string().regex(/^[a-z2-7]{26}$/) })

export interface BatchMessage {
  readonly batchId: string
  /** Of the file that has been put; null for a word that names the batch alone. */
  readonly version: string | null
}

/** The batches that a message speaks of, from the bucket or from an officer's word. @throws when it is neither. */
export function batchesOfMessage(body: string): BatchMessage[] {
  const message: unknown = JSON.parse(body)
  const word = batchWord.safeParse(message)
  if (word.success) return [{ batchId: word.data.batchId, version: null }]
  return arrivedObjects(message, objectPrefixes.results).map(({ id, version }) => ({ batchId: id, version }))
}
