import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import fc from 'fast-check'
import { errorOf, type SqsWorld, startSqsWorld, type TestClock, testClock } from './sqs-world.ts'

describe('receivers of the local SQS', () => {
  let world: SqsWorld
  let clock: TestClock
  let QueueUrl: string
  beforeEach(async () => {
    clock = testClock()
    world = await startSqsWorld({ clock })
    await world.engine.createQueue({ name: 'intake' })
    QueueUrl = world.engine.queueUrl('intake')
  })
  afterEach(() => world.close())

  const queue = () => {
    const found = world.engine.queue('intake')
    if (found === undefined) throw new Error('no queue')
    return found
  }
  const send = (MessageBody: string) => world.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
  const poll = (WaitTimeSeconds: number) =>
    world.sqs
      .send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds, MaxNumberOfMessages: 10 }))
      .then(({ Messages = [] }) => Messages.map(({ Body }) => Body))

  it('never get the same message while one of them holds it', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, index) => send(`${index}`)))
    const receiver = async (): Promise<string[]> => {
      const { Messages = [] } = await world.sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 3 }))
      const bodies = Messages.map(({ Body }) => Body ?? '')
      return bodies.length === 0 ? [] : [...bodies, ...(await receiver())]
    }
    const got = await Promise.all(Array.from({ length: 8 }, receiver))
    expect(got.flat()).toHaveLength(100)
    expect(new Set(got.flat()).size).toBe(100)
  })

  it('wait for a message that is not there yet', async () => {
    const waiting = poll(20)
    await send('at last')
    expect(await waiting).toEqual(['at last'])
  })

  it('wait for one that another gives back, or whose time is over', async () => {
    await send('again')
    const [held] = await queue().receive({ visibilitySeconds: 10 })
    const waiting = queue().receive({ waitMs: 20_000 })
    clock.advance(10)
    const [again] = await waiting
    expect(again?.id).toBe(held?.id)
    const waitingToo = queue().receive({ waitMs: 20_000 })
    await queue().changeVisibility(again?.receiptHandle ?? '', 0)
    expect((await waitingToo)[0]?.id).toBe(held?.id)
  })

  it('go away empty when nothing came in time', async () => {
    const waiting = queue().receive({ waitMs: 20_000 })
    clock.advance(19)
    clock.advance(1)
    expect(await waiting).toEqual([])
    expect(await poll(0)).toEqual([])
  })

  it('wait as long as the queue says when they say nothing', async () => {
    await world.engine.createQueue({ name: 'intake', attributes: { ReceiveMessageWaitTimeSeconds: 20 } })
    const waiting = world.sqs.send(new ReceiveMessageCommand({ QueueUrl }))
    await send('a')
    expect((await waiting).Messages).toHaveLength(1)
  })

  it('share what comes: one message wakes all and goes to one', async () => {
    const waiting = Array.from({ length: 5 }, () => queue().receive({ waitMs: 20_000 }))
    await queue().send({ body: 'one' })
    await queue().send({ body: 'two' })
    clock.advance(20)
    const got = (await Promise.all(waiting)).flat().map(({ body }) => body)
    expect(got.sort()).toEqual(['one', 'two'])
  })

  it('stop waiting when they are told to, and when the engine ends', async () => {
    const stop = new AbortController()
    const stopped = queue().receive({ waitMs: 20_000, signal: stop.signal })
    stop.abort()
    expect(await stopped).toEqual([])
    const ended = queue().receive({ waitMs: 20_000 })
    await world.engine.close()
    expect(await ended).toEqual([])
    expect(await queue().receive()).toEqual([])
  })

  it('may take more than ten at once in this process, and keep some for a second try', async () => {
    for (let index = 0; index < 25; index++) await queue().send({ body: `${index}` })
    const batch = await queue().receive({ max: 25, visibilitySeconds: 60 })
    expect(batch).toHaveLength(25)
    for (const { body, receiptHandle } of batch) {
      if (Number(body) % 5 !== 0) await queue().delete(receiptHandle)
    }
    clock.advance(60)
    const again = await queue().receive({ max: 25 })
    expect(again.map(({ body, delivery }) => [body, delivery.count])).toEqual(
      [0, 5, 10, 15, 20].map((n) => [`${n}`, 2]),
    )
  })

  it('from the SDK and from this process hold the same handles', async () => {
    await send('shared')
    const [message] = await queue().receive()
    await world.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.receiptHandle }))
    expect(queue().counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
  })

  it('see, after any sequence of calls, what a plain model of a queue holds', async () => {
    interface Modelled {
      visibleAt: number
      count: number
      handle?: string
    }
    const step = fc.oneof(
      fc.record({ do: fc.constant('send' as const), delay: fc.constantFrom(0, 0, 7) }),
      fc.record({ do: fc.constant('receive' as const), max: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('delete' as const), which: fc.nat(9) }),
      fc.record({ do: fc.constant('hide' as const), which: fc.nat(9), seconds: fc.constantFrom(0, 3, 12) }),
      fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 30) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const name = `model-${Math.random().toString(36).slice(2)}`
        const real = await world.engine.createQueue({ name })
        const model = new Map<string, Modelled>()
        const handles: string[] = []
        for (const one of steps) {
          const now = clock.now()
          if (one.do === 'wait') clock.advance(one.seconds)
          else if (one.do === 'send') {
            const id = await real.send({ body: 'x', delaySeconds: one.delay })
            model.set(id, { visibleAt: now + one.delay * 1000, count: 0 })
          } else if (one.do === 'receive') {
            const visible = [...model.values()].filter(({ visibleAt }) => visibleAt <= now).length
            const got = await real.receive({ max: one.max })
            expect(got).toHaveLength(Math.min(one.max, visible))
            for (const { id, receiptHandle, delivery } of got) {
              const known = model.get(id)
              expect(known?.visibleAt).toBeLessThanOrEqual(now)
              const count = (known?.count ?? 0) + 1
              expect(delivery.count).toBe(count)
              model.set(id, { visibleAt: now + 30_000, count, handle: receiptHandle })
              handles.push(receiptHandle)
            }
          } else {
            const handle = handles[one.which]
            if (handle === undefined) continue
            const [id, known] = [...model].find(([, message]) => message.handle === handle) ?? []
            if (one.do === 'delete') {
              await real.delete(handle)
              if (id !== undefined) model.delete(id)
            } else {
              const outcome = await errorOf(real.changeVisibility(handle, one.seconds))
              const isHeld = known !== undefined && known.visibleAt > now
              expect(outcome === 'none').toBe(isHeld)
              if (isHeld) known.visibleAt = now + one.seconds * 1000
            }
          }
        }
        const visible = [...model.values()].filter(({ visibleAt }) => visibleAt <= clock.now()).length
        const { visible: shown, inFlight, delayed } = real.counts()
        expect([shown, inFlight + delayed]).toEqual([visible, model.size - visible])
      }),
      { numRuns: 60 },
    )
  })
})
