import { simpleParser } from 'mailparser'
import type { Place } from '../../aws/engine.ts'
import { composeSimple } from './compose.ts'
import { type Publish, publishFeedback } from './feedback.ts'
import type { Identities } from './identities.ts'
import type { MailStore } from './mail-store.ts'
import type { SendInput } from './send-input.ts'
import type { SendingQuota } from './sending-quota.ts'
import { badRequest, notFound, rejected } from './ses-error.ts'

const MOST_RECIPIENTS = 50
const LARGEST_BYTES = 40 * 1024 * 1024

interface SenderParts {
  readonly identities: Identities
  readonly store: MailStore
  readonly quota: SendingQuota
  readonly place: Place
  readonly now: () => number
  readonly publisherOf: (configurationSet: string) => Publish | undefined
}

/** SendEmail: resolves to the message's id once the message is on the disk; throws SesError for what SES refuses. */
export function createSender({
  identities,
  store,
  quota,
  place,
  now,
  publisherOf,
}: SenderParts): (input: SendInput) => Promise<string> {
  function requireVerified(input: SendInput): void {
    const failed = input.senders.filter((sender) => identities.behind(sender) === undefined)
    if (failed.length === 0) return
    const where = `The following identities failed the check in region ${place.region.toUpperCase()}`
    throw rejected(`Email address is not verified. ${where}: ${failed.join(', ')}`)
  }

  function requireRecipients({ to, cc, bcc }: SendInput): number {
    const count = to.length + cc.length + bcc.length
    if (count === 0) throw badRequest("Empty required header 'To'.")
    if (count > MOST_RECIPIENTS) throw badRequest(`Recipient count exceeds ${MOST_RECIPIENTS}.`)
    return count
  }

  return async (input) => {
    const set = input.configurationSet
    if (set !== undefined && !identities.hasConfigurationSet(set)) {
      throw notFound(`Configuration set <${set}> does not exist.`)
    }
    requireVerified(input)
    const recipients = requireRecipients(input)
    const acceptedAt = now()
    const id = store.newId(acceptedAt)
    const stamp = { messageId: `<${id}@${place.region}.amazonses.com>`, date: new Date(acceptedAt) }
    const message = await messageOf(input, stamp)
    if (message.length > LARGEST_BYTES) {
      throw badRequest(`Message length is more than ${LARGEST_BYTES} bytes long: '${message.length}'.`)
    }
    quota.take(recipients)
    const parsed = await simpleParser(message, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
    const { from, to, cc, bcc } = input
    const attachments = parsed.attachments.map(({ filename, contentType, size }, index) => ({
      filename: filename ?? `tep-${index + 1}`,
      contentType,
      size,
    }))
    store.add(
      {
        id,
        acceptedAt,
        from: parsed.from?.text ?? from,
        to: [...to],
        cc: [...cc],
        bcc: [...bcc],
        subject: parsed.subject ?? '',
        attachments,
        size: message.length,
        ...(set !== undefined && { configurationSet: set }),
      },
      message,
    )
    const publish = set === undefined ? undefined : publisherOf(set)
    if (publish) publishFeedback({ input, id, acceptedAt, place }, publish)
    return id
  }
}

async function messageOf(
  { content, ...input }: SendInput,
  stamp: Parameters<typeof composeSimple>[2],
): Promise<Buffer> {
  if (content.kind === 'raw') return content.data
  const { Body } = content.message
  if (!Body.Text && !Body.Html) throw badRequest('The body of the message is missing')
  return composeSimple({ ...input, content }, content.message, stamp)
}
