import * as z from 'zod'
import { arrivedObjects } from '../../runtime/arrived-objects.ts'
import { objectPrefixes } from '../../runtime/object-keys.ts'

const listId = z.string().regex(/^[a-z2-7]{26}$/)

/** A word that a list is to be worked on: checked, brought in, or taken back. With a version when the bucket's own message was lost. */
const listMessage = z.strictObject({
  listId,
  version: z.string().min(1).max(1024).nullable().default(null),
})

/** A word that a range of a long list is to be brought in. */
const rangeMessage = z.strictObject({ listId, range: z.number().int().min(0) })
export type RangeMessage = z.infer<typeof rangeMessage>

/** A word that somebody look after the ranges of a long list, whose readers may have died. */
const watchMessage = z.strictObject({ listId, watch: z.literal(true) })
export type WatchMessage = z.infer<typeof watchMessage>

/** A list to be worked on. With a version when its file has been put: which of those that lie under the list's key. */
export interface ListMessage {
  readonly listId: string
  readonly version: string | null
}

/**
 * The lists that a message speaks of, from the bucket or from an officer's word, the range of one, or the look at all of its ranges.
 * @throws when the message is neither: it must end among the dead letters and be seen
 */
export function listsOfMessage(body: string): (ListMessage | RangeMessage | WatchMessage)[] {
  const message: unknown = JSON.parse(body)
  const word = listMessage.safeParse(message)
  if (word.success) return [word.data]
  const ofRanges = z.union([rangeMessage, watchMessage]).safeParse(message)
  if (ofRanges.success) return [ofRanges.data]
  return arrivedObjects(message, objectPrefixes.lists).map(({ id, version }) => ({ listId: id, version }))
}
