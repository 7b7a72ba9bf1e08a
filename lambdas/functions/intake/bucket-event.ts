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

/** A file that was put: for which list, and which of the versions that lie under the list's key. */
export interface UploadedList {
  readonly listId: string
  readonly version: string
}

/**
 * The files that a message from the bucket speaks of. Empty for the test message that S3 sends when the notification is set up, and
 * for keys that are no list's.
 * @throws when the message is not from a versioned bucket: it must end among the dead letters and be seen
 */
export function uploadedLists(body: string): UploadedList[] {
  const { Records = [] } = bucketEvent.parse(JSON.parse(body))
  return Records.filter((record) => record.eventName.startsWith('ObjectCreated:')).flatMap(({ s3 }) => {
    // Keys come URL-encoded, with + for blanks.
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const found = /^lists\/([a-z2-7]{26})$/.exec(key)
    return found?.[1] ? [{ listId: found[1], version: s3.object.versionId }] : []
  })
}
