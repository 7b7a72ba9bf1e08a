import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { arnOf, errorOf, type SqsWorld, startSqsWorld } from './sqs-world.ts'

const keyArn = 'arn:aws:kms:ap-southeast-1:123456789012:key/one'

describe('the permissions that a call to the local SQS needs', () => {
  let world: SqsWorld
  let QueueUrl: string
  let roles = 0
  beforeAll(async () => {
    world = await startSqsWorld()
    await world.engine.createQueue({ name: 'dead', attributes: { KmsMasterKeyId: keyArn } })
    await world.engine.createQueue({
      name: 'intake',
      attributes: {
        KmsMasterKeyId: keyArn,
        RedrivePolicy: { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 3 },
      },
    })
    QueueUrl = world.engine.queueUrl('intake')
  })
  afterAll(() => world.close())

  const own = (action: string): [string, string] => [`sqs:${action}`, arnOf('intake')]
  const key = (action: string): [string, string] => [`kms:${action}`, keyArn]
  const Entries = [{ Id: 'a', MessageBody: 'a' }]

  const calls: [name: string, needed: [string, string][], call: (sqs: SQSClient) => Promise<unknown>][] = [
    [
      'SendMessage',
      [own('SendMessage'), key('GenerateDataKey'), key('Decrypt')],
      (sqs) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' })),
    ],
    [
      'SendMessageBatch',
      [own('SendMessage'), key('GenerateDataKey'), key('Decrypt')],
      (sqs) => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
    ],
    [
      'ReceiveMessage',
      [own('ReceiveMessage'), key('Decrypt')],
      (sqs) => sqs.send(new ReceiveMessageCommand({ QueueUrl })),
    ],
    ['GetQueueUrl', [own('GetQueueUrl')], (sqs) => sqs.send(new GetQueueUrlCommand({ QueueName: 'intake' }))],
    ['GetQueueAttributes', [own('GetQueueAttributes')], (sqs) => sqs.send(new GetQueueAttributesCommand({ QueueUrl }))],
    ['PurgeQueue', [own('PurgeQueue')], (sqs) => sqs.send(new PurgeQueueCommand({ QueueUrl }))],
    [
      'StartMessageMoveTask',
      [
        ['sqs:StartMessageMoveTask', arnOf('dead')],
        ['sqs:ReceiveMessage', arnOf('dead')],
        ['sqs:DeleteMessage', arnOf('dead')],
        ['sqs:GetQueueAttributes', arnOf('dead')],
        own('SendMessage'),
      ],
      (sqs) => sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('dead') })),
    ],
  ]
  const may = (granted: [string, string][]) => world.clientOf(`role-${roles++}`, granted)

  it.each(calls)('%s: all of them, and each', async (_, needed, call) => {
    for (const left of needed) {
      expect(await errorOf(call(may(needed.filter((one) => one !== left))))).toMatch(/^AccessDenied/)
    }
    expect(await errorOf(call(may(needed)))).toBe('none')
  })

  it('differ between reading, deleting and holding', async () => {
    await world.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }))
    const reader = may([own('ReceiveMessage'), key('Decrypt')])
    const { Messages: [{ ReceiptHandle } = {}] = [] } = await reader.send(new ReceiveMessageCommand({ QueueUrl }))
    const remove = new DeleteMessageCommand({ QueueUrl, ReceiptHandle })
    const hide = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 60 })
    expect(await errorOf(reader.send(remove))).toMatch(/^AccessDenied/)
    expect(await errorOf(reader.send(hide))).toMatch(/^AccessDenied/)
    expect(await errorOf(may([own('ChangeMessageVisibility')]).send(hide))).toBe('none')
    expect(await errorOf(may([own('DeleteMessage')]).send(remove))).toBe('none')
  })

  it('show senders by the name of their role', async () => {
    const sender = world.clientOf('publisher', [own('SendMessage'), key('GenerateDataKey'), key('Decrypt')])
    await sender.send(new SendMessageCommand({ QueueUrl, MessageBody: 'signed' }))
    const messages = (await world.engine.queue('intake')?.receive({ max: 100 })) ?? []
    expect(messages.find(({ body }) => body === 'signed')?.senderId).toBe('publisher')
  })

  it('are never given to nobody', async () => {
    const answer = await fetch(world.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ QueueUrl, MessageBody: 'a' }),
    })
    expect(answer.status).toBe(403)
  })
})
