import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { startQueuePoller } from '../../../local/events/queue-poller.ts'
import { chainedCall } from '../../../local/lambda/lineage.ts'
import { type SqsWorld, startSqsWorld } from './sqs-world.ts'

function aPromise(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

describe('a poller', () => {
  let world: SqsWorld
  beforeEach(async () => {
    world = await startSqsWorld()
    await world.engine.createQueue({ name: 'intake' })
  })
  afterEach(async () => {
    delete process.env.AWS_LAMBDA_FUNCTION_NAME
    delete process.env._X_AMZN_TRACE_ID
    await world.close()
  })

  it('tells with a message from which call it comes, as the SDK says it in every request of a function', async () => {
    const queueUrl = world.engine.queueUrl('intake')
    const send = (MessageBody: string) => world.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }))
    const told: (readonly string[])[] = []
    const ended = aPromise()
    const poller = startQueuePoller(mappingOf(queueUrl), {
      client: world.sqs,
      report: () => undefined,
      async invoke(_function, _event, causes) {
        told.push(causes)
        if (told.length === 3) ended.resolve()
        else {
          // As Lambda sets them around a call.
          const { traceId, calls } = chainedCall('intake', causes, Date.now())
          process.env.AWS_LAMBDA_FUNCTION_NAME = 'intake'
          process.env._X_AMZN_TRACE_ID = traceId
          await send(`after call ${calls}`)
        }
        return { kind: 'done', payload: 'null' }
      },
    })
    await send('first')
    await ended.promise
    await poller.close()
    expect(told[0]).toEqual([])
    expect(told.slice(1).flat().map(countIn)).toEqual(['1', '2'])
  })
})

const countIn = (header: string): string | undefined => /;Lineage=[0-9a-f]{8}:(\d+)$/.exec(header)?.[1]

const mappingOf = (queueUrl: string) => ({
  ...{ name: 'intake', queueUrl, queueArn: 'arn:aws:sqs:intake', functionArn: 'arn:aws:lambda:intake' },
  ...{ batchSize: 1, windowSeconds: 0, reportsItemFailures: false, concurrency: 1 },
})

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
    const poller = startQueuePoller(mappingOf(queueUrl), {
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
