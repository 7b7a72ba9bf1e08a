import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs'
import { errorOf, type SqsWorld, startSqsWorld, type TestClock, testClock } from './sqs-world.ts'

describe('messages of the local SQS', () => {
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

  const send = (MessageBody: string, more: Partial<SendMessageCommandInput> = {}) =>
    world.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }))
  const receive = async (more: Partial<ReceiveMessageCommandInput> = {}) =>
    (await world.sqs.send(new ReceiveMessageCommand({ QueueUrl, ...more }))).Messages ?? []
  const remove = (ReceiptHandle: string | undefined) =>
    world.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
  const hide = (ReceiptHandle: string | undefined, VisibilityTimeout: number) =>
    world.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }))
  const counts = async () => {
    const { Attributes = {} } = await world.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    )
    return [
      Attributes.ApproximateNumberOfMessages,
      Attributes.ApproximateNumberOfMessagesNotVisible,
      Attributes.ApproximateNumberOfMessagesDelayed,
    ].map(Number)
  }

  it('arrive as they were sent, with the time and the number of deliveries', async () => {
    const body = '{"tên":"Ea Tu \u{1F600}"}'
    const sentAt = clock.now()
    const { MessageId } = await send(body)
    clock.advance(5)
    const [message] = await receive({ MessageSystemAttributeNames: ['All'] })
    // The client checks both MD5 sums itself and throws when they are wrong.
    expect(message).toMatchObject({
      MessageId,
      Body: body,
      Attributes: {
        SenderId: 'operator',
        SentTimestamp: String(sentAt),
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: String(sentAt + 5000),
      },
    })
  })

  it('tell of system attributes only what is asked for', async () => {
    await send('a')
    const [message] = await receive({ AttributeNames: ['SentTimestamp' as 'All'], VisibilityTimeout: 0 })
    expect(message?.Attributes).toEqual({ SentTimestamp: String(clock.now()) })
    const [plain] = await receive()
    expect(plain?.Attributes).toBeUndefined()
  })

  it('carry their attributes and the digest that Amazon documents', async () => {
    const sent = await send('with attributes', {
      MessageAttributes: {
        unit: { DataType: 'String', StringValue: '24133' },
        rows: { DataType: 'Number', StringValue: '467' },
        raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 1, 255]) },
      },
    })
    const [all] = await receive({ MessageAttributeNames: ['All'], VisibilityTimeout: 0 })
    expect(all?.MessageAttributes).toEqual({
      unit: { DataType: 'String', StringValue: '24133' },
      rows: { DataType: 'Number', StringValue: '467' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 1, 255]) },
    })
    expect(all?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes)
    const [one] = await receive({ MessageAttributeNames: ['un.*', 'unit'], VisibilityTimeout: 0 })
    expect(Object.keys(one?.MessageAttributes ?? {})).toEqual(['unit'])
    const [none] = await receive()
    expect(none?.MessageAttributes).toBeUndefined()
  })

  it('have the digest of attributes that SQS itself gives', async () => {
    // A pair that other implementations of SQS publish as recorded from it.
    const { MD5OfMessageAttributes } = await send('x', {
      MessageAttributes: { timestamp: { DataType: 'Number', StringValue: '1493147359900' } },
    })
    expect(MD5OfMessageAttributes).toBe('235c5c510d26fb653d073faed50ae77c')
  })

  describe('after they were received', () => {
    it('are seen by nobody until the visibility timeout is over, then again, counted', async () => {
      await send('a')
      const [first] = await receive()
      expect(await receive()).toEqual([])
      clock.advance(29.999)
      expect(await receive()).toEqual([])
      clock.advance(0.001)
      const [second] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] })
      expect(second?.MessageId).toBe(first?.MessageId)
      expect(second?.Attributes).toEqual({ ApproximateReceiveCount: '2' })
      expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle)
    })

    it('are hidden for as long as the receiver says', async () => {
      await send('a')
      await receive({ VisibilityTimeout: 100 })
      clock.advance(99)
      expect(await receive()).toEqual([])
      clock.advance(1)
      expect(await receive()).toHaveLength(1)
    })

    it('are gone once they are deleted', async () => {
      await send('a')
      const [message] = await receive()
      await remove(message?.ReceiptHandle)
      expect(await counts()).toEqual([0, 0, 0])
      clock.advance(3600)
      expect(await receive()).toEqual([])
      expect(await errorOf(remove(message?.ReceiptHandle))).toBe('none')
    })

    it('are deleted by the latest handle, also after its timeout, but not by an older one', async () => {
      await send('a')
      const [first] = await receive()
      clock.advance(30)
      const [second] = await receive()
      await remove(first?.ReceiptHandle)
      expect(await counts()).toEqual([0, 1, 0])
      clock.advance(30)
      expect(await counts()).toEqual([1, 0, 0])
      await remove(second?.ReceiptHandle)
      expect(await counts()).toEqual([0, 0, 0])
    })

    it('can be hidden longer, or given back', async () => {
      await send('a')
      const [message] = await receive()
      await hide(message?.ReceiptHandle, 300)
      clock.advance(299)
      expect(await receive()).toEqual([])
      await hide(message?.ReceiptHandle, 0)
      expect(await receive()).toHaveLength(1)
    })

    it('cannot be hidden by who holds them no longer, nor for more than twelve hours in all', async () => {
      await send('a')
      const [message] = await receive({ VisibilityTimeout: 10 })
      expect(await errorOf(hide(message?.ReceiptHandle, 43_201))).toMatch(/^InvalidParameterValue/)
      clock.advance(9)
      expect(await errorOf(hide(message?.ReceiptHandle, 43_200))).toMatch(/^InvalidParameterValue/)
      clock.advance(1)
      expect(await errorOf(hide(message?.ReceiptHandle, 30))).toBe('MessageNotInflight')
      const [again] = await receive()
      expect(await errorOf(hide(message?.ReceiptHandle, 30))).toMatch(/^InvalidParameterValue/)
      await remove(again?.ReceiptHandle)
      expect(await errorOf(hide(again?.ReceiptHandle, 30))).toMatch(/^InvalidParameterValue/)
    })

    it('are held by real handles alone', async () => {
      await world.engine.createQueue({ name: 'other' })
      await send('a')
      const [message] = await receive()
      const elsewhere = new DeleteMessageCommand({
        QueueUrl: world.engine.queueUrl('other'),
        ReceiptHandle: message?.ReceiptHandle,
      })
      expect(await errorOf(remove('made up'))).toBe('ReceiptHandleIsInvalid')
      expect(await errorOf(hide('made up', 1))).toBe('ReceiptHandleIsInvalid')
      expect(await errorOf(world.sqs.send(elsewhere))).toBe('ReceiptHandleIsInvalid')
      expect(await counts()).toEqual([0, 1, 0])
    })
  })

  it('wait out their own delay or the queue’s', async () => {
    await send('later', { DelaySeconds: 60 })
    expect(await counts()).toEqual([0, 0, 1])
    expect(await receive()).toEqual([])
    clock.advance(60)
    expect(await receive()).toHaveLength(1)
    await world.engine.createQueue({ name: 'intake', attributes: { DelaySeconds: 10 } })
    await send('by default')
    expect(await receive()).toEqual([])
    clock.advance(10)
    expect((await receive())[0]?.Body).toBe('by default')
  })

  it('are forgotten after the retention period', async () => {
    await world.engine.createQueue({ name: 'intake', attributes: { MessageRetentionPeriod: 60 } })
    await send('old')
    clock.advance(59)
    await send('young')
    clock.advance(1)
    expect(await counts()).toEqual([1, 0, 0])
    expect((await receive({ MaxNumberOfMessages: 10 })).map(({ Body }) => Body)).toEqual(['young'])
  })

  it('come oldest first, ten at the most', async () => {
    for (let index = 0; index < 12; index++) await send(`${index}`)
    const first = await receive({ MaxNumberOfMessages: 10 })
    expect(first.map(({ Body }) => Body)).toEqual(Array.from({ length: 10 }, (_, index) => `${index}`))
    expect(await receive({ MaxNumberOfMessages: 10 })).toHaveLength(2)
    expect(await errorOf(receive({ MaxNumberOfMessages: 11 }))).toMatch(/^InvalidParameterValue/)
  })

  it('can all be thrown away, in flight too, once a minute', async () => {
    await send('a')
    await send('b')
    const [held] = await receive()
    await world.sqs.send(new PurgeQueueCommand({ QueueUrl }))
    expect(await counts()).toEqual([0, 0, 0])
    expect(await errorOf(remove(held?.ReceiptHandle))).toBe('none')
    expect(await errorOf(world.sqs.send(new PurgeQueueCommand({ QueueUrl })))).toBe('PurgeQueueInProgress')
    clock.advance(60)
    expect(await errorOf(world.sqs.send(new PurgeQueueCommand({ QueueUrl })))).toBe('none')
  })

  describe('that are too large, empty or unprintable', () => {
    it('are refused by the byte', async () => {
      await world.engine.createQueue({ name: 'intake', attributes: { MaximumMessageSize: 1024 } })
      expect(await errorOf(send('x'.repeat(1024)))).toBe('none')
      expect(await errorOf(send('x'.repeat(1025)))).toMatch(/^InvalidParameterValue/)
      expect(await errorOf(send('ế'.repeat(342)))).toMatch(/^InvalidParameterValue/)
      const MessageAttributes = { a: { DataType: 'String', StringValue: 'b' } }
      expect(await errorOf(send('x'.repeat(1017), { MessageAttributes }))).toMatch(/^InvalidParameterValue/)
      expect(await errorOf(send('x'.repeat(1016), { MessageAttributes }))).toBe('none')
    })

    it('may have 1 MiB where the queue says nothing', async () => {
      expect(await errorOf(send('x'.repeat(1_048_576)))).toBe('none')
      expect(await errorOf(send('x'.repeat(1_048_577)))).toMatch(/^InvalidParameterValue/)
      expect((await receive())[0]?.Body).toHaveLength(1_048_576)
    })

    it('are refused when nothing is in them or XML could not hold it', async () => {
      expect(await errorOf(send(''))).toMatch(/^Missing/)
      expect(await errorOf(send('bell \u0007'))).toBe('InvalidMessageContents')
      expect(await errorOf(send('tab\tand\nlines\r are fine'))).toBe('none')
    })
  })

  describe('in batches', () => {
    it('are sent, received, hidden and deleted, each by itself', async () => {
      const sent = await world.sqs.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: [
            { Id: 'one', MessageBody: '1' },
            { Id: 'two', MessageBody: 'bell \u0007' },
            { Id: 'three', MessageBody: '3', DelaySeconds: 60 },
          ],
        }),
      )
      expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['one', 'three'])
      expect(sent.Failed).toEqual([
        { Id: 'two', Code: 'InvalidMessageContents', Message: expect.any(String), SenderFault: true },
      ])
      clock.advance(60)
      const [one, three] = await receive({ MaxNumberOfMessages: 10 })
      const hidden = await world.sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl,
          Entries: [
            { Id: 'a', ReceiptHandle: one?.ReceiptHandle, VisibilityTimeout: 0 },
            { Id: 'b', ReceiptHandle: 'made up', VisibilityTimeout: 0 },
          ],
        }),
      )
      expect([hidden.Successful?.length, hidden.Failed?.[0]?.Code]).toEqual([1, 'ReceiptHandleIsInvalid'])
      const deleted = await world.sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl,
          Entries: [
            { Id: 'a', ReceiptHandle: three?.ReceiptHandle },
            { Id: 'b', ReceiptHandle: 'made up' },
          ],
        }),
      )
      expect([deleted.Successful?.length, deleted.Failed?.[0]?.Code]).toEqual([1, 'ReceiptHandleIsInvalid'])
      expect(await counts()).toEqual([1, 0, 0])
    })

    it('are refused whole when the batch is none', async () => {
      const batch = (Entries: { Id: string; MessageBody: string }[]) =>
        errorOf(world.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })))
      const entries = (count: number, MessageBody = 'a') =>
        Array.from({ length: count }, (_, index) => ({ Id: `${index}`, MessageBody }))
      expect(await batch([])).toBe('EmptyBatchRequest')
      expect(await batch(entries(11))).toBe('TooManyEntriesInBatchRequest')
      expect(await batch([...entries(1), ...entries(1)])).toBe('BatchEntryIdsNotDistinct')
      expect(await batch([{ Id: 'a b', MessageBody: 'a' }])).toBe('InvalidBatchEntryId')
      expect(await batch(entries(2, 'x'.repeat(600_000)))).toBe('BatchRequestTooLong')
      expect(await counts()).toEqual([0, 0, 0])
    })
  })
})
