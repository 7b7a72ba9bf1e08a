import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import middy from '@middy/core'
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure'
import type { Context, SQSEvent } from 'aws-lambda'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { callForForeignFile } from '../../runtime/call-for-foreign-file.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logCodes, logger, metrics, tracer } from '../../runtime/observability.ts'
import { readSecret } from '../../runtime/secret.ts'
import { makeMarks } from '../../store/id-mark.ts'
import { openRegister } from '../../store/table.ts'
import { foreignFilesOf } from './foreign-message.ts'
import { type ForeignDesk, giveUp, takeForeignFile } from './take-foreign-file.ts'

const environment = readEnvironment('take-foreign-file', process.env)
const register = openRegister(environment.REGISTER_TABLE)
const tree = unitTree(environment.UNIT_MAP)
const s3 = new S3Client({})

async function linesOf(fileId: string, version: string): Promise<AsyncIterable<string>> {
  const place = { Bucket: environment.UPLOADS_BUCKET, Key: `foreign/${fileId}`, VersionId: version }
  const { Body } = await s3.send(new GetObjectCommand(place))
  if (!(Body instanceof Readable)) throw new Error('an object without a body')
  return createInterface({ input: Body, crlfDelay: Number.POSITIVE_INFINITY })
}

async function take(event: SQSEvent, context: Context): Promise<PromiseSettledResult<void>[]> {
  const desk: ForeignDesk = {
    register,
    tree,
    marks: makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
    exchange: exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
    linesOf,
    callAgain: (fileId, seconds) => callForForeignFile(environment.FOREIGN_QUEUE_URL, fileId, seconds),
    now: Date.now,
    timeLeft: () => context.getRemainingTimeInMillis(),
  }
  const one = async (record: SQSEvent['Records'][number]): Promise<void> => {
    for (const message of foreignFilesOf(record.body)) {
      const { foreignFileId } = message
      try {
        await takeForeignFile(desk, message)
        logger.info(logCodes.foreignFile, { foreignFileId })
      } catch (error) {
        logger.error(logCodes.failed, { foreignFileId, error: describeError(error) })
        if (Number(record.attributes.ApproximateReceiveCount) >= Number(environment.MOST_TRIES))
          await giveUp(desk, foreignFileId)
        throw error
      }
    }
  }
  const results: PromiseSettledResult<void>[] = []
  for (const record of event.Records) results.push(...(await Promise.allSettled([one(record)])))
  return results
}

export const handler = middy<SQSEvent, PromiseSettledResult<void>[]>()
  .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
  .use(captureLambdaHandler(tracer, { captureResponse: false }))
  .use(logMetrics(metrics))
  // Its own logger would write the error with its message, and the whole record, to the log.
  .use(sqsPartialBatchFailure({ logger: () => undefined }))
  .handler(take)
