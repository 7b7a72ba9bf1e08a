import * as z from 'zod'
import type { ReturnedAddress, ReturnReason } from '../../domain/reports/returned-mail.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { noteFeedback } from '../../store/mails/mail-run-store.ts'
import { keyOfTag } from '../../store/mails/subscription-store.ts'
import type { Register } from '../../store/table/table.ts'

const recipients = z.array(z.object({ emailAddress: z.string() }))

/** What SES tells of a mail that it had taken, as EventBridge brings it. */
export const mailFeedback = z.object({
  source: z.literal('aws.ses'),
  time: z.iso.datetime(),
  detail: z.object({
    mail: z.object({ timestamp: z.iso.datetime(), tags: z.record(z.string(), z.array(z.string())).default({}) }),
    bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }).optional(),
    complaint: z.object({ complainedRecipients: recipients }).optional(),
  }),
})
type MailFeedback = z.output<typeof mailFeedback>

/** Under which a mail says what ordered it. A mail that only its orderer gets carries none: he sees himself what comes of it. */
export const orderTag = 'order'

/** Notes on the order whose mail it was which addresses did not get it, where its office sees it. Again, it changes nothing. */
export async function takeFeedback(
  { register, tree }: { readonly register: Register; readonly tree: UnitTree },
  { time, detail }: MailFeedback,
): Promise<void> {
  const [tag] = detail.mail.tags[orderTag] ?? []
  const returned = returnedBy(detail, Date.parse(time))
  if (tag === undefined || returned.length === 0) return
  const mail = { sentAt: Date.parse(detail.mail.timestamp), returned }
  await noteFeedback(register, keyOfTag(tree.root.code, tag), mail)
  logger.info(logCodes.mailReturned, { report: tag })
}

function returnedBy({ bounce, complaint }: MailFeedback['detail'], at: number): ReturnedAddress[] {
  const all = (those: z.output<typeof recipients>, reason: ReturnReason): ReturnedAddress[] =>
    those.map(({ emailAddress }) => ({ address: emailAddress.toLowerCase(), reason, at }))
  if (bounce) return all(bounce.bouncedRecipients, bounce.bounceType === 'Permanent' ? 'no-mailbox' : 'not-taken')
  return complaint ? all(complaint.complainedRecipients, 'complaint') : []
}
