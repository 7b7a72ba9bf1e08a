import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import middy from '@middy/core'
import * as z from 'zod'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logCodes, logger, metrics, tracer } from '../../runtime/observability.ts'
import { readCounts } from '../../store/counts-store.ts'
import { overdueCases } from '../../store/overdue-store.ts'
import { openRegister } from '../../store/table.ts'
import { viewStatistics } from '../../views/statistics-view.ts'
import { composeReport } from './compose-report.ts'

const environment = readEnvironment('daily-report', process.env)
const tree = unitTree(environment.UNIT_MAP)
const register = openRegister(environment.REGISTER_TABLE)
const ses = new SESv2Client({})

/** What the schedule's Input carries. */
const order = z.object({ programme: z.string(), recipients: z.array(z.email()).min(1).max(50) })

/**
 * The day's figures by mail, with the table as a workbook. Totals only: nobody's name or number is in a mail.
 * @throws when it cannot be sent: the schedule tries again, and what fails for good lies in the dead-letter queue with an alarm
 */
async function sendDailyReport(event: unknown): Promise<{ recipients: number }> {
  const { programme: id, recipients } = order.parse(event)
  const programme = findProgramme(id)
  if (!programme) throw new Error(`no programme ${id}`)
  const now = Date.now()
  const cells = await readCounts(register, tree, programme.id, tree.root.code)
  const overdue = await overdueCases(register, tree, programme.id, { unit: tree.root.code, now })
  const statistics = viewStatistics({ programme, unit: tree.root, tree, cells, now, overdue })
  const mail = await composeReport({
    programme,
    statistics,
    from: environment.MAIL_FROM,
    recipients,
    consoleUrl: environment.CONSOLE_URL,
    now,
  })
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: environment.MAIL_FROM,
      Destination: { ToAddresses: recipients },
      Content: { Raw: { Data: mail } },
    }),
  )
  logger.info(logCodes.reportSent, { programme: id, recipients: recipients.length })
  return { recipients: recipients.length }
}

export const handler = middy<unknown, { recipients: number }>()
  .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
  .use(captureLambdaHandler(tracer, { captureResponse: false }))
  .use(logMetrics(metrics))
  .handler(sendDailyReport)
