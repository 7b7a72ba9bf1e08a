import { SqsError } from './sqs-error.ts'

/** A queue's attributes as SQS keeps them: all values are text. */
export type AttributeValues = Readonly<Record<string, string>>

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string
  readonly maxReceiveCount: number
}

/** Attributes that this engine acts on; seconds and bytes. */
export interface QueueSettings {
  readonly visibilityTimeout: number
  readonly delaySeconds: number
  readonly retentionSeconds: number
  readonly waitSeconds: number
  readonly maximumSize: number
  readonly redrive?: RedrivePolicy
}

const numbers = {
  VisibilityTimeout: { least: 0, most: 43_200, default: 30 },
  DelaySeconds: { least: 0, most: 900, default: 0 },
  MessageRetentionPeriod: { least: 60, most: 1_209_600, default: 345_600 },
  ReceiveMessageWaitTimeSeconds: { least: 0, most: 20, default: 0 },
  MaximumMessageSize: { least: 1024, most: 1_048_576, default: 1_048_576 },
} as const

/** Kept and shown, without any effect here: who may send is IAM's affair, and nothing on this disk is encrypted. */
const kept = ['Policy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled', 'RedriveAllowPolicy']

const isNumeric = (name: string): name is keyof typeof numbers => Object.hasOwn(numbers, name)

const invalid = (name: string) => new SqsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`)

function readRedrive(text: string): RedrivePolicy | undefined {
  if (text === '') return undefined
  let policy: unknown
  try {
    policy = JSON.parse(text)
  } catch {
    throw invalid('RedrivePolicy')
  }
  if (typeof policy !== 'object' || policy === null) throw invalid('RedrivePolicy')
  const { deadLetterTargetArn, maxReceiveCount = 10 } = policy as Record<string, unknown>
  const count = Number(maxReceiveCount)
  if (typeof deadLetterTargetArn !== 'string' || !Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalid('RedrivePolicy')
  }
  return { deadLetterTargetArn, maxReceiveCount: count }
}

/**
 * Checks attributes and reads those that matter here.
 * @throws SqsError InvalidAttributeName, InvalidAttributeValue
 */
export function queueSettings(values: AttributeValues): QueueSettings {
  for (const [name, value] of Object.entries(values)) {
    if (isNumeric(name)) {
      const { least, most } = numbers[name]
      if (!/^\d{1,7}$/.test(value) || Number(value) < least || Number(value) > most) throw invalid(name)
    } else if (name === 'FifoQueue' && value !== 'false') {
      throw new SqsError('UnsupportedOperation', 'FIFO queues are not built into this local SQS.')
    } else if (name !== 'RedrivePolicy' && name !== 'FifoQueue' && !kept.includes(name)) {
      throw new SqsError('InvalidAttributeName', `Unknown Attribute ${name}.`)
    }
  }
  const number = (name: keyof typeof numbers) => Number(values[name] ?? numbers[name].default)
  const redrive = readRedrive(values.RedrivePolicy ?? '')
  return {
    visibilityTimeout: number('VisibilityTimeout'),
    delaySeconds: number('DelaySeconds'),
    retentionSeconds: number('MessageRetentionPeriod'),
    waitSeconds: number('ReceiveMessageWaitTimeSeconds'),
    maximumSize: number('MaximumMessageSize'),
    ...(redrive === undefined ? {} : { redrive }),
  }
}

/** Every attribute of a queue's configuration as GetQueueAttributes shows it, defaults included. */
export function shownAttributes(values: AttributeValues): Record<string, string> {
  const shown: Record<string, string> = { ...values }
  for (const [name, { default: value }] of Object.entries(numbers)) shown[name] ??= String(value)
  return shown
}
