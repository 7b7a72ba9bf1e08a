import type { CaseFacts } from '../../domain/cases/case-context.ts'
import type { CaseChange, CaseRules, Finder } from '../../domain/cases/grow-case.ts'
import { concludedBeside, restedOnCancelled } from '../../domain/cases/later-months.ts'
import { isNoLongerHighest, restedOnAskedBack } from '../../domain/cases/lowered-grant.ts'
import { reversedOrProposed } from '../../domain/cases/reverse-case.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { programmeOfRecord } from '../../domain/programmes/programmes.ts'
import type { Result } from '../../domain/result.ts'
import { matchPeople } from '../likeness/match-people.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import { getCaseSettings } from './case-settings-store.ts'
import { commitCases, getCase } from './case-store.ts'
import { type CaseDesk, keepCases } from './keep-cases.ts'
import { takenBack } from './reopen-overtaken.ts'
import { endStandingAgain, standingAgain } from './stand-again.ts'

interface ReopenDesk extends CaseDesk {
  readonly exchange: () => Promise<ExchangeKey>
}

/** So often in a row it is decided anew because others change the same records. */
const attempts = 12

const notes = {
  cancelled: 'Khoản được giữ đã bị huỷ: xét lại các khoản đã dừng vì nó',
  askedBack: 'Khoản được giữ đã bị thu hồi toàn bộ theo quyết định: xét lại các khoản đã dừng vì nó',
  lowered: 'Khoản được giữ đã bị giảm mức, khoản đã dừng nay cao hơn: so sánh lại',
} as const

/**
 * Whoever was stopped beside a support that is cancelled now, or asked back whole, would stay without either, and beside one that is lowered
 * now he would have less than the highest: the case is open again, as an officer reverses it, and ends by itself where nobody is left whom the evidence joins. What two have agreed to waits for a second person here too: else who
 * cancels the one and takes that back would have both paid. Where money was paid or came back by the conclusion it stays as it
 * is, and an officer has to look. Safe to repeat.
 * @param records as they stand now; of whoever is neither cancelled nor was kept by a conclusion nothing follows
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
    const rules: CaseRules = {
      programme: programmeOfRecord(known),
      tree,
      settings: await getCaseSettings(register, tree),
    }
    const step = againOf(rules, { known, records }, finder)
    if (!step?.ok) return
    const again = standingAgain(desk, step.value, finder)
    if ((await commitCases(register, tree, marks, [step.value], null, [again.put])) === 'stale') continue
    await keepCases(desk, [...new Set([...ids, ...again.sharing])], finder)
    await matchPeople(desk, again.records, finder)
    await endStandingAgain(desk, [again], finder)
    return
  }
  throw new Error('others change the same case faster than it can be opened again')
}

/** Null where the conclusion still rests on what was kept. */
function againOf(rules: CaseRules, facts: CaseFacts, finder: Finder): Result<CaseChange> | null {
  const cancelled = { kind: 'reverse', note: notes.cancelled } as const
  if (restedOnCancelled(facts)) return reversedOrProposed(cancelled, facts, { ...rules, now: finder.now }, finder)
  const askedBack = { kind: 'reverse', note: notes.askedBack } as const
  if (restedOnAskedBack(facts)) return reversedOrProposed(askedBack, facts, { ...rules, now: finder.now }, finder)
  return isNoLongerHighest(rules.programme, facts) ? takenBack(rules, facts, notes.lowered, finder) : null
}
