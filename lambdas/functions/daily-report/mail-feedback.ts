import * as z from 'zod'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { keyOfTag, noteFeedback } from '../../store/subscription-store.ts'
import type { Register } from '../../store/table.ts'

const recipients = z.array(z.object({ emailAddress: z.string() }))

/** What SES tells of a mail that it had taken, as EventBridge brings it. */
export const mailFeedback = z.object({
  source: z.literal('aws.ses'),
  time: z.iso.datetime(),
  detail: z.object({
    mail: z.object({ tags: z.record(z.string(), z.array(z.string())).default({}) }),
    bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }).optional(),
    complaint: z.object({ complainedRecipients: recipients }).optional(),
  }),
})
type MailFeedback = z.output<typeof mailFeedback>

/** Under which a mail says what ordered it. A mail that only its orderer gets carries none: he sees himself what comes of it. */
export const orderTag = 'order'

/** Notes on the order whose mail it was that an address did not get it, where its office sees it. Again, it changes nothing. */
export async function takeFeedback(
  { register, tree }: { readonly register: Register; readonly tree: UnitTree },
  { time, detail }: MailFeedback,
): Promise<void> {
  const [tag] = detail.mail.tags[orderTag] ?? []
  const words = feedbackWords(detail)
  if (tag === undefined || words === null) return
  await noteFeedback(register, keyOfTag(tree.root.code, tag), { at: Date.parse(time), words })
  logger.info(logCodes.mailReturned, { report: tag })
}

function feedbackWords({ bounce, complaint }: MailFeedback['detail']): string | null {
  const named = (all: z.output<typeof recipients>): string => all.map(({ emailAddress }) => emailAddress).join(', ')
  if (bounce)
    return bounce.bounceType === 'Permanent'
      ? `Thư bị trả lại, địa chỉ không nhận được thư: ${named(bounce.bouncedRecipients)}. Sửa địa chỉ nhận.`
      : `Thư không đến được (hộp thư đầy hoặc máy chủ bên nhận từ chối): ${named(bounce.bouncedRecipients)}. Hỏi người nhận; kỳ sau hệ thống vẫn gửi.`
  if (complaint)
    return `Người nhận đã báo thư này là thư rác: ${named(complaint.complainedRecipients)}. Hỏi người nhận, hoặc bỏ địa chỉ này.`
  return null
}
