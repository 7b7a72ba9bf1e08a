import type { Context } from 'aws-lambda'
import { provinceOffice } from '../../domain/permissions/office-name.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { callForForeignFile } from '../../runtime/call-for-foreign-file.ts'
import { callForList } from '../../runtime/call-for-list.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { eventHandler } from '../../runtime/event-handler.ts'
import { logCodes } from '../../runtime/observability.ts'
import { overdueListIds } from '../../store/open-lists.ts'
import { openRegister } from '../../store/table.ts'
import { fileVersion } from './file-version.ts'
import { giveUpOrders } from './give-up-orders.ts'
import { giveUpPrinting } from './give-up-printing.ts'
import { type Care, lookAfterEach } from './look-after-each.ts'
import { lookAfterForeignFiles } from './look-after-foreign-files.ts'
import { type Desk, lookAfterList } from './look-after-list.ts'

const environment = readEnvironment('overdue-lists', process.env)
const desk: Desk = {
  register: openRegister(environment.REGISTER_TABLE),
  versionOf: (listId) => fileVersion(environment.UPLOADS_BUCKET, listId),
  call: (listId, version) => callForList(environment.LISTS_QUEUE_URL, listId, version),
  now: Date.now,
  office: provinceOffice(unitTree(environment.UNIT_MAP)),
}

/** Lists by what was done for them, and everything else that stood still. */
type Done = Record<Care | 'exportsGivenUp' | 'payListsGivenUp' | 'foreignFilesCalled' | 'foreignFilesGivenUp', number>

/**
 * Looks after every list whose time is over, each by itself, and after exports, pay lists and files of other provinces whose workers are dead.
 * @throws when one could not be looked after: the schedule tries again, and whoever is on duty hears of it
 */
async function lookAfterLists(_event: unknown, { awsRequestId }: Context): Promise<Done> {
  const lists = await lookAfterEach({
    overdue: overdueListIds(desk.register, desk.now()),
    named: (listId) => ({ listId }),
    codes: { called: logCodes.listCalled, ended: logCodes.listEnded },
    look: (listId) => lookAfterList(desk, listId, awsRequestId),
  })
  const now = desk.now()
  const exports = await giveUpOrders(desk.register, now)
  const payLists = await giveUpPrinting(desk.register, now)
  const files = await lookAfterForeignFiles({
    ...desk,
    callForForeign: (fileId) => callForForeignFile(environment.FOREIGN_QUEUE_URL, fileId),
  })
  const failed = lists.failed + exports.failed + payLists.failed + files.failed
  if (failed > 0) throw new Error(`${failed} lists, orders or files could not be looked after`)
  return {
    ...{ nothing: lists.nothing, called: lists.called, ended: lists.ended },
    exportsGivenUp: exports.ended,
    payListsGivenUp: payLists.ended,
    foreignFilesCalled: files.called,
    foreignFilesGivenUp: files.ended,
  }
}

export const handler = eventHandler(lookAfterLists)
