import type { Delivery, QueuedMessage } from './message.ts'
import type { AttributeValues } from './queue-attributes.ts'

/** One line of the journal. Each says how things are, never how they change, so that a line may be replayed twice. */
export type QueueEntry =
  | {
      readonly op: 'queue'
      readonly queue: string
      readonly values: AttributeValues
      readonly createdAt: number
      readonly changedAt: number
    }
  | { readonly op: 'send'; readonly queue: string; readonly message: QueuedMessage }
  | { readonly op: 'deliver'; readonly queue: string; readonly id: string; readonly delivery: Delivery }
  | { readonly op: 'delete'; readonly queue: string; readonly id: string }
  /** The message leaves `queue` as `id` and is in `to` as `message`, at once. */
  | {
      readonly op: 'move'
      readonly queue: string
      readonly id: string
      readonly to: string
      readonly message: QueuedMessage
    }
  | { readonly op: 'purge'; readonly queue: string }
