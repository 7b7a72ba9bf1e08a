import { type App, Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3'
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications'
import { adoptNotificationHandler } from '../constructs/cdk-handlers.ts'
import { Clock } from '../constructs/clock.ts'
import { setting, together } from '../constructs/need.ts'
import { orderedWork } from '../constructs/ordered-work.ts'
import { provinceSetting } from '../constructs/province-setting.ts'
import { DeadLetters, WorkQueue } from '../constructs/queues.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { UploadsBucket } from '../constructs/uploads-bucket.ts'
import { registerAccess } from '../permissions.ts'
import { inVietnam } from '../schedule.ts'
import type { DataStack } from './data-stack.ts'
import { type House, HouseStack } from './house-stack.ts'

/**
 * workbook -> bucket -> queue -> function -> register. And the other work that a queue holds for a function, or a clock calls it for: files
 * of other provinces, payment batches, exports, pay lists; lists that stand still, everybody compared anew.
 */
export class IntakeStack extends HouseStack {
  readonly lists: WorkQueue
  readonly exportOrders: WorkQueue
  readonly foreignFiles: WorkQueue
  readonly batches: WorkQueue
  readonly payLists: WorkQueue
  /** Reports that officers have mailed to themselves; the function that mails them stands in the reports' stack. */
  readonly reportTests: WorkQueue

  constructor(app: App, house: House, data: DataStack) {
    super(app, 'Intake', house)
    const { register, idKey, exchangeKey, uploads } = data
    const timeout = Duration.minutes(15)
    this.lists = new WorkQueue(this, 'Lists', {
      name: 'intake',
      workerTimeout: timeout,
      whenItFails:
        'Có danh sách đã tải lên nhưng không đọc được sau 5 lần thử: người dân trong đó chưa có trong hệ thống.',
      whenItWaits: 'Danh sách tải lên đã chờ hơn 30 phút: cán bộ xã chưa thấy kết quả, người dân chưa tra cứu được.',
    })
    // A queue of their own: one commune's long list must not stand before the everyday lists of the others.
    const ranges = new WorkQueue(this, 'Ranges', {
      name: 'intake-ranges',
      workerTimeout: timeout,
      whenItFails:
        'Có danh sách dài mới nhập được một phần, phần còn lại không nhập được sau 5 lần thử: một số người dân trong đó chưa có trong hệ thống.',
      whenItWaits: 'Danh sách dài nhập chậm, phần còn lại đã chờ hơn 30 phút: một số người dân chưa tra cứu được.',
    })
    const intake = new ServiceFunction(this, 'intake', {
      whenItFails: 'Danh sách cán bộ xã tải lên không được đưa vào hệ thống: người dân trong đó chưa được chi trả.',
      needs: together(
        setting({
          UNIT_MAP: house.config.unitMap,
          LISTS_QUEUE_URL: this.lists.queue.queueUrl,
          RANGES_QUEUE_URL: ranges.queue.queueUrl,
          ROWS_PER_RANGE: String(house.config.rowsPerRange),
        }),
        register.access(registerAccess.intake),
        idKey.read(),
        exchangeKey.read(),
        uploads.read(),
        uploads.keepParts(),
        this.lists.send(),
        ranges.send(),
      ),
      timeout,
      // A whole virtual CPU: reading a workbook is work for the processor, and half the time costs the same.
      memorySize: 1769,
      // A long list goes on in another call, and is looked after every two minutes; its tries and its day's time end that (list-duties.ts).
      callsItself: true,
    })
    intake.lambda.addEventSource(
      new SqsEventSource(this.lists.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 20 }),
    )
    // What they write of one commune is one partition of its index: a thousand rows a second, which eight of them reach.
    intake.lambda.addEventSource(
      new SqsEventSource(ranges.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 8 }),
    )
    this.compareAnew(data)
    this.exportOrders = this.writeExports(data)
    this.payLists = this.printPayLists(data)
    this.foreignFiles = this.takeForeignFiles(data)
    this.lookAfterLists(data)
    this.reportTests = new WorkQueue(this, 'ReportTests', {
      name: 'report-tests',
      workerTimeout: Duration.minutes(5),
      whenItFails: 'Thư gửi thử báo cáo không gửi được sau 5 lần thử: cán bộ chưa xem được báo cáo mình đặt gửi.',
      whenItWaits: 'Thư gửi thử báo cáo đã chờ hơn 30 phút.',
    })
    this.batches = this.writeBatches(data)
    // Imported by name: the data stack must not know who listens to it.
    const bucket = Bucket.fromBucketName(this, 'Uploads', uploads.bucket.bucketName)
    bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(this.lists.queue), {
      prefix: UploadsBucket.listsPrefix,
    })
    bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(this.foreignFiles.queue), {
      prefix: UploadsBucket.foreignPrefix,
    })
    bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(this.batches.queue), {
      prefix: UploadsBucket.resultsPrefix,
    })
    adoptNotificationHandler(this)
  }

  /**
   * No list is stuck: one whose reader is gone gets another, and one that gets no further is ended with a sentence. Nor is an export. What
   * a killed function has left undone behind a payment is done.
   */
  private lookAfterLists({ register, idKey, exchangeKey, uploads }: DataStack): void {
    const deadLetters = new DeadLetters(this, 'OverdueDeadLetters', {
      name: 'overdue-dead-letters',
      whenItFails:
        'Việc rà danh sách, tệp xuất và bản in bị treo không chạy được nhiều lần liền: chúng đứng yên, cán bộ không biết; số giấy tờ ghi thêm khi chi có thể chưa được đối chiếu.',
    })
    const overdue = new ServiceFunction(this, 'overdue-lists', {
      whenItFails:
        'Danh sách bị treo không được đọc tiếp, tệp xuất và bản in ký nhận bị treo không được báo hỏng, hoặc số giấy tờ ghi thêm khi chi chưa được đối chiếu: cán bộ chờ mà không biết.',
      needs: together(
        setting({
          UNIT_MAP: this.house.config.unitMap,
          LISTS_QUEUE_URL: this.lists.queue.queueUrl,
          FOREIGN_QUEUE_URL: this.foreignFiles.queue.queueUrl,
        }),
        register.access(registerAccess['overdue-lists']),
        idKey.read(),
        exchangeKey.read(),
        uploads.look(),
        this.lists.send(),
        this.foreignFiles.send(),
      ),
      timeout: Duration.minutes(5),
      deadLetterQueue: deadLetters.queue,
    })
    new Clock(this, 'Overdue', {
      schedule: inVietnam('cron(0/10 * * * ? *)'),
      target: overdue,
      input: {},
      deadLetters,
    })
  }

  /** What every worker on orders is told. */
  private ofWorker() {
    return setting({ UNIT_MAP: this.house.config.unitMap, MOST_TRIES: String(WorkQueue.mostTries) })
  }

  /** order -> queue -> function -> files */
  private writeExports({ register, exchangeKey, exports }: DataStack): WorkQueue {
    return orderedWork(this, 'write-export', {
      id: 'ExportOrders',
      whenWorkerFails: 'Tệp xuất danh sách không được làm: cán bộ không có danh sách để in và báo cáo.',
      whenItFails: 'Có tệp xuất danh sách không làm được sau 5 lần thử: cán bộ không có danh sách để in và báo cáo.',
      whenItWaits: 'Tệp xuất danh sách đã chờ hơn 30 phút.',
      needs: () =>
        together(this.ofWorker(), register.access(registerAccess['write-export']), exports.write(), exchangeKey.read()),
      atOnce: 10,
    })
  }

  private printPayLists({ register, exports }: DataStack): WorkQueue {
    return orderedWork(this, 'write-pay-list', {
      id: 'PayListOrders',
      whenWorkerFails: 'Danh sách ký nhận không in được: xã, bưu điện chưa có danh sách để chi trả.',
      whenItFails: 'Có danh sách ký nhận không in được sau 5 lần thử: xã, bưu điện chưa có danh sách để chi trả.',
      whenItWaits: 'Danh sách ký nhận đã chờ in hơn 30 phút: buổi chi trả có thể phải lùi.',
      needs: () => together(this.ofWorker(), register.access(registerAccess['write-pay-list']), exports.write()),
      atOnce: 10,
    })
  }

  /** file of another province -> bucket -> queue -> function -> register. Some half a million marks are held at once. */
  private takeForeignFiles({ register, idKey, exchangeKey, uploads }: DataStack): WorkQueue {
    return orderedWork(this, 'take-foreign-file', {
      id: 'ForeignFiles',
      whenWorkerFails: 'Tệp của tỉnh khác không được đối chiếu: người có ở cả hai tỉnh chưa bị phát hiện.',
      whenItFails: 'Có tệp của tỉnh khác không đối chiếu được sau 5 lần thử: người có ở cả hai tỉnh chưa bị phát hiện.',
      whenItWaits: 'Tệp của tỉnh khác đã chờ hơn 30 phút.',
      needs: (files) =>
        together(
          this.ofWorker(),
          provinceSetting(this.house.config),
          setting({ FOREIGN_QUEUE_URL: files.queue.queueUrl }),
          register.access(registerAccess['take-foreign-file']),
          idKey.read(),
          exchangeKey.read(),
          uploads.read(UploadsBucket.foreignPrefix),
          files.send(),
        ),
      atOnce: 2,
      // Everybody is compared in steps, each of which leaves fewer.
      callsItself: true,
    })
  }

  /** screen or payer's file -> queue -> function -> payments */
  private writeBatches({ register, idKey, exchangeKey, uploads, exports }: DataStack): WorkQueue {
    return orderedWork(this, 'write-batch', {
      id: 'Batches',
      whenWorkerFails: 'Đợt ghi chi trả bị dừng: tiền đã trả mà người dân và giám sát không thấy.',
      whenItFails:
        'Có đợt ghi chi trả không ghi xong sau 5 lần thử: tiền đã trả mà một số người dân chưa được ghi nhận.',
      whenItWaits: 'Đợt ghi chi trả đã chờ hơn 30 phút: bưu điện và xã chưa thấy kết quả.',
      needs: (batches) =>
        together(
          this.ofWorker(),
          provinceSetting(this.house.config),
          // Each lane adds to its own part of a cell, so that they do not wait for one another.
          setting({ BATCHES_QUEUE_URL: batches.queue.queueUrl, LANES: '8' }),
          register.access(registerAccess['write-batch']),
          idKey.read(),
          exchangeKey.read(),
          uploads.read(UploadsBucket.resultsPrefix),
          exports.write(),
          batches.send(),
        ),
      atOnce: 10,
      // A batch goes on in another call where one call's time ended; each does more of its lines.
      callsItself: true,
    })
  }

  /** At night, after the matcher has learned to weigh otherwise; on other nights it reads one item and is done. */
  private compareAnew({ register, idKey, exchangeKey }: Pick<DataStack, 'register' | 'idKey' | 'exchangeKey'>): void {
    const deadLetters = new DeadLetters(this, 'CompareAnewDeadLetters', {
      name: 'compare-anew-dead-letters',
      whenItFails:
        'Việc đối chiếu lại toàn bộ không chạy được nhiều lần liền: người đứng tên hai lần có thể chưa bị phát hiện.',
    })
    const compareAnew = new ServiceFunction(this, 'compare-anew', {
      whenItFails: 'Đối chiếu lại toàn bộ theo trọng số mới bị dừng: các vụ trùng chưa được cập nhật.',
      needs: together(
        setting({ UNIT_MAP: this.house.config.unitMap }),
        register.access(registerAccess['compare-anew']),
        idKey.read(),
        exchangeKey.read(),
      ),
      timeout: Duration.minutes(15),
      deadLetterQueue: deadLetters.queue,
    })
    for (const programme of this.house.config.programmes) {
      new Clock(this, `CompareAnew-${programme}`, {
        schedule: inVietnam('cron(0/20 0-4 * * ? *)'),
        target: compareAnew,
        input: { programme },
        deadLetters,
      })
    }
  }
}
