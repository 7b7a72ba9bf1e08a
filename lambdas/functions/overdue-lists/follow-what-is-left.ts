import { mostInRun, mostInVain } from '../../domain/payments/following-duties.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { reserveMs } from '../../runtime/out-of-time.ts'
import { followConclusion } from '../../store/cases/after-conclusion.ts'
import { type AfterDesk, followPayment } from '../../store/payments/after-payment.ts'
import { endFollowing, overdueFollowings, takeFollowing } from '../../store/payments/following.ts'
import type { Key } from '../../store/table/keys.ts'
import type { Register } from '../../store/table/table.ts'
import { lookAfterEach } from './look-after-each.ts'

interface FollowingDesk {
  readonly register: Register
  /** Asked for only where something is left: on most days it reads no secret. */
  readonly desk: () => Promise<AfterDesk>
  readonly now: () => number
  /** Milliseconds until this function is stopped. */
  readonly timeLeft: () => number
}

/**
 * Does what should have followed from payments and conclusions whose functions were killed behind their transactions, and whose commands
 * nobody has sent again: by now, since the day of the change may be sealed, and in the name of whoever made it. What fails stays, and is
 * tried again behind the others.
 */
export const followWhatIsLeft = ({ register, desk, now, timeLeft }: FollowingDesk) =>
  lookAfterEach({
    overdue: overdue(register, now(), timeLeft),
    named,
    codes: { ended: logCodes.followedLate },
    look: async (key) => {
      const at = now()
      const left = await takeFollowing(register, key, at)
      if (!left) return 'nothing'
      if (left.tries > mostInVain) logger.error(logCodes.notFollowed, { ...named(key), tries: left.tries })
      const cause = { actor: left.actor, commandId: left.commandId, at }
      await (isConclusion(key) ? followConclusion : followPayment)(await desk(), left, cause)
      await endFollowing(register, key, at)
      return 'ended'
    },
  })

async function* overdue(register: Register, now: number, timeLeft: () => number): AsyncGenerator<Key> {
  for (const key of await overdueFollowings(register, now, mostInRun)) {
    if (timeLeft() < reserveMs) return
    yield key
  }
}

const isConclusion = ({ pk }: Key): boolean => pk.startsWith('CASE#')

const named = (key: Key): Readonly<Record<string, string>> => {
  const id = key.pk.slice(key.pk.indexOf('#') + 1)
  return isConclusion(key) ? { caseId: id } : { entitlementId: id }
}
