import * as z from 'zod'
import { arrivedObjects } from '../../runtime/arrived-objects.ts'
import { objectPrefixes } from '../../runtime/object-keys.ts'

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
  return arrivedObjects(message, objectPrefixes.foreign).map(({ id, version }) => ({ foreignFileId: id, version }))
}
