import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

const sqs = new SQSClient({})

/** A message that a batch waits to be worked on. It may come twice: who comes second finds the batch taken. */
export async function callForBatch(queueUrl: string, batchId: string): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ batchId }) }))
}
