import { SESv2Client } from '@aws-sdk/client-sesv2'
import * as z from 'zod'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { eventHandler } from '../../runtime/event-handler.ts'
import { logCodes, logger, metrics } from '../../runtime/observability.ts'
import { orderHouseReport } from '../../store/mails/subscription-store.ts'
import { openRegister } from '../../store/table/table.ts'
import { sendDue, sendTest } from './due-reports.ts'
import { mailFeedback, takeFeedback } from './mail-feedback.ts'
import type { MailDesk } from './send-report.ts'
import { tellRefusals } from './tell-refusals.ts'

const environment = readEnvironment('daily-report', process.env)
const desk: MailDesk = {
  register: openRegister(environment.REGISTER_TABLE),
  tree: unitTree(environment.UNIT_MAP),
  ses: new SESv2Client({}),
  from: environment.MAIL_FROM,
  set: environment.MAIL_SET,
  consoleUrl: environment.CONSOLE_URL,
}

/** What the schedules' Inputs carry, and what the queue of trials brings. */
const orders = z.union([
  z.object({ programme: z.string(), recipients: z.array(z.email()).min(1).max(50), dueAt: z.iso.datetime() }),
  z.object({ job: z.literal('due-reports') }),
  z.object({ job: z.literal('refusals'), programme: z.string() }),
  z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })).min(1) }),
])

/**
 * Reports by mail, with the tables as a workbook. Totals only: nobody's name or number is in a mail.
 * @throws when one has failed for good, or is told of as stopped, so that the alarm rings; called again for the same, it has nothing to send
 */
async function mail(event: unknown): Promise<unknown> {
  const order = orders.parse(event)
  if ('Records' in order) return { batchItemFailures: await takeMessages(order.Records) }
  if ('job' in order && order.job === 'refusals') return tellRefusals({ ...desk, metrics }, order.programme, Date.now())
  if ('dueAt' in order)
    await orderHouseReport(desk.register, desk.tree.root.code, { ...order, due: Date.parse(order.dueAt) })
  return sendDue(desk, Date.now)
}

/** Trials that officers have ordered, and what SES tells of mails. @returns those that could not be done, as the queue wants to hear it */
async function takeMessages(
  records: readonly { readonly messageId: string; readonly body: string }[],
): Promise<{ itemIdentifier: string }[]> {
  const failed: { itemIdentifier: string }[] = []
  for (const { messageId, body } of records) {
    try {
      const message: unknown = JSON.parse(body)
      const feedback = mailFeedback.safeParse(message)
      if (feedback.success) await takeFeedback(desk, feedback.data)
      else await sendTest(desk, message, Date.now())
    } catch (error) {
      logger.error(logCodes.failed, { messageId, error: describeError(error) })
      failed.push({ itemIdentifier: messageId })
    }
  }
  return failed
}

export const handler = eventHandler(mail)
