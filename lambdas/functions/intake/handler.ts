import type { Context, SQSRecord } from 'aws-lambda'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { callForList, callForRange, callForWatch } from '../../runtime/call-for-list.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { queueHandler } from '../../runtime/queue-handler.ts'
import { returnSoon } from '../../runtime/return-soon.ts'
import { readSecret } from '../../runtime/secret.ts'
import { uploadedFile } from '../../runtime/uploaded-file.ts'
import { rowsPerChunk } from '../../store/lists/intake-store.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
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

const intakeOf = async (context: Context): Promise<Intake> => ({
  register,
  tree,
  marks: makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  matcher,
  exchange: exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
  fileOf: (listId, version) => uploadedFile(environment.UPLOADS_BUCKET, objectKeys.list(listId), version),
  now: Date.now,
  timeLeft: () => context.getRemainingTimeInMillis(),
  callAgain: (listId) => callForList(environment.LISTS_QUEUE_URL, listId),
  callRange: (listId, range) => callForRange(environment.RANGES_QUEUE_URL, listId, range),
  callWatch: (listId) => callForWatch(environment.RANGES_QUEUE_URL, listId),
  parts: keptParts(environment.UPLOADS_BUCKET),
  rowsPerRange: Number(environment.ROWS_PER_RANGE),
  rowsPerChunk,
})

/** One message after the other: two lists of one commune would only wait for each other's counts. */
export const handler = queueHandler(async (record, context) => {
  try {
    const intake = await intakeOf(context)
    for (const message of listsOfMessage(record.body))
      if ('range' in message) await workOnRange(intake, message, context.awsRequestId)
      else if ('watch' in message) await watchRanges(intake, message)
      else await workOnList(intake, message, context.awsRequestId)
  } catch (error) {
    logFailure(record, error)
    await returnSoon(queueOf(record), record)
    throw error
  }
})

/** Which of the two queues the message came by. */
const queueOf = ({ eventSourceARN = '' }: SQSRecord): string =>
  environment.RANGES_QUEUE_URL.endsWith(`/${eventSourceARN.split(':').at(-1)}`)
    ? environment.RANGES_QUEUE_URL
    : environment.LISTS_QUEUE_URL

/** Name and place; the message may repeat what stands in the file. A list that somebody else is reading is no failure. */
function logFailure({ messageId }: SQSRecord, error: unknown): void {
  if (error instanceof ListBusy) return
  logger.error(logCodes.failed, { messageId, error: describeError(error) })
}
