import { describeError } from '../../runtime/describe-error.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { giveUpOrder, overdueOrders } from '../../store/open-exports.ts'
import type { Register } from '../../store/table.ts'

/**
 * A writer that is killed at its last try can say nothing any more: its order ends as failed here, so that its owner orders it anew and
 * does not wait for ever.
 */
export async function giveUpOrders(register: Register, now: number): Promise<{ ended: number; failed: number }> {
  const done = { ended: 0, failed: 0 }
  for await (const order of overdueOrders(register, now)) {
    try {
      if (!(await giveUpOrder(register, order, now))) continue
      done.ended++
      logger.info(logCodes.exportGivenUp, { exportId: order.id })
    } catch (error) {
      done.failed++
      logger.error(logCodes.failed, { exportId: order.id, error: describeError(error) })
    }
  }
  return done
}
