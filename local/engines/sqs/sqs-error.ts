import type { AwsResponse } from '../../aws/engine.ts'

/**
 * Errors of the JSON protocol, with the names of the older query protocol beside them: SDKs show those as `Code`, and programs
 * that were written for them still compare them.
 */
const table = {
  BatchEntryIdsNotDistinct: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct'],
  BatchRequestTooLong: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.BatchRequestTooLong'],
  EmptyBatchRequest: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.EmptyBatchRequest'],
  InvalidAttributeName: ['com.amazonaws.sqs', 'InvalidAttributeName'],
  InvalidAttributeValue: ['com.amazonaws.sqs', 'InvalidAttributeValue'],
  InvalidBatchEntryId: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.InvalidBatchEntryId'],
  InvalidMessageContents: ['com.amazonaws.sqs', 'InvalidMessageContents'],
  InvalidParameterValueException: ['com.amazon.coral.service', 'InvalidParameterValue'],
  MessageNotInflight: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.MessageNotInflight'],
  MissingRequiredParameterException: ['com.amazon.coral.service', 'MissingParameter'],
  PurgeQueueInProgress: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.PurgeQueueInProgress'],
  QueueDoesNotExist: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.NonExistentQueue'],
  QueueNameExists: ['com.amazonaws.sqs', 'QueueAlreadyExists'],
  ReceiptHandleIsInvalid: ['com.amazonaws.sqs', 'ReceiptHandleIsInvalid'],
  ResourceNotFoundException: ['com.amazonaws.sqs', 'ResourceNotFoundException'],
  SerializationException: ['com.amazon.coral.service', 'MalformedInput'],
  TooManyEntriesInBatchRequest: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest'],
  UnknownOperationException: ['com.amazon.coral.service', 'InvalidAction'],
  UnsupportedOperation: ['com.amazonaws.sqs', 'AWS.SimpleQueueService.UnsupportedOperation'],
} as const satisfies Record<string, readonly [string, string]>

export type SqsErrorCode = keyof typeof table

/** What a caller did wrong, as SQS would say it. */
export class SqsError extends Error {
  readonly code: SqsErrorCode

  constructor(code: SqsErrorCode, message: string) {
    super(message)
    this.name = code
    this.code = code
  }
}

/** The name that batch results and the query header use. */
export const queryCode = (code: SqsErrorCode): string => table[code][1]

export const invalidValue = (value: string, parameter: string, reason: string): SqsError =>
  new SqsError(
    'InvalidParameterValueException',
    `Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`,
  )

export const errorAnswer = ({ code, message }: SqsError, requestId: string): AwsResponse => ({
  status: 400,
  headers: {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': requestId,
    'x-amzn-query-error': `${queryCode(code)};Sender`,
  },
  body: JSON.stringify({ __type: `${table[code][0]}#${code}`, message }),
})
