import { randomUUID } from 'node:crypto'
import type { Place, Principal } from '../../aws/engine.ts'
import { batch } from './batch.ts'
import type { Clock } from './clock.ts'
import { md5, md5OfAttributes, messageSize } from './message.ts'
import type { NewMessage, Queue } from './queue.ts'
import { shownAttributes } from './queue-attributes.ts'
import type { Queues } from './queues.ts'
import { receivedView } from './received-view.ts'
import { invalidValue, SqsError } from './sqs-error.ts'
import type { Input, SqsOperation } from './sqs-inputs.ts'

export interface SqsCall {
  readonly queues: Queues
  readonly place: Place
  readonly clock: Clock
  readonly principal: Principal
  /** Of the request, `X-Amzn-Trace-Id`: a message keeps it unless it names one of its own. */
  readonly traceHeader: string | undefined
  readonly urlOf: (name: string) => string
  /** What earlier calls left for later ones. */
  readonly memory: SqsMemory
}

export interface SqsMemory {
  /** When each queue was last purged, milliseconds. */
  readonly purgedAt: Map<string, number>
  readonly moves: MoveTask[]
}

interface MoveTask {
  readonly Status: 'COMPLETED'
  readonly SourceArn: string
  readonly DestinationArn?: string
  readonly ApproximateNumberOfMessagesMoved: number
  readonly StartedTimestamp: number
}

type Operations = {
  readonly [Operation in SqsOperation]: (input: Input<Operation>, call: SqsCall) => Promise<object>
}

const BATCH_LIMIT = 1_048_576

const missing = () => new SqsError('QueueDoesNotExist', 'The specified queue does not exist.')

/** `http://host/ACCOUNT/NAME`; the host is not looked at, since the gateway's port may change between two starts. */
export const queueNameIn = (url: string, { accountId }: Place): string | undefined => {
  const [, account, name] = /\/([^/]+)\/([^/]+)$/.exec(url) ?? []
  return account === accountId ? name : undefined
}

function queueAt(url: string, { queues, place }: SqsCall): Queue {
  const queue = queues.find(queueNameIn(url, place) ?? '')
  if (queue === undefined) throw missing()
  return queue
}

function checkName(name: string): void {
  if (name.endsWith('.fifo')) {
    throw new SqsError('UnsupportedOperation', 'FIFO queues are not built into this local SQS.')
  }
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) {
    throw new SqsError(
      'InvalidParameterValueException',
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    )
  }
}

type SentInput = Pick<
  Input<'SendMessage'>,
  'MessageBody' | 'DelaySeconds' | 'MessageAttributes' | 'MessageSystemAttributes'
>

async function send(queue: Queue, input: SentInput, { principal, traceHeader: ofRequest }: SqsCall) {
  const { MessageBody: body, MessageAttributes: attributes, DelaySeconds: delaySeconds } = input
  const traceHeader = input.MessageSystemAttributes?.AWSTraceHeader?.StringValue ?? ofRequest
  const message: NewMessage = {
    body,
    senderId: principal.kind === 'role' ? (principal.roleArn.split('/').at(-1) ?? '') : principal.kind,
    ...(attributes === undefined ? {} : { attributes }),
    ...(delaySeconds === undefined ? {} : { delaySeconds }),
    ...(traceHeader === undefined ? {} : { traceHeader }),
  }
  const MessageId = await queue.send(message)
  const digest = attributes === undefined ? {} : { MD5OfMessageAttributes: md5OfAttributes(attributes) }
  return { MessageId, MD5OfMessageBody: md5(body), ...digest }
}

/** A queue is a dead-letter queue when another names it so. */
const isDeadLetterQueue = (queue: Queue, queues: Queues): boolean =>
  queues.all().some((other) => other.description().settings.redrive?.deadLetterTargetArn === queue.arn)

export const operations: Operations = {
  async ChangeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout }, call) {
    await queueAt(QueueUrl, call).changeVisibility(ReceiptHandle, VisibilityTimeout)
    return {}
  },
  async ChangeMessageVisibilityBatch({ QueueUrl, Entries }, call) {
    const queue = queueAt(QueueUrl, call)
    return batch(Entries, async ({ ReceiptHandle, VisibilityTimeout }) => {
      await queue.changeVisibility(ReceiptHandle, VisibilityTimeout)
      return {}
    })
  },
  async CreateQueue({ QueueName, Attributes }, { queues, urlOf }) {
    checkName(QueueName)
    const known = queues.find(QueueName)
    if (known === undefined) await queues.put(QueueName, Attributes)
    else {
      const shown = shownAttributes(known.description().values)
      const differs = Object.entries(Attributes).find(([name, value]) => shown[name] !== value)
      if (differs !== undefined) {
        throw new SqsError(
          'QueueNameExists',
          `A queue already exists with the same name and a different value for attribute ${differs[0]}`,
        )
      }
    }
    return { QueueUrl: urlOf(QueueName) }
  },
  async DeleteMessage({ QueueUrl, ReceiptHandle }, call) {
    await queueAt(QueueUrl, call).delete(ReceiptHandle)
    return {}
  },
  async DeleteMessageBatch({ QueueUrl, Entries }, call) {
    const queue = queueAt(QueueUrl, call)
    return batch(Entries, async ({ ReceiptHandle }) => {
      await queue.delete(ReceiptHandle)
      return {}
    })
  },
  async GetQueueAttributes({ QueueUrl, AttributeNames }, call) {
    const queue = queueAt(QueueUrl, call)
    const { values, createdAt, changedAt } = queue.description()
    const { visible, inFlight, delayed } = queue.counts()
    const all: Record<string, string> = {
      ...shownAttributes(values),
      QueueArn: queue.arn,
      CreatedTimestamp: String(Math.floor(createdAt / 1000)),
      LastModifiedTimestamp: String(Math.floor(changedAt / 1000)),
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: String(delayed),
    }
    const asked = Object.entries(all).filter(
      ([name]) => AttributeNames.includes('All') || AttributeNames.includes(name),
    )
    return asked.length === 0 ? {} : { Attributes: Object.fromEntries(asked) }
  },
  async GetQueueUrl({ QueueName, QueueOwnerAWSAccountId: owner }, { queues, place, urlOf }) {
    if (queues.find(QueueName) === undefined || (owner !== undefined && owner !== place.accountId)) throw missing()
    return { QueueUrl: urlOf(QueueName) }
  },
  async ListMessageMoveTasks({ SourceArn, MaxResults }, { memory }) {
    return {
      Results: memory.moves
        .filter((task) => task.SourceArn === SourceArn)
        .slice(-MaxResults)
        .reverse(),
    }
  },
  async PurgeQueue({ QueueUrl }, call) {
    const queue = queueAt(QueueUrl, call)
    const { purgedAt } = call.memory
    if (call.clock.now() - (purgedAt.get(queue.name) ?? Number.NEGATIVE_INFINITY) < 60_000) {
      throw new SqsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
      )
    }
    purgedAt.set(queue.name, call.clock.now())
    await queue.purge()
    return {}
  },
  async ReceiveMessage(input, call) {
    const queue = queueAt(input.QueueUrl, call)
    const waitSeconds = input.WaitTimeSeconds ?? queue.description().settings.waitSeconds
    const messages = await queue.receive({
      max: input.MaxNumberOfMessages,
      waitMs: waitSeconds * 1000,
      ...(input.VisibilityTimeout === undefined ? {} : { visibilitySeconds: input.VisibilityTimeout }),
    })
    if (messages.length === 0) return {}
    const asked = {
      system: [...input.AttributeNames, ...input.MessageSystemAttributeNames],
      own: input.MessageAttributeNames,
    }
    return { Messages: messages.map((message) => receivedView(message, asked)) }
  },
  async SendMessage({ QueueUrl, ...message }, call) {
    return send(queueAt(QueueUrl, call), message, call)
  },
  async SendMessageBatch({ QueueUrl, Entries }, call) {
    const queue = queueAt(QueueUrl, call)
    const size = Entries.reduce((sum, entry) => sum + messageSize(entry.MessageBody, entry.MessageAttributes), 0)
    if (size > BATCH_LIMIT) {
      throw new SqsError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${BATCH_LIMIT} bytes. You have sent ${size} bytes.`,
      )
    }
    return batch(Entries, (entry) => send(queue, entry, call))
  },
  async SetQueueAttributes({ QueueUrl, Attributes }, call) {
    const queue = queueAt(QueueUrl, call)
    await call.queues.put(queue.name, { ...queue.description().values, ...Attributes })
    return {}
  },
  async StartMessageMoveTask({ SourceArn, DestinationArn }, { queues, clock, memory }) {
    const from = queues.byArn(SourceArn)
    const to = DestinationArn === undefined ? undefined : queues.byArn(DestinationArn)
    if (from === undefined || (DestinationArn !== undefined && to === undefined)) {
      throw new SqsError(
        'ResourceNotFoundException',
        'The resource that you specified for the SourceArn parameter doesn’t exist.',
      )
    }
    if (!isDeadLetterQueue(from, queues)) {
      throw invalidValue(SourceArn, 'SourceArn', 'Source queue must be configured as a Dead Letter Queue.')
    }
    const moved = await queues.redrive(from, to)
    memory.moves.push({
      Status: 'COMPLETED',
      SourceArn,
      ...(DestinationArn === undefined ? {} : { DestinationArn }),
      ApproximateNumberOfMessagesMoved: moved,
      StartedTimestamp: clock.now(),
    })
    return { TaskHandle: Buffer.from(randomUUID()).toString('base64') }
  },
}
