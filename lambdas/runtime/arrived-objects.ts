import * as z from 'zod'

const arrival = z.object({
  eventName: z.string(),
  s3: z.object({ object: z.object({ key: z.string(), versionId: z.string().min(1).max(1024) }) }),
})
/** What S3 sends when the notification is set up. */
const setUp = z.object({ Event: z.literal('s3:TestEvent') }).transform(() => ({ Records: [] }))
// Nothing else is taken for a message without files: it would be gone without a line.
const bucketEvent = z.union([z.object({ Records: z.array(arrival) }), setUp])

/**
 * The files that a bucket's message says have arrived below a prefix, by their ids and which of the versions below the key. Empty for the
 * message that the set-up sends, and for keys of another shape.
 * @throws when the message is no bucket's, or the bucket keeps no versions: it must end among the dead letters and be seen
 */
export function arrivedObjects(message: unknown, prefix: string): { id: string; version: string }[] {
  const { Records } = bucketEvent.parse(message)
  return Records.filter(({ eventName }) => eventName.startsWith('ObjectCreated:')).flatMap(({ s3 }) => {
    // Keys come URL-encoded, with + for blanks.
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const [, found, id] = /^([a-z]+\/)([a-z2-7]{26})$/.exec(key) ?? []
    return found === prefix && id ? [{ id, version: s3.object.versionId }] : []
  })
}
