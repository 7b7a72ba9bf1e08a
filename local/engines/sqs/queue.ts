import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Journal } from './journal.ts'
import type { QueueEntry } from './journal-entries.ts'
import {
  hasOnlyAllowedCharacters,
  type MessageAttributes,
  messageSize,
  type QueuedMessage,
  readReceiptHandle,
  receiptHandle,
} from './message.ts'
import type { AttributeValues, QueueSettings } from './queue-attributes.ts'
import type { Counts, QueueState } from './queue-state.ts'
import { invalidValue, SqsError } from './sqs-error.ts'

export interface NewMessage {
  readonly body: string
  readonly attributes?: MessageAttributes
  readonly traceHeader?: string
  /** The queue's own delay by default. */
  readonly delaySeconds?: number
  /** Who sends, as receivers see it. */
  readonly senderId?: string
}

export interface ReceiveOptions {
  /** 1 to 10 as in SQS; more is possible here. */
  readonly max?: number
  /** The queue's own by default. */
  readonly visibilitySeconds?: number
  /** Milliseconds to wait for a first message; none by default. */
  readonly waitMs?: number
  /** Ends the waiting; messages that were taken by then are still handed out. */
  readonly signal?: AbortSignal
}

export interface ReceivedMessage extends QueuedMessage {
  readonly receiptHandle: string
}

export interface QueueDescription {
  readonly name: string
  readonly values: AttributeValues
  readonly settings: QueueSettings
  /** Milliseconds. */
  readonly createdAt: number
  readonly changedAt: number
}

/** One queue, for callers in this process; the SDK's calls come down to the same. */
export interface Queue {
  readonly name: string
  readonly arn: string
  description(): QueueDescription
  /** @throws SqsError for a body that SQS does not take. @returns the message's id once it is on the disk */
  send(message: NewMessage): Promise<string>
  /** Messages that nobody else gets until their visibility timeout is over. Empty when none came in time. */
  receive(options?: ReceiveOptions): Promise<ReceivedMessage[]>
  /** Does nothing for a handle that a later delivery has outdated. @throws SqsError ReceiptHandleIsInvalid */
  delete(handle: string): Promise<void>
  /** @throws SqsError ReceiptHandleIsInvalid, MessageNotInflight, InvalidParameterValueException */
  changeVisibility(handle: string, seconds: number): Promise<void>
  /** Takes every message away, those in flight too. */
  purge(): Promise<void>
  counts(): Counts
}

export interface QueueParts {
  readonly arn: string
  readonly state: QueueState
  readonly description: () => QueueDescription
  readonly journal: Journal<QueueEntry>
  readonly clock: Clock
  /** Puts exhausted messages where the redrive policy says; resolves when they are there. */
  readonly giveUp: (messages: readonly QueuedMessage[]) => Promise<void>
  readonly changes: Changes
  /** After the end nobody waits any longer. */
  readonly isClosed: () => boolean
}

/** Wakes everybody who waits for a change of the queue. */
export interface Changes {
  announce(): void
  /** Resolves at the next change, at `until` (milliseconds), or when the signal fires. */
  next(until: number, signal?: AbortSignal): Promise<void>
}

const MAX_HIDDEN_SECONDS = 43_200

function checkContent({ body, attributes }: NewMessage, { maximumSize }: QueueSettings): void {
  if (body === '')
    throw new SqsError('MissingRequiredParameterException', 'The request must contain the parameter MessageBody.')
  if (messageSize(body, attributes) > maximumSize) {
    throw new SqsError(
      'InvalidParameterValueException',
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximumSize} bytes.`,
    )
  }
  if (!hasOnlyAllowedCharacters(body)) {
    throw new SqsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are those of XML 1.0.',
    )
  }
}

export function openQueue(parts: QueueParts): Queue {
  const { arn, state, description, journal, clock, giveUp, changes, isClosed } = parts
  const name = arn.slice(arn.lastIndexOf(':') + 1)

  /** The message of a handle; undefined when it is gone or was delivered again since. */
  function held(handle: string): QueuedMessage | undefined {
    const receipt = readReceiptHandle(name, handle)
    if (receipt === undefined) throw new SqsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.')
    const message = state.find(receipt.messageId)
    return message?.delivery.receipt === receipt.receipt ? message : undefined
  }

  return {
    name,
    arn,
    description,
    async send(sent) {
      const { settings } = description()
      checkContent(sent, settings)
      const { body, attributes, traceHeader, senderId = 'local', delaySeconds = settings.delaySeconds } = sent
      const sentAt = clock.now()
      const message: QueuedMessage = {
        id: randomUUID(),
        body,
        senderId,
        sentAt,
        ...(attributes === undefined ? {} : { attributes }),
        ...(traceHeader === undefined ? {} : { traceHeader }),
        delivery: { visibleAt: sentAt + delaySeconds * 1000, count: 0, countHere: 0 },
      }
      await journal.append([{ op: 'send', queue: name, message }], () => {
        state.add(message)
        changes.announce()
      })
      return message.id
    },
    async receive({ max = 1, visibilitySeconds, waitMs = 0, signal } = {}) {
      const until = clock.now() + waitMs
      while (!isClosed()) {
        const { settings } = description()
        const now = clock.now()
        const { delivered, exhausted } = state.take(max, visibilitySeconds ?? settings.visibilityTimeout, settings, now)
        // A copy, since a later delivery changes the message while this one is still on its way out.
        const received = delivered.map((message) => ({
          ...message,
          receiptHandle: receiptHandle(name, { messageId: message.id, receipt: message.delivery.receipt ?? '' }),
        }))
        if (received.length + exhausted.length === 0) {
          if (signal?.aborted || now >= until) return []
          // Nothing may be awaited between the look and the wait, or a change in between would go unheard.
          await changes.next(Math.min(until, state.nextVisibleAt()), signal)
          continue
        }
        const entries = received.map(({ id, delivery }): QueueEntry => ({ op: 'deliver', queue: name, id, delivery }))
        await Promise.all([
          exhausted.length > 0 ? giveUp(exhausted) : undefined,
          entries.length > 0 ? journal.append(entries) : undefined,
        ])
        if (received.length > 0) return received
      }
      return []
    },
    async delete(handle) {
      const message = held(handle)
      if (message === undefined) return
      state.remove(message.id)
      await journal.append([{ op: 'delete', queue: name, id: message.id }])
    },
    async changeVisibility(handle, seconds) {
      const message = held(handle)
      const now = clock.now()
      if (message === undefined) {
        throw invalidValue(
          handle,
          'ReceiptHandle',
          'Message does not exist or is not available for visibility timeout change.',
        )
      }
      const { delivery } = message
      if (delivery.visibleAt <= now) {
        throw new SqsError('MessageNotInflight', 'The message referred to is not in flight.')
      }
      const visibleAt = now + seconds * 1000
      if (visibleAt > (delivery.receivedAt ?? now) + MAX_HIDDEN_SECONDS * 1000) {
        throw invalidValue(
          String(seconds),
          'VisibilityTimeout',
          `Total VisibilityTimeout for the message is beyond the limit [${MAX_HIDDEN_SECONDS} seconds].`,
        )
      }
      state.deliver(message.id, { ...delivery, visibleAt })
      changes.announce()
      await journal.append([{ op: 'deliver', queue: name, id: message.id, delivery: message.delivery }])
    },
    async purge() {
      state.clear()
      await journal.append([{ op: 'purge', queue: name }])
    },
    counts: () => state.counts(description().settings, clock.now()),
  }
}
