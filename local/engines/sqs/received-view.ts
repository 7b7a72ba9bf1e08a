import { type MessageAttributes, md5, md5OfAttributes } from './message.ts'
import type { ReceivedMessage } from './queue.ts'

/** System attributes of a delivery, as ReceiveMessage and Lambda's event records show them. */
export function systemAttributes({ senderId, sentAt, source, traceHeader, delivery }: ReceivedMessage) {
  const attributes: Record<string, string> = {
    SenderId: senderId,
    SentTimestamp: String(sentAt),
    ApproximateReceiveCount: String(delivery.count),
    ApproximateFirstReceiveTimestamp: String(delivery.firstReceivedAt ?? sentAt),
  }
  if (source !== undefined) attributes.DeadLetterQueueSourceArn = source
  if (traceHeader !== undefined) attributes.AWSTraceHeader = traceHeader
  return attributes
}

function chosen(attributes: MessageAttributes, patterns: readonly string[]): MessageAttributes {
  const isAsked = (name: string) =>
    patterns.some(
      (pattern) =>
        pattern === 'All' || pattern === name || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -2))),
    )
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isAsked(name)))
}

/** One entry of ReceiveMessage's answer. */
export function receivedView(
  message: ReceivedMessage,
  asked: { readonly system: readonly string[]; readonly own: readonly string[] },
) {
  const system = Object.entries(systemAttributes(message)).filter(
    ([name]) => asked.system.includes('All') || asked.system.includes(name),
  )
  const own = chosen(message.attributes ?? {}, asked.own)
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(system.length === 0 ? {} : { Attributes: Object.fromEntries(system) }),
    ...(Object.keys(own).length === 0 ? {} : { MessageAttributes: own, MD5OfMessageAttributes: md5OfAttributes(own) }),
  }
}
