import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { queueUrls } from './queues.ts'
import type { SimulatedCloud } from './simulated-cloud.ts'

/** A file that lies in the bucket, and the queue whose functions are told of it. */
export interface Arrived {
  readonly key: `${'lists' | 'results'}/${string}`
  readonly queue: 'intake-listsqueue' | 'intake-batchesqueue'
}

/** The bucket says once more that a file has come, at once or minutes later. */
export async function sayArrivedAgain(
  cloud: SimulatedCloud,
  { key: Key, queue }: Arrived,
  delaySeconds: number,
): Promise<void> {
  const s3 = new S3Client({ ...cloud.operator, forcePathStyle: true })
  const sqs = new SQSClient(cloud.operator)
  try {
    const { VersionId: versionId } = await s3.send(new HeadObjectCommand({ Bucket: cloud.uploads, Key }))
    const [QueueUrl] = await queueUrls(cloud, sqs, queue)
    const s3Part = { bucket: { name: cloud.uploads }, object: { key: Key, size: 1, versionId } }
    const Records = [{ eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Post', s3: s3Part }]
    await sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ Records }), DelaySeconds: delaySeconds }),
    )
  } finally {
    s3.destroy()
    sqs.destroy()
  }
}
