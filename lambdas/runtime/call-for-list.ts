import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { rangeWatchMs } from '../domain/lists/list-duties.ts'

const sqs = new SQSClient({})

/**
 * A message that a list waits to be worked on. It may come twice: who comes second finds the list taken.
 * @param version of its file, for a list that no reader has taken yet
 */
export async function callForList(queueUrl: string, listId: string, version: string | null = null): Promise<void> {
  const body = version === null ? { listId } : { listId, version }
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) }))
}

/** A message that a range of a long list waits to be brought in. It may come twice, as above. */
export async function callForRange(queueUrl: string, listId: string, range: number): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ listId, range }) }))
}

/** A message, after a while, that somebody look whether each range of a long list has a living reader. It may come twice, too. */
export async function callForWatch(queueUrl: string, listId: string): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify({ listId, watch: true }),
      DelaySeconds: rangeWatchMs / 1000,
    }),
  )
}
