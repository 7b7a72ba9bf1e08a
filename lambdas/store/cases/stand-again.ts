import { isComparedAnew } from '../../domain/cases/compared-anew.ts'
import type { CaseChange, Finder } from '../../domain/cases/grow-case.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { tellOfAbroad } from '../foreign/look-abroad.ts'
import { endFollowing, followingPut } from '../payments/following.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import { type Key, keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'

interface Desk {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: Marks
  readonly exchange?: () => Promise<ExchangeKey>
}

/** A case that opens by itself, and what is to follow from it. */
export interface StandingAgain {
  /** Whoever has not met those who came while he was stopped, nor other provinces' files. */
  readonly records: readonly Entitlement[]
  /** Ids of whoever shares a number with one of them: of a support that was stopped nobody was asked. */
  readonly sharing: readonly string[]
  readonly key: Key
  /** Goes into the transaction that opens the case, for the clock: nobody who repeats the command finds it closed any more. */
  readonly put: TransactItem
}

export function standingAgain(
  { register, marks }: Pick<Desk, 'register' | 'marks'>,
  { after: { id, records }, records: changes }: CaseChange,
  { actor, commandId, now: at }: Finder,
): StandingAgain {
  const again = changes.filter(isComparedAnew).map(({ after }) => after)
  const key = keys.openedFollowing(id, actor.username, commandId)
  const follows = {
    supports: records.map(({ entitlementId }) => entitlementId),
    idMarks: [...new Set(again.flatMap((record) => idMarksOf(record, marks)))],
    compared: again.map((record) => record.id),
  }
  const sharing = again.flatMap(({ warnings }) => warnings.map(({ entitlementId }) => entitlementId))
  return { records: again, sharing, key, put: followingPut(register, key, { actor, commandId, at }, follows) }
}

/**
 * The last of what follows, once they are compared: other provinces' files, asked once for all of these cases. Who has no key of the exchange
 * leaves it to the clock, as if it had been killed.
 */
export async function endStandingAgain(desk: Desk, opened: readonly StandingAgain[], finder: Finder): Promise<void> {
  if (!desk.exchange) return
  const ids = new Set(opened.flatMap(({ records }) => records.map(({ id }) => id)))
  if (ids.size > 0) {
    const now = await getEntitlements(desk.register, [...ids])
    await tellOfAbroad({ ...desk, exchange: await desk.exchange() }, now, finder)
  }
  for (const { key } of opened) await endFollowing(desk.register, key, finder.now)
}
