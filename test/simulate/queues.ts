import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { SimulatedCloud } from './simulated-cloud.ts'

/** The template gives queues no names; the running system has written down those that it made. */
export async function queueUrls({ data }: SimulatedCloud, sqs: SQSClient, part: string): Promise<string[]> {
  const journal = readFileSync(join(data, 'sqs/queues.jsonl'), 'utf8')
  const names = new Set([...journal.matchAll(/"queue":"([\w-]+)"/g)].map(([, name]) => name ?? ''))
  const mine = [...names].filter((name) => name.includes(part))
  const answers = await Promise.all(mine.map((QueueName) => sqs.send(new GetQueueUrlCommand({ QueueName }))))
  return answers.map(({ QueueUrl = '' }) => QueueUrl)
}
