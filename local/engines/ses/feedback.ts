import { randomUUID } from 'node:crypto'
import type { Place } from '../../aws/engine.ts'
import type { SendInput } from './send-input.ts'

/** What SES publishes of a mail through a configuration set, by its own names. */
export type FeedbackType = 'bounce' | 'complaint'

/** Takes an event of EventBridge. */
export type Publish = (type: FeedbackType, event: { readonly source: string; readonly 'detail-type': string }) => void

const detailTypes = { bounce: 'Email Bounced', complaint: 'Email Complaint Received' } as const

interface SentMail {
  readonly input: SendInput
  readonly id: string
  readonly acceptedAt: number
  readonly place: Place
}

/**
 * Addresses whose mail comes back, as those of SES's own mailbox simulator do: `bounce@…` and `complaint@…`, at any domain, since the
 * simulator's own is outside of those to which a house may write.
 */
export function publishFeedback(mail: SentMail, publish: Publish): void {
  const { to, cc, bcc } = mail.input
  for (const type of ['bounce', 'complaint'] as const) {
    const those = [...to, ...cc, ...bcc].filter((address) => new RegExp(`^${type}(?:\\+[^@]*)?@`, 'i').test(address))
    if (those.length > 0) publish(type, eventOf(type, those, mail))
  }
}

function eventOf(type: FeedbackType, addresses: readonly string[], { input, id, acceptedAt, place }: SentMail) {
  const time = new Date(acceptedAt).toISOString()
  const set = input.configurationSet ?? ''
  const recipients = addresses.map((emailAddress) => ({ emailAddress }))
  const told =
    type === 'bounce'
      ? {
          eventType: 'Bounce',
          bounce: {
            bounceType: 'Permanent',
            bounceSubType: 'General',
            bouncedRecipients: recipients.map((one) => ({ ...one, action: 'failed', status: '5.1.1' })),
            timestamp: time,
            feedbackId: randomUUID(),
          },
        }
      : {
          eventType: 'Complaint',
          complaint: { complainedRecipients: recipients, timestamp: time, feedbackId: randomUUID() },
        }
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailTypes[type],
    source: 'aws.ses',
    account: place.accountId,
    time,
    region: place.region,
    resources: [`arn:aws:ses:${place.region}:${place.accountId}:configuration-set/${set}`],
    detail: {
      ...told,
      mail: {
        timestamp: time,
        messageId: id,
        source: input.from,
        destination: [...input.to, ...input.cc, ...input.bcc],
        tags: {
          'ses:configuration-set': [set],
          ...Object.fromEntries(input.tags.map(({ Name, Value }) => [Name, [Value]])),
        },
      },
    },
  }
}
