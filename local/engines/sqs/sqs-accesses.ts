import type { Access, Place } from '../../aws/engine.ts'
import type { Queue } from './queue.ts'
import type { Queues } from './queues.ts'
import type { SqsOperation } from './sqs-inputs.ts'
import { queueNameIn } from './sqs-operations.ts'

const ownAction: Readonly<Record<SqsOperation, string>> = {
  ChangeMessageVisibility: 'ChangeMessageVisibility',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  CreateQueue: 'CreateQueue',
  DeleteMessage: 'DeleteMessage',
  DeleteMessageBatch: 'DeleteMessage',
  GetQueueAttributes: 'GetQueueAttributes',
  GetQueueUrl: 'GetQueueUrl',
  ListMessageMoveTasks: 'ListMessageMoveTasks',
  PurgeQueue: 'PurgeQueue',
  ReceiveMessage: 'ReceiveMessage',
  SendMessage: 'SendMessage',
  SendMessageBatch: 'SendMessage',
  SetQueueAttributes: 'SetQueueAttributes',
  StartMessageMoveTask: 'StartMessageMoveTask',
}

/** Uses of the queue's own key, when it has one; an alias cannot be looked up here and asks for nothing. */
function keyAccesses(actions: readonly string[], queue: Queue | undefined, { region }: Place): Access[] {
  const key = queue?.description().values.KmsMasterKeyId
  if (key === undefined || !key.startsWith('arn:')) return []
  const context = { 'kms:ViaService': `sqs.${region}.amazonaws.com` }
  return actions.map((action) => ({ action: `kms:${action}`, resource: key, context }))
}

/** What a call needs in IAM; a queue that does not exist is asked for by the ARN that it would have. */
export function sqsAccesses(
  operation: SqsOperation,
  input: Readonly<Record<string, unknown>>,
  queues: Queues,
  place: Place,
): readonly Access[] {
  const text = (name: string) => (typeof input[name] === 'string' ? input[name] : undefined)
  const arnOf = (name: string) => `arn:aws:sqs:${place.region}:${place.accountId}:${name}`
  const name = text('QueueName') ?? queueNameIn(text('QueueUrl') ?? '', place) ?? ''
  const resource = text('SourceArn') ?? arnOf(name)
  const own = { action: `sqs:${ownAction[operation]}`, resource }
  const queue = queues.byArn(resource)
  switch (operation) {
    case 'SendMessage':
    case 'SendMessageBatch':
      // SQS takes the data key from KMS and opens it again to check it.
      return [own, ...keyAccesses(['GenerateDataKey', 'Decrypt'], queue, place)]
    case 'ReceiveMessage':
      return [own, ...keyAccesses(['Decrypt'], queue, place)]
    case 'StartMessageMoveTask': {
      const reads = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => ({
        action: `sqs:${action}`,
        resource,
      }))
      const destination = text('DestinationArn')
      const sources = queues
        .all()
        .filter((other) => other.description().settings.redrive?.deadLetterTargetArn === resource)
        .map(({ arn }) => arn)
      const targets = destination === undefined ? sources : [destination]
      return [own, ...reads, ...targets.map((arn) => ({ action: 'sqs:SendMessage', resource: arn }))]
    }
    default:
      return [own]
  }
}
