import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

const sqs = new SQSClient({})

/** A message that a list waits to be worked on. It may come twice: who comes second finds the list taken. */
export async function callForList(queueUrl: string, listId: string): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ listId }) }))
}
