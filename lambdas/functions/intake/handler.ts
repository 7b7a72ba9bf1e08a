import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import middy from '@middy/core'
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure'
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logger, metrics, tracer } from '../../runtime/observability.ts'
import { readSecret } from '../../runtime/secret.ts'
import { makeMarks } from '../../store/id-mark.ts'
import { openRegister } from '../../store/table.ts'
import { uploadedLists } from './bucket-event.ts'
import { returnSoon } from './return-soon.ts'
import { type Intake, takeInList } from './take-in-list.ts'
import { uploadedFile } from './uploaded-file.ts'

const environment = readEnvironment('intake', process.env)
const tree = unitTree(environment.UNIT_MAP)
const register = openRegister(environment.REGISTER_TABLE)

/** Each message stands alone: one that fails comes back by itself, and after its last try lies in the dead-letter queue. */
async function takeIn(event: SQSEvent, context: Context): Promise<PromiseSettledResult<void>[]> {
  const intake: Intake = {
    register,
    tree,
    marks: makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
    fileOf: (listId) => uploadedFile(environment.UPLOADS_BUCKET, listId),
    now: Date.now,
  }
  const one = async (record: SQSRecord): Promise<void> => {
    try {
      for (const listId of uploadedLists(record.body)) await takeInList(intake, listId, context.awsRequestId)
    } catch (error) {
      await returnSoon(environment.LISTS_QUEUE_URL, record)
      throw error
    }
  }
  const results: PromiseSettledResult<void>[] = []
  // One after the other: two lists of one commune would only wait for each other's counts.
  for (const record of event.Records) results.push(...(await Promise.allSettled([one(record)])))
  return results
}

export const handler = middy<SQSEvent, PromiseSettledResult<void>[]>()
  .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
  .use(captureLambdaHandler(tracer, { captureResponse: false }))
  .use(logMetrics(metrics))
  .use(sqsPartialBatchFailure())
  .handler(takeIn)
