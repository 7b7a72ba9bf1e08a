import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { World } from './world.ts'

const journal = (world: World): string => readFileSync(join(world.data, 'sqs/queues.jsonl'), 'utf8')

/** Sends what the bucket sends when a list's file has arrived, once more or for a file that never was. @returns the message's id */
export async function sayArrived(world: World, bucket: string, listId: string): Promise<string> {
  const Key = `lists/${listId}`
  const { VersionId: versionId = 'no-version' } = await new S3Client({ ...world.operator, forcePathStyle: true })
    .send(new HeadObjectCommand({ Bucket: bucket, Key }))
    .catch(() => ({}) as { VersionId?: string })
  const sqs = new SQSClient(world.operator)
  // The template gives the queue no name; the running system has written down the one that it made.
  const [QueueName] = journal(world).match(/ansinh-local-intake-listsqueue\w+/) ?? []
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }))
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Post',
    s3: { bucket: { name: bucket }, object: { key: Key, size: 1, versionId } },
  }
  const { MessageId = '' } = await sqs.send(
    new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ Records: [record] }) }),
  )
  return MessageId
}

/** Waits until a function has taken the message and said that it is done with it: then it leaves the queue. */
export async function isTaken(world: World, messageId: string): Promise<void> {
  const stillThere = (): boolean => {
    const lines = journal(world)
      .split('\n')
      .filter((line) => line.includes(messageId))
    return (
      lines.some((line) => line.startsWith('{"op":"send"')) && !lines.some((line) => line.startsWith('{"op":"delete"'))
    )
  }
  const end = Date.now() + 60_000
  while (stillThere()) {
    if (Date.now() > end) throw new Error(`the message ${messageId} is still in the queue`)
    await pause(50)
  }
}
