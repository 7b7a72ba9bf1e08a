import type { SubscriptionView } from '../../contract/subscriptions.ts'
import { placesOfMail } from '../../domain/reports/mailed-units.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { StoredSubscription } from '../../store/mails/subscription-item.ts'
import { unitsOfMail } from '../../store/mails/units-of-mail.ts'
import type { Register } from '../../store/table/table.ts'

interface ViewDesk {
  readonly register: Register
  readonly tree: UnitTree
}

/** As its office sees it, with what would keep it from going out today. */
export async function viewSubscription(
  { register, tree }: ViewDesk,
  one: StoredSubscription,
  now: number,
): Promise<SubscriptionView> {
  const { run: _run, unsent: _unsent, scheduledAt: _since, asked: _asked, map: _map, ...rest } = one
  const told = await unitsOfMail(register, tree, one, localDay(now))
  return {
    ...rest,
    units: placesOfMail(tree, one),
    kinds: [...one.kinds],
    formats: [...one.formats],
    recipients: [...one.recipients],
    weekdays: [...one.weekdays],
    monthDays: [...one.monthDays],
    obstacle: told.ok ? null : told.error.message,
    lastFailure: failureInWords(one.lastFailure),
  }
}

/** The addresses by themselves are the store's. */
export const failureInWords = (failure: StoredSubscription['lastFailure']): SubscriptionView['lastFailure'] =>
  failure && { at: failure.at, words: failure.words }
