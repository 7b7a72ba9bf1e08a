import { logCodes } from '../../runtime/observability.ts'
import { giveUpOrder, overdueOrders } from '../../store/orders/open-exports.ts'
import type { Register } from '../../store/table/table.ts'
import { lookAfterEach } from './look-after-each.ts'

/**
 * A writer that is killed at its last try can say nothing any more: its order ends as failed here, so that its owner orders it anew and
 * does not wait for ever.
 */
export const giveUpOrders = (register: Register, now: number) =>
  lookAfterEach({
    overdue: overdueOrders(register, now),
    named: ({ id }) => ({ exportId: id }),
    codes: { ended: logCodes.exportGivenUp },
    look: async (order) => ((await giveUpOrder(register, order, now)) ? 'ended' : 'nothing'),
  })
