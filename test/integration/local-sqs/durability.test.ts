import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { openCredentials } from '../../../local/aws/credentials.ts'
import { arnOf, newFolder, place, startSqsWorld, testClock } from './sqs-world.ts'

describe('the local SQS on disk', () => {
  let folder: string
  let child: ChildProcess | undefined
  beforeEach(() => {
    folder = newFolder()
  })
  afterEach(() => {
    child?.kill('SIGKILL')
    child = undefined
    rmSync(folder, { recursive: true })
  })
  const journal = () => join(folder, 'sqs', 'queues.jsonl')

  async function bodiesLeft(): Promise<string[]> {
    const world = await startSqsWorld({ directory: folder })
    const messages = (await world.engine.queue('intake')?.receive({ max: 100_000 })) ?? []
    await world.close()
    return messages.map(({ body }) => body)
  }

  it('has, after a kill, every message it took and none that it was told to delete', async () => {
    child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'sqs-child.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const { stdout } = child
    if (stdout === null) throw new Error('no output')
    const [endpoint] = (await once(createInterface(stdout), 'line')) as [string]
    const credentials = openCredentials(folder).operator
    const sqs = new SQSClient({ endpoint, region: place.region, credentials, maxAttempts: 1 })
    const QueueUrl = `${endpoint}/${place.accountId}/intake`

    const begun = new Set<string>()
    const sent = new Set<string>()
    const tried = new Set<string>()
    const deleted = new Set<string>()
    let isKilled = false
    const whileAlive = async (work: () => Promise<void>): Promise<void> => {
      while (!isKilled) {
        try {
          await work()
        } catch {
          return
        }
      }
    }
    const sender = (number: number) => {
      let turn = 0
      return whileAlive(async () => {
        const MessageBody = `${number}-${turn++}`
        begun.add(MessageBody)
        await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
        sent.add(MessageBody)
      })
    }
    const receiver = () =>
      whileAlive(async () => {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 2 }))
        for (const { Body = '', ReceiptHandle } of Messages) {
          tried.add(Body)
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
          deleted.add(Body)
          if (deleted.size === 80) {
            isKilled = true
            child?.kill('SIGKILL')
          }
        }
      })
    await Promise.all([...[0, 1, 2, 3].map(sender), receiver(), receiver()])
    sqs.destroy()
    expect(deleted.size).toBeGreaterThanOrEqual(80)

    const left = await bodiesLeft()
    expect(new Set(left).size).toBe(left.length)
    for (const body of left) {
      expect(begun).toContain(body)
      expect(deleted).not.toContain(body)
    }
    // A deletion that was on its way may have happened or not.
    const owed = [...sent].filter((body) => !tried.has(body))
    for (const body of owed) expect(left).toContain(body)
  })

  it('gives back at the start what was in flight, with its count, and keeps delays', async () => {
    const clock = testClock()
    const before = await startSqsWorld({ directory: folder, clock })
    const queue = await before.engine.createQueue({ name: 'intake', attributes: { VisibilityTimeout: 900 } })
    await queue.send({ body: 'in flight' })
    await queue.send({ body: 'delayed', delaySeconds: 600 })
    const [held] = await queue.receive()
    await before.close()

    const after = await startSqsWorld({ directory: folder, clock })
    const again = after.engine.queue('intake')
    expect(again?.description().settings.visibilityTimeout).toBe(900)
    const messages = (await again?.receive({ max: 10 })) ?? []
    expect(messages.map(({ body, delivery }) => [body, delivery.count])).toEqual([['in flight', 2]])
    await again?.delete(held?.receiptHandle ?? '')
    expect(again?.counts()).toEqual({ visible: 0, inFlight: 1, delayed: 1 })
    await after.close()
  })

  it('keeps a move to the dead-letter queue', async () => {
    const clock = testClock()
    const before = await startSqsWorld({ directory: folder, clock })
    await before.engine.createQueue({ name: 'dead' })
    const queue = await before.engine.createQueue({
      name: 'intake',
      attributes: { RedrivePolicy: { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 1 } },
    })
    await queue.send({ body: 'poison' })
    await queue.receive({ visibilitySeconds: 1 })
    clock.advance(1)
    expect(await queue.receive()).toEqual([])
    await before.close()
    const after = await startSqsWorld({ directory: folder, clock })
    expect(after.engine.queue('intake')?.counts().visible).toBe(0)
    expect(await after.engine.queue('dead')?.receive()).toMatchObject([{ body: 'poison', source: arnOf('intake') }])
    await after.close()
  })

  it('cuts off a last line that was never acknowledged, and names a damaged one', async () => {
    const before = await startSqsWorld({ directory: folder })
    const queue = await before.engine.createQueue({ name: 'intake' })
    await queue.send({ body: 'whole' })
    await before.close()
    appendFileSync(journal(), '{"op":"send","queue":"intake","message":{"id":"ha')
    expect(await bodiesLeft()).toEqual(['whole'])
    expect(await bodiesLeft()).toEqual(['whole'])
    writeFileSync(journal(), `{"op":\n${readFileSync(journal(), 'utf8')}`)
    await expect(startSqsWorld({ directory: folder })).rejects.toThrow('queues.jsonl is damaged at byte 0')
  })

  it('acknowledges nothing more after its end', async () => {
    const world = await startSqsWorld({ directory: folder })
    const queue = await world.engine.createQueue({ name: 'intake' })
    await world.close()
    for (let time = 0; time < 3; time++) await expect(queue.send({ body: 'late' })).rejects.toThrow()
    expect(await bodiesLeft()).toEqual([])
  })

  it('does not grow with what is deleted, and loses nothing when it is written anew', async () => {
    const world = await startSqsWorld({ directory: folder })
    const queue = await world.engine.createQueue({ name: 'intake' })
    await queue.send({ body: 'stays' })
    const [kept] = await queue.receive()
    const large = 'x'.repeat(100_000)
    const inFlight: Promise<unknown>[] = []
    for (let round = 0; round < 60; round++) {
      inFlight.push(queue.send({ body: `small ${round}` }))
      await queue.send({ body: large })
      for (const { body, receiptHandle } of await queue.receive({ max: 100 })) {
        if (body === large) await queue.delete(receiptHandle)
      }
    }
    await Promise.all(inFlight)
    expect(statSync(journal()).size).toBeLessThan(3_500_000)
    await queue.changeVisibility(kept?.receiptHandle ?? '', 0)
    await world.close()
    const left = await bodiesLeft()
    expect(left.filter((body) => body !== large).sort()).toEqual(
      ['stays', ...Array.from({ length: 60 }, (_, round) => `small ${round}`)].sort(),
    )
  })
})
