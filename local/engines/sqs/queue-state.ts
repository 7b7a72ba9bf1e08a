import { type Delivery, newReceipt, type QueuedMessage } from './message.ts'
import type { QueueSettings } from './queue-attributes.ts'

export interface Taken {
  readonly delivered: readonly QueuedMessage[]
  /** Received too often: to be put into the dead-letter queue, and then to be removed here. */
  readonly exhausted: readonly QueuedMessage[]
}

export interface Counts {
  readonly visible: number
  /** Received and not deleted yet. */
  readonly inFlight: number
  /** Sent with a delay that is not over. */
  readonly delayed: number
}

/** The messages of one queue, in memory; times are milliseconds and always given. */
export interface QueueState {
  add(message: QueuedMessage): void
  find(id: string): QueuedMessage | undefined
  remove(id: string): void
  clear(): void
  /** Changes what receiving changes, and with it whether the message can be received. */
  deliver(id: string, delivery: Delivery): void
  /** Hands out visible messages and hides them. */
  take(max: number, visibilitySeconds: number, settings: QueueSettings, now: number): Taken
  counts(settings: QueueSettings, now: number): Counts
  /** When the next hidden message can be seen; Infinity when none is hidden. */
  nextVisibleAt(): number
  all(): Iterable<QueuedMessage>
}

export function queueState(): QueueState {
  // A message is in one of the two: receivers look at `ready` alone, in the order in which messages became visible.
  const ready = new Map<string, QueuedMessage>()
  const hidden = new Map<string, QueuedMessage>()
  // On the way to the dead-letter queue: still this queue's own until the move is on the disk, but not to be received.
  const leaving = new Map<string, QueuedMessage>()
  let nextDue = Number.POSITIVE_INFINITY
  let checkedForAgeAt = 0

  function place(message: QueuedMessage): void {
    ready.delete(message.id)
    hidden.set(message.id, message)
    nextDue = Math.min(nextDue, message.delivery.visibleAt)
  }

  function showDue(now: number): void {
    if (now < nextDue) return
    nextDue = Number.POSITIVE_INFINITY
    for (const message of hidden.values()) {
      if (message.delivery.visibleAt > now) nextDue = Math.min(nextDue, message.delivery.visibleAt)
      else {
        hidden.delete(message.id)
        ready.set(message.id, message)
      }
    }
  }

  /** Retention is days; looking once a second is exact enough and keeps long queues fast. */
  function dropOld({ retentionSeconds }: QueueSettings, now: number): void {
    if (Math.abs(now - checkedForAgeAt) < 1000) return
    checkedForAgeAt = now
    for (const messages of [ready, hidden]) {
      for (const { id, sentAt } of messages.values()) {
        if (sentAt + retentionSeconds * 1000 <= now) messages.delete(id)
      }
    }
  }

  return {
    add: place,
    find: (id) => ready.get(id) ?? hidden.get(id),
    remove(id) {
      ready.delete(id)
      hidden.delete(id)
      leaving.delete(id)
    },
    clear() {
      ready.clear()
      hidden.clear()
      nextDue = Number.POSITIVE_INFINITY
    },
    deliver(id, delivery) {
      const message = ready.get(id) ?? hidden.get(id)
      if (message === undefined) return
      message.delivery = delivery
      place(message)
    },
    take(max, visibilitySeconds, settings, now) {
      dropOld(settings, now)
      showDue(now)
      const delivered: QueuedMessage[] = []
      const exhausted: QueuedMessage[] = []
      for (const message of ready.values()) {
        if (delivered.length === max) break
        const { count, countHere, firstReceivedAt = now } = message.delivery
        if (settings.redrive !== undefined && countHere >= settings.redrive.maxReceiveCount) {
          exhausted.push(message)
          continue
        }
        message.delivery = {
          visibleAt: now + visibilitySeconds * 1000,
          count: count + 1,
          countHere: countHere + 1,
          firstReceivedAt,
          receivedAt: now,
          receipt: newReceipt(),
        }
        delivered.push(message)
      }
      for (const message of exhausted) {
        ready.delete(message.id)
        leaving.set(message.id, message)
      }
      for (const message of delivered) place(message)
      return { delivered, exhausted }
    },
    counts(settings, now) {
      dropOld(settings, now)
      showDue(now)
      let delayed = 0
      for (const { delivery } of hidden.values()) if (delivery.count === 0) delayed += 1
      return { visible: ready.size, inFlight: hidden.size - delayed, delayed }
    },
    nextVisibleAt: () => nextDue,
    *all() {
      yield* ready.values()
      yield* hidden.values()
      yield* leaving.values()
    },
  }
}
