import { printerDeed } from '../../domain/ledger/pay-list-event.ts'
import { unprinted } from '../../domain/paylists/pay-list.ts'
import { logCodes } from '../../runtime/observability.ts'
import { overduePayLists } from '../../store/paylists/open-pay-lists.ts'
import { endPrinting, getPayList } from '../../store/paylists/pay-list-store.ts'
import type { Register } from '../../store/table/table.ts'
import { lookAfterEach } from './look-after-each.ts'

/**
 * A printer that is killed at its last try can say nothing any more: its pay list ends as failed here, and the office prints another one.
 * A printer that begins this very moment finds it failed at its end, and gives out no paper.
 */
export const giveUpPrinting = (register: Register, now: number) =>
  lookAfterEach({
    overdue: overduePayLists(register, now),
    named: (code) => ({ code }),
    codes: { ended: logCodes.payListGivenUp },
    look: async (code) => {
      const known = await getPayList(register, code)
      if (known?.state !== 'waiting') return 'nothing'
      return (await endPrinting(register, known, unprinted(known), printerDeed(known, now, null))) ? 'ended' : 'nothing'
    },
  })
