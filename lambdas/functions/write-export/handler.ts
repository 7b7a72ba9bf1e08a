import { createReadStream } from 'node:fs'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import middy from '@middy/core'
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure'
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logCodes, logger, metrics, tracer } from '../../runtime/observability.ts'
import { readSecret } from '../../runtime/secret.ts'
import { endExport, getExport } from '../../store/export-store.ts'
import { openRegister } from '../../store/table.ts'
import { type WrittenFile, writeExport } from './write-export.ts'

const environment = readEnvironment('write-export', process.env)
const register = openRegister(environment.REGISTER_TABLE)
const tree = unitTree(environment.UNIT_MAP)
const exchange = async () => exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN))
const s3 = new S3Client({})
const order = z.strictObject({ username: z.string().min(1), exportId: z.string().regex(/^[a-z2-7]{26}$/) })

async function put({ key, path, bytes, type, fileName }: WrittenFile): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: environment.EXPORTS_BUCKET,
      Key: key,
      Body: createReadStream(path),
      ContentLength: bytes,
      ContentType: type,
      ContentDisposition: `attachment; filename="${fileName}"`,
    }),
  )
}

async function write(event: SQSEvent, context: Context): Promise<PromiseSettledResult<void>[]> {
  const one = async (record: SQSRecord): Promise<void> => {
    const wanted = order.parse(JSON.parse(record.body))
    const { exportId } = wanted
    try {
      const written = await writeExport({ register, tree, exchange, now: Date.now, put }, wanted, context.awsRequestId)
      logger.info(logCodes.exportWritten, { exportId, supports: written?.sums?.supports ?? 0 })
    } catch (error) {
      logger.error(logCodes.failed, { exportId, error: describeError(error) })
      const known = await getExport(register, wanted.username, exportId)
      // Tried for the last time: the order says so, and the message goes to the dead letters.
      if (known && Number(record.attributes.ApproximateReceiveCount) >= Number(environment.MOST_TRIES))
        await endExport(register, known, { state: 'failed', sums: null, file: null })
      throw error
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
  .handler(write)
