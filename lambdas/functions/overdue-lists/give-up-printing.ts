import { printerDeed } from '../../domain/ledger/pay-list-event.ts'
import { unprinted } from '../../domain/paylists/pay-list.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { overduePayLists } from '../../store/open-pay-lists.ts'
import { endPrinting, getPayList } from '../../store/pay-list-store.ts'
import type { Register } from '../../store/table.ts'

/**
 * A printer that is killed at its last try can say nothing any more: its pay list ends as failed here, and the office prints another one.
 * A printer that begins this very moment finds it failed at its end, and gives out no paper.
 */
export async function giveUpPrinting(register: Register, now: number): Promise<{ ended: number; failed: number }> {
  const done = { ended: 0, failed: 0 }
  for await (const code of overduePayLists(register, now)) {
    try {
      const known = await getPayList(register, code)
      if (known?.state !== 'waiting') continue
      if (!(await endPrinting(register, known, unprinted(known), printerDeed(known, now, null)))) continue
      done.ended++
      logger.info(logCodes.payListGivenUp, { code })
    } catch (error) {
      done.failed++
      logger.error(logCodes.failed, { code, error: describeError(error) })
    }
  }
  return done
}
