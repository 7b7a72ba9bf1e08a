import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { arnOf, errorOf, type SqsWorld, startSqsWorld, type TestClock, testClock } from './sqs-world.ts'

describe('queues of the local SQS', () => {
  let world: SqsWorld
  let clock: TestClock
  beforeEach(async () => {
    clock = testClock()
    world = await startSqsWorld({ clock })
  })
  afterEach(() => world.close())

  const create = (QueueName: string, Attributes = {}) =>
    world.sqs.send(new CreateQueueCommand({ QueueName, Attributes }))
  const attributes = async (name: string, AttributeNames: string[] = ['All']) =>
    (
      await world.sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: world.engine.queueUrl(name),
          AttributeNames: AttributeNames as ['All'],
        }),
      )
    ).Attributes

  it('have the URL of their account and name, and can be found by name', async () => {
    const { QueueUrl } = await create('intake')
    expect(QueueUrl).toBe(`${world.url}/123456789012/intake`)
    expect(await world.sqs.send(new GetQueueUrlCommand({ QueueName: 'intake' }))).toMatchObject({ QueueUrl })
  })

  it('show SQS’s defaults and what they were given', async () => {
    await create('intake', { VisibilityTimeout: '120' })
    expect(await attributes('intake')).toEqual({
      QueueArn: 'arn:aws:sqs:ap-southeast-1:123456789012:intake',
      VisibilityTimeout: '120',
      DelaySeconds: '0',
      MessageRetentionPeriod: '345600',
      ReceiveMessageWaitTimeSeconds: '0',
      MaximumMessageSize: '1048576',
      CreatedTimestamp: String(clock.now() / 1000),
      LastModifiedTimestamp: String(clock.now() / 1000),
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      ApproximateNumberOfMessagesDelayed: '0',
    })
    expect(await attributes('intake', ['QueueArn'])).toEqual({ QueueArn: arnOf('intake') })
    const QueueUrl = world.engine.queueUrl('intake')
    await world.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: '5' } }))
    expect(await attributes('intake')).toMatchObject({ VisibilityTimeout: '120', DelaySeconds: '5' })
  })

  it('may be made twice with the same attributes, not with others', async () => {
    await create('intake', { VisibilityTimeout: '120' })
    expect(await errorOf(create('intake', { VisibilityTimeout: '120' }))).toBe('none')
    expect(await errorOf(create('intake'))).toBe('none')
    expect(await errorOf(create('intake', { VisibilityTimeout: '60' }))).toBe('QueueNameExists')
  })

  it.each([
    ['a b', {}, /^InvalidParameterValue/],
    ['x'.repeat(81), {}, /^InvalidParameterValue/],
    ['first-in.fifo', {}, /^UnsupportedOperation/],
    ['intake', { FifoQueue: 'true' }, /^UnsupportedOperation/],
    ['intake', { VisibilityTimeout: '43201' }, /^InvalidAttributeValue/],
    ['intake', { DelaySeconds: '-1' }, /^InvalidAttributeValue/],
    ['intake', { MaximumMessageSize: '1048577' }, /^InvalidAttributeValue/],
    ['intake', { RedrivePolicy: 'no json' }, /^InvalidAttributeValue/],
    [
      'intake',
      { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 0 }) },
      /^InvalidAttributeValue/,
    ],
    [
      'intake',
      { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('missing'), maxReceiveCount: 3 }) },
      /^InvalidParameterValue/,
    ],
    ['intake', { Colour: 'red' }, /^InvalidAttributeName/],
  ])('are refused as %s with %j', async (name, values, wanted) => {
    await create('dead')
    expect(await errorOf(create(name, values))).toMatch(wanted)
    expect(world.engine.queue(name)).toBeUndefined()
  })

  it('that do not exist, or belong to another account, are named with the old code beside the new', async () => {
    await create('intake')
    const wanted = { name: 'QueueDoesNotExist', Code: 'AWS.SimpleQueueService.NonExistentQueue' }
    for (const QueueUrl of [`${world.url}/123456789012/missing`, `${world.url}/999999999999/intake`, 'intake']) {
      await expect(world.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }))).rejects.toMatchObject(wanted)
    }
    await expect(world.sqs.send(new GetQueueUrlCommand({ QueueName: 'missing' }))).rejects.toMatchObject(wanted)
  })

  it('take the forms of a template: numbers and objects', async () => {
    await world.engine.createQueue({ name: 'dead', attributes: { MessageRetentionPeriod: 1209600 } })
    await world.engine.createQueue({
      name: 'intake',
      attributes: { VisibilityTimeout: 180, RedrivePolicy: { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 3 } },
    })
    expect(await attributes('intake')).toMatchObject({
      VisibilityTimeout: '180',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 3 }),
    })
    expect(world.engine.queue(arnOf('intake'))?.name).toBe('intake')
  })

  describe('with a dead-letter queue', () => {
    beforeEach(async () => {
      await world.engine.createQueue({ name: 'dead' })
      await world.engine.createQueue({
        name: 'intake',
        attributes: { RedrivePolicy: { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 3 } },
      })
    })
    const receive = async (name: string) =>
      (
        await world.sqs.send(
          new ReceiveMessageCommand({
            QueueUrl: world.engine.queueUrl(name),
            MaxNumberOfMessages: 10,
            MessageSystemAttributeNames: ['All'],
          }),
        )
      ).Messages ?? []
    const send = (name: string, MessageBody: string) =>
      world.sqs.send(new SendMessageCommand({ QueueUrl: world.engine.queueUrl(name), MessageBody }))
    const killMessage = async (body: string) => {
      await send('intake', body)
      for (let time = 0; time < 3; time++) {
        expect((await receive('intake')).map(({ Body }) => Body)).toContain(body)
        clock.advance(30)
      }
      expect(await receive('intake')).toEqual([])
    }

    it('give up a message that was received three times, with its age and its count', async () => {
      const sentAt = clock.now()
      await killMessage('poison')
      const [message] = await receive('dead')
      expect(message).toMatchObject({
        Body: 'poison',
        Attributes: {
          SentTimestamp: String(sentAt),
          ApproximateReceiveCount: '4',
          DeadLetterQueueSourceArn: arnOf('intake'),
        },
      })
      expect(await attributes('intake')).toMatchObject({
        ApproximateNumberOfMessages: '0',
        ApproximateNumberOfMessagesNotVisible: '0',
      })
    })

    it('still hand out the good messages beside it', async () => {
      await killMessage('poison')
      await send('intake', 'good')
      expect((await receive('intake')).map(({ Body }) => Body)).toEqual(['good'])
    })

    it('get them back as new messages when they are moved back', async () => {
      await killMessage('first')
      await killMessage('second')
      const { TaskHandle } = await world.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('dead') }))
      expect(TaskHandle).toBeDefined()
      const back = await receive('intake')
      expect(back.map(({ Body }) => Body)).toEqual(['first', 'second'])
      for (const { Attributes } of back) {
        expect(Attributes).toMatchObject({ ApproximateReceiveCount: '1', SentTimestamp: String(clock.now()) })
        expect(Attributes?.DeadLetterQueueSourceArn).toBeUndefined()
      }
      expect(await receive('dead')).toEqual([])
      const { Results } = await world.sqs.send(new ListMessageMoveTasksCommand({ SourceArn: arnOf('dead') }))
      expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2 }])
    })

    it('leave in it what was sent there by hand, unless a destination is named', async () => {
      await send('dead', 'by hand')
      await world.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('dead') }))
      expect(await receive('intake')).toEqual([])
      await world.sqs.send(
        new StartMessageMoveTaskCommand({ SourceArn: arnOf('dead'), DestinationArn: arnOf('intake') }),
      )
      expect((await receive('intake')).map(({ Body }) => Body)).toEqual(['by hand'])
    })

    it('are the only ones that messages can be moved from', async () => {
      const start = (SourceArn: string) => errorOf(world.sqs.send(new StartMessageMoveTaskCommand({ SourceArn })))
      expect(await start(arnOf('intake'))).toMatch(/^InvalidParameterValue/)
      expect(await start(arnOf('missing'))).toBe('ResourceNotFoundException')
    })
  })
})
