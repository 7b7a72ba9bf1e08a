import { isComparedAnew } from '../domain/cases/compared-anew.ts'
import type { CaseRules, Finder } from '../domain/cases/grow-case.ts'
import { concludedBeside, restedOnCancelled } from '../domain/cases/later-months.ts'
import { reversedOrProposed } from '../domain/cases/reverse-case.ts'
import type { ExchangeKey } from '../domain/exchange/exchange-file.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { programmeOfRecord } from '../domain/programmes/programmes.ts'
import { getCaseSettings } from './case-settings-store.ts'
import { commitCases, getCase } from './case-store.ts'
import { getEntitlements } from './entitlement-store.ts'
import { endFollowing, followingPut } from './following.ts'
import { type CaseDesk, keepCases } from './keep-cases.ts'
import { keys } from './keys.ts'
import { tellOfAbroad } from './look-abroad.ts'
import { matchPeople } from './match-people.ts'

interface ReopenDesk extends CaseDesk {
  readonly exchange: () => Promise<ExchangeKey>
}

/** So often in a row it is decided anew because others change the same records. */
const attempts = 12

const note = 'Khoản được giữ đã bị huỷ: xét lại các khoản đã dừng vì nó'

/**
 * Whoever was stopped beside a support that is cancelled now would stay without either: the case is open again, as an officer reverses
 * it, and ends by itself where nobody is left whom the evidence joins. What two have agreed to waits for a second person here too: else who
 * cancels the one and takes that back would have both paid. Where money was paid or came back by the conclusion it stays as it
 * is, and an officer has to look. Safe to repeat. What follows from a case that is open again is noted with it, for the clock: nobody who
 * repeats the command finds it closed any more.
 * @param records as they stand now; of others than cancelled ones nothing follows
 */
export async function reopenBeside(desk: ReopenDesk, records: readonly Entitlement[], finder: Finder): Promise<void> {
  const concluded = records.flatMap(concludedBeside)
  for (const caseId of new Set(concluded.map((review) => review.caseId))) await reopen(desk, caseId, finder)
}

async function reopen(desk: ReopenDesk, caseId: string, finder: Finder): Promise<void> {
  const { register, tree, marks } = desk
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const known = await getCase(register, caseId)
    if (known?.state !== 'closed' || !known.conclusion) return
    const ids = known.records.map(({ entitlementId }) => entitlementId)
    const stored = new Map((await getEntitlements(register, ids)).map((one) => [one.id, one]))
    const records = ids.flatMap((id) => stored.get(id) ?? [])
    if (!restedOnCancelled({ known, records })) return
    const rules: CaseRules = {
      programme: programmeOfRecord(known),
      tree,
      settings: await getCaseSettings(register, tree),
    }
    const step = reversedOrProposed(
      { kind: 'reverse', note },
      { known, records },
      { ...rules, now: finder.now },
      finder,
    )
    if (!step.ok) return
    // Whoever stands again has not met those who came while he was stopped, nor other provinces' files.
    const again = step.value.records.filter(isComparedAnew).map(({ after }) => after)
    const { actor, commandId, now: at } = finder
    const key = keys.caseFollowing(caseId, actor.username, commandId)
    const follows = { supports: ids, idMarks: [], compared: again.map(({ id }) => id) }
    const noted = followingPut(register, key, { actor, commandId, at }, follows)
    if ((await commitCases(register, tree, marks, [step.value], null, [noted])) === 'stale') continue
    await keepCases(desk, ids, finder)
    await matchPeople(desk, again, finder)
    if (again.length > 0) await tellOfAbroad({ ...desk, exchange: await desk.exchange() }, again, finder)
    await endFollowing(register, key, at)
    return
  }
  throw new Error('others change the same case faster than it can be opened again')
}
