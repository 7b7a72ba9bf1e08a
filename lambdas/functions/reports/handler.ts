import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { provinceOf } from '../../domain/province.ts'
import { makeReport } from '../../domain/reports/make-report.ts'
import type { Report } from '../../domain/reports/report.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { apiHandler, type Call } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { readReportSource } from '../../store/counts/report-source.ts'
import { openRegister } from '../../store/table/table.ts'
import { reportFile } from './report-file.ts'
import {
  changeSubscription,
  createSubscription,
  listOwn,
  orderTest,
  subscriptionHistory,
  type TestOrder,
} from './subscriptions.ts'

const environment = readEnvironment('reports', process.env)
const province = provinceOf(environment)
const { tree } = province
const register = openRegister(environment.REGISTER_TABLE)
const sqs = new SQSClient({})
const desk = {
  register,
  tree,
  domains: environment.MAIL_DOMAINS.split(' ').filter(Boolean),
  async sendTest(order: TestOrder): Promise<void> {
    const body = { QueueUrl: environment.REPORT_TESTS_QUEUE_URL, MessageBody: JSON.stringify(order) }
    await sqs.send(new SendMessageCommand(body))
  },
}

async function asked({
  query,
  programme,
  now,
}: Pick<Call<'report'>, 'query' | 'programme' | 'now'>): Promise<Result<Report>> {
  const unit = tree.find(query.unit)
  if (!unit) return refuse('not-found', 'Không có địa bàn này.')
  const { kind, policy = null, from, to } = query
  const period = from !== undefined && to !== undefined ? { from, to } : null
  return ok(makeReport(await readReportSource(register, tree, { kind, programme, unit, policy, period }, now)))
}

/** What the domain holds for itself may be handed on: the shape of the answer is the contract's. */
const viewed = (report: Report) => ({
  ...report,
  columns: [...report.columns],
  notes: [...report.notes],
  rows: report.rows.map((row) => ({ ...row, values: [...row.values] })),
  total: report.total && { ...report.total, values: [...report.total.values] },
  check: { ...report.check, faults: [...report.check.faults] },
})

export const handler = apiHandler(
  'reports',
  province,
  {
    report: async (call) => {
      const report = await asked(call)
      return report.ok ? ok(viewed(report.value)) : report
    },
    reportFile: async (call) => {
      const report = await asked(call)
      const { query, actor } = call
      return report.ok ? ok(await reportFile(report.value, { format: query.format, actor, tree })) : report
    },
    subscriptions: (call) => listOwn(desk, call),
    createSubscription: (call) => createSubscription(desk, call),
    changeSubscription: (call) => changeSubscription(desk, call),
    subscriptionHistory: (call) => subscriptionHistory(desk, call),
    testSubscription: (call) => orderTest(desk, call),
  },
  { standing: accountStanding(register, tree) },
)
