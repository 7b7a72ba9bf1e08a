import * as z from 'zod'
import { mostPrinted } from '../../domain/exports/export-order.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { isLastTry, messageOf, queueHandler } from '../../runtime/queue-handler.ts'
import { readSecret } from '../../runtime/secret.ts'
import { putsInto } from '../../runtime/written-file.ts'
import { endExport, getExport } from '../../store/orders/export-store.ts'
import { openRegister } from '../../store/table/table.ts'
import { writeExport } from './write-export.ts'

const environment = readEnvironment('write-export', process.env)
const register = openRegister(environment.REGISTER_TABLE)
const tree = unitTree(environment.UNIT_MAP)
const exchange = async () => exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN))
const put = putsInto(environment.EXPORTS_BUCKET)
const order = z.strictObject({ username: z.string().min(1), exportId: z.string().regex(/^[a-z2-7]{26}$/) })

export const handler = queueHandler(async (record, context) => {
  const wanted = messageOf(record, (body) => order.parse(JSON.parse(body)))
  const { exportId } = wanted
  try {
    const writer = { register, tree, exchange, now: Date.now, put, mostPrinted }
    const written = await writeExport(writer, wanted, context.awsRequestId)
    logger.info(logCodes.exportWritten, { exportId, supports: written?.sums?.supports ?? 0 })
  } catch (error) {
    logger.error(logCodes.failed, { exportId, error: describeError(error) })
    const known = await getExport(register, wanted.username, exportId)
    // Tried for the last time: the order says so, and the message goes to the dead letters.
    if (known && isLastTry(record, environment.MOST_TRIES))
      await endExport(register, known, { state: 'failed', sums: null, file: null })
    throw error
  }
})
