import '../../support/silent-logs.ts'
import type { SQSEvent } from 'aws-lambda'

// A cloud that nobody can reach: whatever the function tries fails, and the message comes back.
Object.assign(process.env, {
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nobody',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_MAX_ATTEMPTS: '1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  UNIT_MAP: 'daklak-2020',
  REGISTER_TABLE: 'register',
  ID_KEY_SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:id-key',
  EXCHANGE_KEY_SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:exchange-key',
  UPLOADS_BUCKET: 'uploads',
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
const context = { functionName: 'intake', awsRequestId: 'a', getRemainingTimeInMillis: () => 1_000 } as never

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
