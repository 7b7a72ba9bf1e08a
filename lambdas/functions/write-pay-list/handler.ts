import * as z from 'zod'
import { payListCode } from '../../contract/pay-lists.ts'
import { printerDeed } from '../../domain/ledger/pay-list-event.ts'
import { unprinted } from '../../domain/paylists/pay-list.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { isLastTry, messageOf, queueHandler } from '../../runtime/queue-handler.ts'
import { putsInto } from '../../runtime/written-file.ts'
import { endPrinting, getPayList } from '../../store/paylists/pay-list-store.ts'
import { openRegister } from '../../store/table/table.ts'
import { writePayList } from './write-pay-list.ts'

const environment = readEnvironment('write-pay-list', process.env)
const register = openRegister(environment.REGISTER_TABLE)
const printer = { register, tree: unitTree(environment.UNIT_MAP), put: putsInto(environment.EXPORTS_BUCKET) }
const order = z.strictObject({ code: payListCode })

export const handler = queueHandler(async (record, context) => {
  const { code } = messageOf(record, (body) => order.parse(JSON.parse(body)))
  try {
    const printed = await writePayList(printer, code, { run: context.awsRequestId, now: Date.now() })
    logger.info(logCodes.payListPrinted, { code, people: printed?.sums?.people ?? 0 })
  } catch (error) {
    logger.error(logCodes.failed, { code, error: describeError(error) })
    const known = await getPayList(register, code)
    // Tried for the last time: the list says so, and the message goes to the dead letters.
    if (known?.state === 'waiting' && isLastTry(record, environment.MOST_TRIES))
      await endPrinting(register, known, unprinted(known), printerDeed(known, Date.now(), null))
    throw error
  }
})
