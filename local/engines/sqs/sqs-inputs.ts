import * as z from 'zod'
import { SqsError } from './sqs-error.ts'

/** Shapes of the calls' JSON; what SQS names in a special way when it is missing or too many is checked further on. */
const queue = { QueueUrl: z.string() }
const receipt = { ReceiptHandle: z.string() }
const hiddenSeconds = z.int().min(0).max(43_200)

const attributes = z.record(
  z.string().regex(/^[A-Za-z0-9_.-]{1,256}$/),
  z
    .object({
      DataType: z.string().regex(/^(String|Number|Binary)(\..{1,200})?$/),
      StringValue: z.string().min(1).optional(),
      BinaryValue: z.string().min(1).optional(),
    })
    .refine(({ DataType, StringValue, BinaryValue }) =>
      DataType.startsWith('Binary')
        ? BinaryValue !== undefined && StringValue === undefined
        : StringValue !== undefined && BinaryValue === undefined,
    ),
)

const message = {
  MessageBody: z.string(),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageAttributes: attributes.refine((all) => Object.keys(all).length <= 10).optional(),
  MessageSystemAttributes: z.object({ AWSTraceHeader: z.object({ StringValue: z.string() }).optional() }).optional(),
}

const entries = <Entry extends z.ZodType>(entry: Entry) => z.object({ ...queue, Entries: z.array(entry) })

export const inputs = {
  ChangeMessageVisibility: z.object({ ...queue, ...receipt, VisibilityTimeout: hiddenSeconds }),
  ChangeMessageVisibilityBatch: entries(
    z.object({ Id: z.string(), ...receipt, VisibilityTimeout: hiddenSeconds.default(30) }),
  ),
  CreateQueue: z.object({ QueueName: z.string(), Attributes: z.record(z.string(), z.string()).default({}) }),
  DeleteMessage: z.object({ ...queue, ...receipt }),
  DeleteMessageBatch: entries(z.object({ Id: z.string(), ...receipt })),
  GetQueueAttributes: z.object({ ...queue, AttributeNames: z.array(z.string()).default([]) }),
  GetQueueUrl: z.object({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() }),
  ListMessageMoveTasks: z.object({ SourceArn: z.string(), MaxResults: z.int().min(1).max(10).default(1) }),
  PurgeQueue: z.object(queue),
  ReceiveMessage: z.object({
    ...queue,
    MaxNumberOfMessages: z.int().min(1).max(10).default(1),
    VisibilityTimeout: hiddenSeconds.optional(),
    WaitTimeSeconds: z.int().min(0).max(20).optional(),
    AttributeNames: z.array(z.string()).default([]),
    MessageSystemAttributeNames: z.array(z.string()).default([]),
    MessageAttributeNames: z.array(z.string()).default([]),
  }),
  SendMessage: z.object({ ...queue, ...message }),
  SendMessageBatch: entries(z.object({ Id: z.string(), ...message })),
  SetQueueAttributes: z.object({ ...queue, Attributes: z.record(z.string(), z.string()) }),
  StartMessageMoveTask: z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
}

export type SqsOperation = keyof typeof inputs
export type Input<Operation extends SqsOperation> = z.output<(typeof inputs)[Operation]>

export const isSqsOperation = (name: string): name is SqsOperation => Object.hasOwn(inputs, name)

/** @throws SqsError MissingRequiredParameterException, InvalidParameterValueException */
export function readInput<Operation extends SqsOperation>(operation: Operation, body: unknown): Input<Operation> {
  const result = inputs[operation].safeParse(body)
  if (result.success) return result.data as Input<Operation>
  const [issue] = result.error.issues
  const name = issue?.path.join('.') ?? ''
  const value = issue?.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], body)
  if (value === undefined) {
    throw new SqsError('MissingRequiredParameterException', `The request must contain the parameter ${name}.`)
  }
  const shown = JSON.stringify(value)
  throw new SqsError(
    'InvalidParameterValueException',
    `Value ${shown} for parameter ${name} is invalid. Reason: ${issue?.message}.`,
  )
}
