import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import middy from '@middy/core'
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure'
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda'
import { describeError } from './describe-error.ts'
import { logCodes, logger, metrics } from './observability.ts'

/** Whether a message goes to the dead letters when it fails once more: what it asked for must say so. */
export const isLastTry = ({ attributes }: SQSRecord, mostTries: string): boolean =>
  Number(attributes.ApproximateReceiveCount) >= Number(mostTries)

/**
 * What a message asks for. One that says nothing which its function knows is named in the log by the queue's number alone, since what stands
 * in it is anybody's: after its tries it lies among the dead letters under that number.
 * @throws what `read` throws
 */
export function messageOf<Message>({ body, messageId }: SQSRecord, read: (body: string) => Message): Message {
  try {
    return read(body)
  } catch (error) {
    logger.error(logCodes.messageUnreadable, { messageId, error: describeError(error) })
    throw error
  }
}

/** The chain around a function that a queue calls. Each message stands alone: one that fails comes back by itself. */
export function queueHandler(one: (record: SQSRecord, context: Context) => Promise<void>) {
  const all = async (event: SQSEvent, context: Context): Promise<PromiseSettledResult<void>[]> => {
    const results: PromiseSettledResult<void>[] = []
    for (const record of event.Records) results.push(...(await Promise.allSettled([one(record, context)])))
    return results
  }
  return (
    middy<SQSEvent, PromiseSettledResult<void>[]>()
      .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
      .use(logMetrics(metrics))
      // Its own logger would write the error with its message, and the whole record, to the log.
      .use(sqsPartialBatchFailure({ logger: () => undefined }))
      .handler(all)
  )
}
