import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { callForForeignFile } from '../../runtime/call-for-foreign-file.ts'
import { callForList } from '../../runtime/call-for-list.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logCodes, logger, metrics } from '../../runtime/observability.ts'
import { overdueListIds } from '../../store/open-lists.ts'
import { openRegister } from '../../store/table.ts'
import { fileVersion } from './file-version.ts'
import { giveUpOrders } from './give-up-orders.ts'
import { giveUpPrinting } from './give-up-printing.ts'
import { lookAfterForeignFiles } from './look-after-foreign-files.ts'
import { type Care, type Desk, lookAfterList } from './look-after-list.ts'

const environment = readEnvironment('overdue-lists', process.env)
const desk: Desk = {
  register: openRegister(environment.REGISTER_TABLE),
  versionOf: (listId) => fileVersion(environment.UPLOADS_BUCKET, listId),
  call: (listId, version) => callForList(environment.LISTS_QUEUE_URL, listId, version),
  now: Date.now,
}

/** Lists by what was done for them, and everything else that stood still. */
type Done = Record<Care | 'exportsGivenUp' | 'payListsGivenUp' | 'foreignFilesCalled' | 'foreignFilesGivenUp', number>

/**
 * Looks after every list whose time is over, each by itself, and after exports, pay lists and files of other provinces whose workers are dead.
 * @throws when one could not be looked after: the schedule tries again, and whoever is on duty hears of it
 */
async function lookAfterLists(_event: unknown, { awsRequestId }: Context): Promise<Done> {
  const done: Record<Care, number> = { nothing: 0, called: 0, ended: 0 }
  let failed = 0
  for await (const listId of overdueListIds(desk.register, desk.now())) {
    try {
      const care = await lookAfterList(desk, listId, awsRequestId)
      done[care]++
      if (care !== 'nothing') logger.info(care === 'called' ? logCodes.listCalled : logCodes.listEnded, { listId })
    } catch (error) {
      failed++
      logger.error(logCodes.failed, { listId, error: describeError(error) })
    }
  }
  const now = desk.now()
  const exports = await giveUpOrders(desk.register, now)
  const payLists = await giveUpPrinting(desk.register, now)
  const files = await lookAfterForeignFiles({
    ...desk,
    callForForeign: (fileId) => callForForeignFile(environment.FOREIGN_QUEUE_URL, fileId),
  })
  failed += exports.failed + payLists.failed + files.failed
  if (failed > 0) throw new Error(`${failed} lists, orders or files could not be looked after`)
  return {
    ...done,
    exportsGivenUp: exports.ended,
    payListsGivenUp: payLists.ended,
    foreignFilesCalled: files.called,
    foreignFilesGivenUp: files.ended,
  }
}

export const handler = middy<unknown, Done>()
  .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
  .use(logMetrics(metrics))
  .handler(lookAfterLists)
