import '../../support/silent-logs.ts'
import '../../support/unreachable-cloud.ts'
import type { SQSEvent } from 'aws-lambda'
import { logger } from '../../../lambdas/runtime/observability.ts'

// Nothing can be reached, and the message comes back.
Object.assign(process.env, {
  PROGRAMMES: 'nq42-2020',
  OTHER_PROGRAMMES: '',
  BACKLOG_UNTIL: '',
  EXPORTS_BUCKET: 'exports',
  BATCHES_QUEUE_URL: 'http://127.0.0.1:9/batches',
  FOREIGN_QUEUE_URL: 'http://127.0.0.1:9/foreign',
  LANES: '8',
  MOST_TRIES: '5',
})

const id = 'a'.repeat(26)
const context = { functionName: 'f', awsRequestId: 'a', getRemainingTimeInMillis: () => 1_000 } as never
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
