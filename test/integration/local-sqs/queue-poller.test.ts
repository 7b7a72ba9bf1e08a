import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { startQueuePoller } from '../../../local/events/queue-poller.ts'
import { type SqsWorld, startSqsWorld } from './sqs-world.ts'

function aPromise(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

describe('a poller that is closed while all its batches are under way', () => {
  let world: SqsWorld
  beforeEach(async () => {
    world = await startSqsWorld()
    await world.engine.createQueue({ name: 'intake' })
  })
  afterEach(() => world.close())

  it('takes no batch more: the one that it took was given to functions that had ended', async () => {
    const queueUrl = world.engine.queueUrl('intake')
    for (const MessageBody of ['first', 'second'])
      await world.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }))
    const calls: string[] = []
    const [began, ended] = [aPromise(), aPromise()]
    const mapping = {
      ...{ name: 'intake', queueUrl, queueArn: 'arn:aws:sqs:intake', functionArn: 'arn:aws:lambda:intake' },
      ...{ batchSize: 1, windowSeconds: 0, reportsItemFailures: false, concurrency: 1 },
    }
    const poller = startQueuePoller(mapping, {
      client: world.sqs,
      report: () => undefined,
      async invoke(_function, event) {
        calls.push(event)
        began.resolve()
        await ended.promise
        return { kind: 'done', payload: 'null' }
      },
    })
    await began.promise
    const closed = poller.close()
    ended.resolve()
    await closed
    expect(calls).toHaveLength(1)
  })
})
