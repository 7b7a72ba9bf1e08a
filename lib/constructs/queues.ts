import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Need } from './need.ts'
import { watch } from './watched.ts'

/** Messages name a list or a schedule, never a person, so Amazon's own key is enough and S3 can write without a key policy. */
const closed = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const

export interface DeadLettersProps {
  /** Names the alarm and its section in the runbook. */
  readonly name: string
  /** In Vietnamese: what people lose by one message in here. */
  readonly whenItFails: string
}

/** Where work ends that failed for good. One message in it rings the alarm; it stays for two weeks to be looked at and sent again. */
export class DeadLetters extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', { ...closed, retentionPeriod: Duration.days(14) })
    watch(this, {
      name: props.name,
      kind: 'dead-letters',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'max' }),
      threshold: 1,
      whenItFails: props.whenItFails,
    })
  }
}

export interface WorkQueueProps {
  readonly name: string
  /**
   * The worker's own timeout. A message stays hidden a minute longer: Lambda's usual six times would leave the list of a killed
   * worker for hours, and the worker's concurrency is bounded, so that nothing waits for a free one while it is hidden.
   */
  readonly workerTimeout: Duration
  readonly whenItFails: string
  /** In Vietnamese: what people lose while work waits for long. */
  readonly whenItWaits: string
}

/** Work that waits for a function, and the dead letters behind it. */
export class WorkQueue extends Construct {
  /** So often a message is tried before it ends among the dead letters. */
  static readonly mostTries = 5
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id)
    const dead = new DeadLetters(this, 'DeadLetters', {
      name: `${props.name}-dead-letters`,
      whenItFails: props.whenItFails,
    })
    this.queue = new Queue(this, 'Queue', {
      ...closed,
      visibilityTimeout: props.workerTimeout.plus(Duration.minutes(1)),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: dead.queue, maxReceiveCount: WorkQueue.mostTries },
    })
    watch(this, {
      name: `${props.name}-waiting`,
      kind: 'waiting',
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'max' }),
      threshold: Duration.minutes(30).toSeconds(),
      whenItFails: props.whenItWaits,
    })
  }

  /** For whoever calls the worker by a message of his own. */
  send(): Need<Record<never, string>> {
    return {
      variables: {},
      statements: [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] })],
    }
  }
}
