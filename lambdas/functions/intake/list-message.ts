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

/** A word that a list is to be worked on: checked, brought in, or taken back. With a version when the bucket's own message was lost. */
const listMessage = z.strictObject({
  listId: z.string().regex(/^[a-z2-7]{26}$/),
  version: z.string().min(1).max(1024).nullable().default(null),
})

/** A word that a range of a long list is to be brought in. */
const rangeMessage = z.strictObject({ listId: z.string().regex(/^[a-z2-7]{26}$/), range: z.number().int().min(0) })
export type RangeMessage = z.infer<typeof rangeMessage>

/** A list to be worked on. With a version when its file has been put: which of those that lie under the list's key. */
export interface ListMessage {
  readonly listId: string
  readonly version: string | null
}

/**
 * The lists that a message speaks of, from the bucket or from an officer's word, or the range of one. Empty for the test message that S3 sends when the notification is set up, and
 * for keys that are no list's.
 * @throws when the message is neither, or the bucket keeps no versions: it must end among the dead letters and be seen
 */
export function listsOfMessage(body: string): (ListMessage | RangeMessage)[] {
  const message: unknown = JSON.parse(body)
  const word = listMessage.safeParse(message)
  if (word.success) return [word.data]
  const range = rangeMessage.safeParse(message)
  if (range.success) return [range.data]
  const { Records = [] } = bucketEvent.parse(message)
  return Records.filter((record) => record.eventName.startsWith('ObjectCreated:')).flatMap(({ s3 }) => {
    // Keys come URL-encoded, with + for blanks.
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const found = /^lists\/([a-z2-7]{26})$/.exec(key)
    return found?.[1] ? [{ listId: found[1], version: s3.object.versionId }] : []
  })
}
