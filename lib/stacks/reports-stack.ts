import { type App, Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Clock } from '../constructs/clock.ts'
import { Mailbox } from '../constructs/mailbox.ts'
import { setting, together } from '../constructs/need.ts'
import { ownMetric } from '../constructs/own-metric.ts'
import { DeadLetters, WorkQueue } from '../constructs/queues.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { watch } from '../constructs/watched.ts'
import { registerAccess } from '../permissions.ts'
import { inVietnam } from '../schedule.ts'
import type { DataStack } from './data-stack.ts'
import { type House, HouseStack } from './house-stack.ts'
import type { IntakeStack } from './intake-stack.ts'
import type { WebStack } from './web-stack.ts'

/** register -> at set times -> mail */
export class ReportsStack extends HouseStack {
  constructor(app: App, house: House, { register }: DataStack, { reportTests }: IntakeStack, { frontDoor }: WebStack) {
    super(app, 'Reports', house)
    const { config } = house
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      name: 'report-dead-letters',
      whenItFails: 'Báo cáo của ngày không gửi được sau nhiều lần thử: lãnh đạo không có số liệu của ngày đó.',
    })
    const timeout = Duration.minutes(5)
    const feedback = new WorkQueue(this, 'MailFeedback', {
      name: 'mail-feedback',
      workerTimeout: timeout,
      whenItFails:
        'Có thư báo cáo bị trả lại mà hệ thống không ghi nhận được: đơn vị đặt gửi không biết địa chỉ nhận sai.',
      whenItWaits: 'Tin về thư bị trả lại đã chờ hơn 30 phút: đơn vị đặt gửi chưa biết địa chỉ nhận sai.',
    })
    const report = new ServiceFunction(this, 'daily-report', {
      whenItFails: 'Báo cáo hằng ngày không được gửi: lãnh đạo tỉnh và huyện không thấy tiến độ chi trả.',
      needs: together(
        setting({ UNIT_MAP: config.unitMap, CONSOLE_URL: `${frontDoor.origin}/console/` }),
        register.access(registerAccess['daily-report']),
        new Mailbox(this, 'Mailbox', { feedback: feedback.queue }).send(),
      ),
      timeout,
      deadLetterQueue: deadLetters.queue,
    })
    for (const { queue } of [reportTests, feedback])
      report.lambda.addEventSource(
        new SqsEventSource(queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 2 }),
      )
    // Officers choose the minute; a mail comes within five of it.
    new Clock(this, 'Subscriptions', {
      schedule: inVietnam('cron(0/5 * * * ? *)'),
      target: report,
      input: { job: 'due-reports' },
      deadLetters,
    })
    watch(this, {
      name: 'bulk-refusals',
      kind: 'findings',
      metric: ownMetric('daily-report', 'communesRefusing'),
      threshold: 1,
      whenItFails:
        'Ở một xã có nhiều người từ chối nhận trong ngày: có thể họ bị vận động ký giấy không nhận, mất khoản được hưởng.',
    })
    for (const programme of config.programmes) {
      new Clock(this, `Refusals-${programme}`, {
        schedule: inVietnam('cron(10 * * * ? *)'),
        target: report,
        input: { job: 'refusals', programme },
        deadLetters,
      })
      new Clock(this, `Daily-${programme}`, {
        schedule: config.reportSchedule,
        target: report,
        // Its own time, filled in by the scheduler: a try after midnight still tells of the day before.
        input: { programme, recipients: config.reportRecipients, dueAt: '<aws.scheduler.scheduled-time>' },
        deadLetters,
      })
    }
  }
}
