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

const word = z.strictObject({ foreignFileId: z.string().regex(/^[a-z2-7]{26}$/) })

/** A file to be worked on; with a version when the bucket says that it has arrived. */
export interface ForeignMessage {
  readonly foreignFileId: string
  readonly version: string | null
}

/** @throws when the message is of neither kind: it must end among the dead letters and be seen */
export function foreignFilesOf(body: string): ForeignMessage[] {
  const message: unknown = JSON.parse(body)
  const own = word.safeParse(message)
  if (own.success) return [{ ...own.data, version: null }]
  return (bucketEvent.parse(message).Records ?? []).flatMap(({ eventName, s3: { object } }) => {
    const [, foreignFileId] = /^foreign\/([a-z2-7]{26})$/.exec(object.key) ?? []
    return eventName.startsWith('ObjectCreated:') && foreignFileId ? [{ foreignFileId, version: object.versionId }] : []
  })
}
