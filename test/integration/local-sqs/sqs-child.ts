/** A local SQS in a process of its own, to be killed: `tsx sqs-child.ts FOLDER`. Says its address once it listens. */
import { startSqsWorld } from './sqs-world.ts'

const [, , directory = ''] = process.argv
const world = await startSqsWorld({ directory })
await world.engine.createQueue({ name: 'intake' })
console.log(world.url)
