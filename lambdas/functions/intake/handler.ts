import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import middy from '@middy/core'
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure'
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { callForList, callForRange, callForWatch } from '../../runtime/call-for-list.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logCodes, logger, metrics } from '../../runtime/observability.ts'
import { returnSoon } from '../../runtime/return-soon.ts'
import { readSecret } from '../../runtime/secret.ts'
import { uploadedFile } from '../../runtime/uploaded-file.ts'
import { makeMarks } from '../../store/id-mark.ts'
import { rowsPerChunk } from '../../store/intake-store.ts'
import { openRegister } from '../../store/table.ts'
import { workOnRange } from './bring-range.ts'
import { watchRanges } from './gather-ranges.ts'
import type { Intake } from './intake.ts'
import { keptParts } from './kept-parts.ts'
import { listsOfMessage } from './list-message.ts'
import { ListBusy, workOnList } from './work-on-list.ts'

const environment = readEnvironment('intake', process.env)
const tree = unitTree(environment.UNIT_MAP)
const register = openRegister(environment.REGISTER_TABLE)

const matcher = registerMatcher()

/** Each message stands alone: one that fails comes back by itself, and after its last try lies in the dead-letter queue. */
async function takeIn(event: SQSEvent, context: Context): Promise<PromiseSettledResult<void>[]> {
  const intake: Intake = {
    register,
    tree,
    marks: makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
    matcher,
    exchange: exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
    fileOf: (listId, version) => uploadedFile(environment.UPLOADS_BUCKET, `lists/${listId}`, version),
    now: Date.now,
    timeLeft: () => context.getRemainingTimeInMillis(),
    callAgain: (listId) => callForList(environment.LISTS_QUEUE_URL, listId),
    callRange: (listId, range) => callForRange(environment.RANGES_QUEUE_URL, listId, range),
    callWatch: (listId) => callForWatch(environment.RANGES_QUEUE_URL, listId),
    parts: keptParts(environment.UPLOADS_BUCKET),
    rowsPerRange: Number(environment.ROWS_PER_RANGE),
    rowsPerChunk,
  }
  const one = async (record: SQSRecord): Promise<void> => {
    try {
      for (const message of listsOfMessage(record.body))
        if ('range' in message) await workOnRange(intake, message, context.awsRequestId)
        else if ('watch' in message) await watchRanges(intake, message)
        else await workOnList(intake, message, context.awsRequestId)
    } catch (error) {
      logFailure(error)
      await returnSoon(queueOf(record), record)
      throw error
    }
  }
  const results: PromiseSettledResult<void>[] = []
  // One after the other: two lists of one commune would only wait for each other's counts.
  for (const record of event.Records) results.push(...(await Promise.allSettled([one(record)])))
  return results
}

/** Which of the two queues the message came by. */
const queueOf = ({ eventSourceARN = '' }: SQSRecord): string =>
  environment.RANGES_QUEUE_URL.endsWith(`/${eventSourceARN.split(':').at(-1)}`)
    ? environment.RANGES_QUEUE_URL
    : environment.LISTS_QUEUE_URL

/** Name and place; the message may repeat what stands in the file. A list that somebody else is reading is no failure. */
function logFailure(error: unknown): void {
  if (error instanceof ListBusy) return
  logger.error(logCodes.failed, { error: describeError(error) })
}

export const handler = middy<SQSEvent, PromiseSettledResult<void>[]>()
  .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
  .use(logMetrics(metrics))
  // Its own logger would write the error with its message, and the whole record, to the log.
  .use(sqsPartialBatchFailure({ logger: () => undefined }))
  .handler(takeIn)
