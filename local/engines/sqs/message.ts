import { createHash, randomUUID } from 'node:crypto'

/** A message attribute as the JSON protocol writes it. */
export interface MessageAttribute {
  readonly DataType: string
  readonly StringValue?: string | undefined
  /** Base64. */
  readonly BinaryValue?: string | undefined
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

/** What never changes of a message. */
export interface SentMessage {
  readonly id: string
  readonly body: string
  readonly attributes?: MessageAttributes
  readonly traceHeader?: string
  readonly senderId: string
  /** Milliseconds; a move to the dead-letter queue keeps it. */
  readonly sentAt: number
  /** ARN of the queue that gave the message up. */
  readonly source?: string
}

/** What receiving changes. */
export interface Delivery {
  /** Milliseconds; hidden from receivers until then. */
  readonly visibleAt: number
  /** Over all queues the message was in. */
  readonly count: number
  /** In this queue alone; it decides about the dead-letter queue. */
  readonly countHere: number
  readonly firstReceivedAt?: number
  readonly receivedAt?: number
  /** Makes the latest receipt handle; older ones are worth nothing. */
  readonly receipt?: string
}

export interface QueuedMessage extends SentMessage {
  delivery: Delivery
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** SQS's own digest: names in order, each part behind its length, one byte for the kind of value. */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const digest = createHash('md5')
  const add = (part: string | Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(part))
    digest.update(length).update(part)
  }
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    add(name)
    add(DataType)
    digest.update(Buffer.from([BinaryValue === undefined ? 1 : 2]))
    add(BinaryValue === undefined ? (StringValue ?? '') : Buffer.from(BinaryValue, 'base64'))
  }
  return digest.digest('hex')
}

/** Bytes that count towards the limit: body, and names, types and values of the attributes. */
export function messageSize(body: string, attributes: MessageAttributes = {}): number {
  let size = Buffer.byteLength(body)
  for (const [name, { DataType, StringValue = '', BinaryValue = '' }] of Object.entries(attributes)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(DataType) + Buffer.byteLength(StringValue)
    size += Buffer.byteLength(BinaryValue, 'base64')
  }
  return size
}

/** SQS takes what XML 1.0 can hold. */
export const hasOnlyAllowedCharacters = (text: string): boolean =>
  /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(text)

export interface Receipt {
  readonly messageId: string
  readonly receipt: string
}

export const newReceipt = (): string => randomUUID()

export const receiptHandle = (queue: string, { messageId, receipt }: Receipt): string =>
  Buffer.from(`${queue} ${messageId} ${receipt}`).toString('base64')

/** @returns undefined for what was never a receipt handle of this queue */
export function readReceiptHandle(queue: string, handle: string): Receipt | undefined {
  const [name, messageId, receipt, ...rest] = Buffer.from(handle, 'base64').toString('utf8').split(' ')
  const isOurs = name === queue && messageId !== undefined && receipt !== undefined && rest.length === 0
  return isOurs && receiptHandle(queue, { messageId, receipt }) === handle ? { messageId, receipt } : undefined
}
