import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SQSRecord } from 'aws-lambda'
import { leaseMs } from '../domain/lists/list-duties.ts'

const sqs = new SQSClient({})

/** Seconds: longer than a dead reader's lease, twice, then growing, so that five tries reach past a whole reading by another. */
const pauseAfter = (receiveCount: number): number =>
  Math.min(900, (leaseMs / 1000 + 5) * Math.max(1, receiveCount - 1) ** 2)

/** Without this a message that failed would stay hidden for as long as a whole reading may take. */
export async function returnSoon(queueUrl: string, record: SQSRecord): Promise<void> {
  await sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queueUrl,
      ReceiptHandle: record.receiptHandle,
      VisibilityTimeout: pauseAfter(Number(record.attributes.ApproximateReceiveCount)),
    }),
  )
}
