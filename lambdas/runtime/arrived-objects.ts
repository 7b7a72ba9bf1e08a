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

/**
 * The files that a bucket's message says have arrived below a prefix, by their ids and which of the versions below the key. Empty for the
 * test message that S3 sends when the notification is set up, and for keys of another shape.
 * @throws when the message is no bucket's, or the bucket keeps no versions: it must end among the dead letters and be seen
 */
export function arrivedObjects(message: unknown, prefix: string): { id: string; version: string }[] {
  const { Records = [] } = bucketEvent.parse(message)
  return Records.filter(({ eventName }) => eventName.startsWith('ObjectCreated:')).flatMap(({ s3 }) => {
    // Keys come URL-encoded, with + for blanks.
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const [, found, id] = /^([a-z]+\/)([a-z2-7]{26})$/.exec(key) ?? []
    return found === prefix && id ? [{ id, version: s3.object.versionId }] : []
  })
}
