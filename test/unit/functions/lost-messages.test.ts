import '../../support/silent-logs.ts'
import '../../support/unreachable-cloud.ts'
import type { SQSEvent } from 'aws-lambda'
import { listsOfMessage } from '../../../lambdas/functions/intake/list-message.ts'
import { foreignFilesOf } from '../../../lambdas/functions/take-foreign-file/foreign-message.ts'
import { batchesOfMessage } from '../../../lambdas/functions/write-batch/batch-message.ts'
import { logger } from '../../../lambdas/runtime/observability.ts'

// Nothing can be reached, and the message comes back.
Object.assign(process.env, {
  PROGRAMMES: 'nq42-2020',
  OTHER_PROGRAMMES: '',
  BACKLOG_UNTIL: '',
  EXPORTS_BUCKET: 'exports',
  BATCHES_QUEUE_URL: 'http://127.0.0.1:9/batches',
  LISTS_QUEUE_URL: 'http://127.0.0.1:9/queue',
  RANGES_QUEUE_URL: 'http://127.0.0.1:9/ranges',
  ROWS_PER_RANGE: '25000',
  FOREIGN_QUEUE_URL: 'http://127.0.0.1:9/foreign',
  LANES: '8',
  MOST_TRIES: '5',
})

const id = 'a'.repeat(26)
const context = { functionName: 'f', awsRequestId: 'a', getRemainingTimeInMillis: () => 900_000 } as never
const eventOf = (body: object) =>
  ({
    Records: [
      {
        messageId: 'the-message',
        receiptHandle: 'the-receipt',
        body: JSON.stringify(body),
        attributes: { ApproximateReceiveCount: '1' },
      },
    ],
  }) as unknown as SQSEvent

describe('a message whose function cannot read its secret', () => {
  // What went wrong: the secret was read before anything was caught, so that five tries ended among the dead letters without a line.
  it.each([
    ['write-batch', () => import('../../../lambdas/functions/write-batch/handler.ts'), { batchId: id }],
    [
      'take-foreign-file',
      () => import('../../../lambdas/functions/take-foreign-file/handler.ts'),
      { foreignFileId: id },
    ],
  ] as const)('comes back to %s, and leaves a line that says so', async (_name, load, body) => {
    const lines = jest.spyOn(logger, 'error').mockImplementation(() => undefined)
    const { handler } = await load()
    const answer = await handler(eventOf(body), context)
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'the-message' }] })
    expect(lines.mock.calls.map(([code]) => code)).toEqual(['FAILED'])
    lines.mockRestore()
  })
})

describe('a message that says nothing its function knows', () => {
  // What went wrong: it was read before anything was caught, so that five tries ended among the dead letters without a line.
  it.each([
    ['write-batch', () => import('../../../lambdas/functions/write-batch/handler.ts'), 'MESSAGE_UNREADABLE'],
    [
      'take-foreign-file',
      () => import('../../../lambdas/functions/take-foreign-file/handler.ts'),
      'MESSAGE_UNREADABLE',
    ],
    ['write-export', () => import('../../../lambdas/functions/write-export/handler.ts'), 'MESSAGE_UNREADABLE'],
    ['write-pay-list', () => import('../../../lambdas/functions/write-pay-list/handler.ts'), 'MESSAGE_UNREADABLE'],
    ['intake', () => import('../../../lambdas/functions/intake/handler.ts'), 'FAILED'],
  ] as const)(
    'comes back to %s, with a line that has its number and nothing of what it says',
    async (_name, load, code) => {
      const lines = jest.spyOn(logger, 'error').mockImplementation(() => undefined)
      const { handler } = await load()
      for (const body of [{ batch: 'Trần Văn A 066085004321' }, 'not the word']) {
        const answer = await handler(eventOf(body as object), context)
        expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'the-message' }] })
      }
      expect(lines.mock.calls.map(([said]) => said)).toEqual([code, code])
      for (const [, facts] of lines.mock.calls) expect(facts).toMatchObject({ messageId: 'the-message' })
      expect(JSON.stringify(lines.mock.calls)).not.toMatch(/Trần|066085004321|the word/)
      lines.mockRestore()
    },
  )
})

describe('a bucket', () => {
  it('is heard when it says that it has been set up, and whatever is no word of its is refused: it was taken for a message without files', () => {
    for (const read of [listsOfMessage, batchesOfMessage, foreignFilesOf]) {
      expect(read(JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'uploads' }))).toEqual([])
      expect(read(JSON.stringify({ Records: [] }))).toEqual([])
      for (const wrong of [{}, { Event: 's3:Other' }, { listId: 'x' }, { Records: [{}] }])
        expect(() => read(JSON.stringify(wrong))).toThrow()
    }
  })
})
