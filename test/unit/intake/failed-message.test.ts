import '../../support/silent-logs.ts'
import '../../support/unreachable-cloud.ts'
import type { SQSEvent } from 'aws-lambda'

// Nothing can be reached, and the message comes back.
Object.assign(process.env, {
  LISTS_QUEUE_URL: 'http://127.0.0.1:9/queue',
  RANGES_QUEUE_URL: 'http://127.0.0.1:9/ranges',
  ROWS_PER_RANGE: '25000',
})

const body = '{"Records":[{"secret-of-the-body":"066085004321"}]}'
const event = {
  Records: [
    {
      messageId: 'the-message',
      receiptHandle: 'the-receipt',
      body,
      attributes: { ApproximateReceiveCount: '1' },
    },
  ],
} as unknown as SQSEvent
const context = { functionName: 'intake', awsRequestId: 'a', getRemainingTimeInMillis: () => 900_000 } as never

describe('a message that fails', () => {
  it('comes back, and nothing of it stands in the log', async () => {
    const written: string[] = []
    const keep = (...parts: unknown[]): void => void written.push(parts.map((part) => JSON.stringify(part)).join(' '))
    const spies = (['log', 'info', 'warn', 'error'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(keep),
    )
    const streams = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        keep(String(text))
        return true
      }),
    )
    const { handler } = await import('../../../lambdas/functions/intake/handler.ts')
    const answer = await handler(event, context)
    for (const spy of [...spies, ...streams]) spy.mockRestore()
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'the-message' }] })
    expect(written.join('\n')).not.toMatch(/secret-of-the-body|066085004321|the-receipt/)
  })
})
