import type { Context } from 'aws-lambda'
import { provinceOffice } from '../../domain/permissions/office-name.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { callForForeignFile } from '../../runtime/call-for-foreign-file.ts'
import { callForList } from '../../runtime/call-for-list.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { eventHandler } from '../../runtime/event-handler.ts'
import { logCodes } from '../../runtime/observability.ts'
import { readSecret } from '../../runtime/secret.ts'
import { overdueListIds } from '../../store/lists/open-lists.ts'
import type { AfterDesk } from '../../store/payments/after-payment.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import { fileVersion } from './file-version.ts'
import { followWhatIsLeft } from './follow-what-is-left.ts'
import { giveUpOrders } from './give-up-orders.ts'
import { giveUpPrinting } from './give-up-printing.ts'
import { type Care, lookAfterEach } from './look-after-each.ts'
import { lookAfterForeignFiles } from './look-after-foreign-files.ts'
import { type Desk, lookAfterList } from './look-after-list.ts'

const environment = readEnvironment('overdue-lists', process.env)
const tree = unitTree(environment.UNIT_MAP)
const matcher = registerMatcher()
const desk: Desk = {
  register: openRegister(environment.REGISTER_TABLE),
  versionOf: (listId) => fileVersion(environment.UPLOADS_BUCKET, listId),
  call: (listId, version) => callForList(environment.LISTS_QUEUE_URL, listId, version),
  now: Date.now,
  office: provinceOffice(tree),
}

const afterDesk = async (): Promise<AfterDesk> => ({
  register: desk.register,
  tree,
  marks: makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  matcher,
  exchange: async () => exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
})

/** Lists by what was done for them, and everything else that stood still. */
type Done = Record<
  Care | 'exportsGivenUp' | 'payListsGivenUp' | 'foreignFilesCalled' | 'foreignFilesGivenUp' | 'followed',
  number
>

/**
 * Looks after every list whose time is over, each by itself, after exports, pay lists and files of other provinces whose workers are dead, and
 * does what nobody has done behind a payment or a conclusion.
 * @throws when one could not be looked after: the schedule tries again, and whoever is on duty hears of it
 */
async function lookAfterLists(_event: unknown, context: Context): Promise<Done> {
  const lists = await lookAfterEach({
    overdue: overdueListIds(desk.register, desk.now()),
    named: (listId) => ({ listId }),
    codes: { called: logCodes.listCalled, ended: logCodes.listEnded },
    look: (listId) => lookAfterList(desk, listId, context.awsRequestId),
  })
  const now = desk.now()
  const exports = await giveUpOrders(desk.register, now)
  const payLists = await giveUpPrinting(desk.register, now)
  const files = await lookAfterForeignFiles({
    ...desk,
    callForForeign: (fileId) => callForForeignFile(environment.FOREIGN_QUEUE_URL, fileId),
  })
  const left = await followWhatIsLeft({
    ...desk,
    desk: afterDesk,
    timeLeft: () => context.getRemainingTimeInMillis(),
  })
  const failed = lists.failed + exports.failed + payLists.failed + files.failed + left.failed
  if (failed > 0) throw new Error(`${failed} lists, orders, files or things to follow could not be looked after`)
  return {
    ...{ nothing: lists.nothing, called: lists.called, ended: lists.ended },
    exportsGivenUp: exports.ended,
    payListsGivenUp: payLists.ended,
    foreignFilesCalled: files.called,
    foreignFilesGivenUp: files.ended,
    followed: left.ended,
  }
}

export const handler = eventHandler(lookAfterLists)
