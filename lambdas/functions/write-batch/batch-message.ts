import * as z from 'zod'

const bucketEvent = z.object({
  Records: z
    .array(
      z.object({
        eventName: z.string(),
        s3: z.object({ object: z.object({ key: z.string(), versionId: z.string().min(1).max(1024) }) }),
      }),
    )
    .optional(),
})

/** A word that a batch is to be worked on. */
const batchWord = z.strictObject({ batchId: z.string().regex(/^[a-z2-7]{26}$/) })

export interface BatchMessage {
  readonly batchId: string
  /** Of the file that has been put; null for a word that names the batch alone. */
  readonly version: string | null
}

/**
 * The batches that a message speaks of, from the bucket or from an officer's word. Empty for the test message that S3 sends when the
 * notification is set up, and for keys that are no batch's.
 */
export function batchesOfMessage(body: string): BatchMessage[] {
  const message: unknown = JSON.parse(body)
  const word = batchWord.safeParse(message)
  if (word.success) return [{ batchId: word.data.batchId, version: null }]
  const { Records = [] } = bucketEvent.parse(message)
  return Records.filter(({ eventName }) => eventName.startsWith('ObjectCreated:')).flatMap(({ s3: { object } }) => {
    const found = /^results\/([a-z2-7]{26})$/.exec(object.key)
    return found?.[1] ? [{ batchId: found[1], version: object.versionId }] : []
  })
}
