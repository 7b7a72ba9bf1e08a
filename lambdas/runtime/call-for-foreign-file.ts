import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

const sqs = new SQSClient({})

/**
 * A message that a file of another province waits to be worked on. It may come twice.
 * @param afterSeconds so long whoever is brought in meanwhile may take to stand in the index by which everybody is gone through
 */
export async function callForForeignFile(queueUrl: string, foreignFileId: string, afterSeconds = 0): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify({ foreignFileId }),
      DelaySeconds: afterSeconds,
    }),
  )
}
