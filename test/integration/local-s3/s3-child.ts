/** A local S3 in a process of its own, to be killed: `tsx s3-child.ts FOLDER`. Says its address once it listens. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { startS3World } from './s3-world.ts'

const [, , directory = ''] = process.argv
const world = await startS3World({
  directory,
  onObjectCreated: async ({ s3 }) => appendFileSync(join(directory, 'told'), `${s3.object.key}\n`),
})
await world.engine.createBucket({
  name: 'lists',
  arn: 'arn:aws:s3:::lists',
  notify: [{ id: 'all', events: ['s3:ObjectCreated:*'], targetArn: 'arn:aws:sqs:ap-southeast-1:123456789012:q' }],
})
console.log(world.url)
