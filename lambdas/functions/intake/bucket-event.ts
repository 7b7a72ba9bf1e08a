import * as z from 'zod'

const bucketEvent = z.object({
  Records: z
    .array(z.object({ eventName: z.string(), s3: z.object({ object: z.object({ key: z.string() }) }) }))
    .optional(),
})

/**
 * The ids of the lists that a message from the bucket speaks of. Empty for the test message that S3 sends when the notification
 * is set up, and for keys that are no list's.
 * @throws when the message is not from a bucket: it must end among the dead letters and be seen
 */
export function uploadedLists(body: string): string[] {
  const { Records = [] } = bucketEvent.parse(JSON.parse(body))
  return Records.filter((record) => record.eventName.startsWith('ObjectCreated:')).flatMap(({ s3 }) => {
    // Keys come URL-encoded, with + for blanks.
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const found = /^lists\/([a-z2-7]{26})$/.exec(key)
    return found?.[1] ? [found[1]] : []
  })
}
