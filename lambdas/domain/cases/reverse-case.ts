import { dong } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { standingStatus } from '../payments/payment-status.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { CaseCommand } from './case-command.ts'
import type { CaseContext, CaseFacts } from './case-context.ts'
import { deadlineOf } from './case-settings.ts'
import { endingNames } from './case-states.ts'
import { recordChanges } from './conclude-case.ts'
import { caseRecordOf, type DuplicateCase, type Restorable, reversalNeedsSecond } from './duplicate-case.ts'
import { type CaseChange, changed, effectsOf, type Finder, type RecordChange } from './grow-case.ts'
import { highestBenefit } from './highest-benefit.ts'
import { unmergedPerson } from './merge-person.ts'
import { effectIn, reviewWords, withReview } from './review.ts'

export function reversedOrProposed(
  command: Extract<CaseCommand, { kind: 'reverse' }>,
  facts: CaseFacts,
  context: Pick<CaseContext, 'programme' | 'settings' | 'now'>,
  finder: Finder,
): Result<CaseChange> {
  const { known } = facts
  // Tried before a second person is asked here too.
  const done = reversed(command, facts, context, finder)
  const { conclusion } = known
  if (!done.ok || !conclusion || !reversalNeedsSecond(known)) return done
  const { username, role, unit } = finder.actor
  const next: DuplicateCase = {
    ...known,
    state: 'awaiting-reversal',
    deadline: deadlineOf(context.settings, known.verdict, context.now),
    conclusion: { ...conclusion, reversal: { by: { username, role, unit }, at: context.now, note: command.note } },
  }
  const words = { what: endingNames[conclusion.ending], reason: command.note }
  return ok(changed(known, next, 'case.reversal-proposed', [], finder, words))
}

/**
 * The case is open again, and what its conclusion has changed of the records is as it was.
 * @param isOvertaken by what the register has learnt since: then also where the kept support was paid by it, of which the rest is left again
 */
export function reversed(
  { note }: Extract<CaseCommand, { kind: 'reverse' }>,
  { known, records }: CaseFacts,
  { programme, settings, now }: Pick<CaseContext, 'programme' | 'settings' | 'now'>,
  finder: Finder,
  isOvertaken = false,
): Result<CaseChange> {
  const { conclusion } = known
  if (!conclusion || conclusion.before.length === 0)
    return refuse('wrong-state', 'Vụ này không khép bằng một kết luận nên không có gì để huỷ.')
  if (records.length !== known.records.length) throw new Error('records are never deleted')
  const restored: Entitlement[] = []
  for (const record of records) {
    const before = conclusion.before.find(({ id }) => id === record.id)
    if (!before) return refuse('wrong-state', 'Có hồ sơ không thuộc kết luận này.')
    if (isKeptAndPaid(record, known.id, isOvertaken) && setOffBy(before, record) !== 0)
      return refuse(
        'wrong-state',
        record.recovery
          ? 'Khoản được giữ đã chi theo kết luận này và đang có thu hồi: huỷ thu hồi và cập nhật chi trả trước.'
          : 'Khoản được giữ đã chi theo kết luận này: huỷ cập nhật chi trả trước.',
      )
    if (record.recovery?.caseId === known.id && (record.recovery.parts.length > 0 || record.recovery.more))
      return refuse(
        'wrong-state',
        'Đã có tiền thu hồi theo kết luận này, hoặc quyết định thu hồi thêm: huỷ các lần ghi thu hồi đó trước.',
      )
    restored.push(asBefore(record, before, known))
  }
  // Whom this conclusion has told apart it does not any more.
  const open = restored.map((record) => ({
    ...record,
    reviews: record.reviews.filter(({ caseId }) => caseId !== known.id),
  }))
  const effects = effectsOf(programme, known.evidence, open)
  const changes = restored.map((record, index): RecordChange => {
    const current = records[index] ?? record
    const effect = effects.get(record.id) ?? 'in-question'
    const reviews = withReview(current, { caseId: known.id, owner: known.owner, effect })
    const after: Entitlement = { ...record, reviews, version: current.version + 1, updatedAt: now }
    return {
      before: current,
      after,
      event: {
        type: 'review.reversed',
        at: now,
        actor: finder.actor,
        commandId: finder.commandId,
        // The note may speak of the other record: it stands in the case's own history.
        reason: null,
        changes: { review: [endingNames[conclusion.ending], reviewWords[effect]], ...recordChanges(current, after) },
      },
    }
  })
  const proposal = highestBenefit(programme, restored)
  const next: DuplicateCase = {
    ...known,
    records: restored.map(caseRecordOf),
    moneyAtRisk: proposal.moneyAtRisk,
    unpaidAtRisk: proposal.unpaidAtRisk,
    state: 'open',
    deadline: deadlineOf(settings, known.verdict, now),
    conclusion: null,
  }
  return ok(
    changed(known, next, 'case.reversed', changes, finder, { what: endingNames[conclusion.ending], reason: note }),
  )
}

/** What was set off cannot be given back to it: it was paid without that, or money of it is asked back. */
const isKeptAndPaid = (record: Entitlement, caseId: string, isOvertaken: boolean): boolean =>
  effectIn(record, caseId) === 'kept' && (record.recovery !== null || (record.status === 'paid' && !isOvertaken))

/** What has happened since stays: whoever was paid, was not met or has died is not made unpaid by this. */
function asBefore(record: Entitlement, before: Restorable, known: DuplicateCase): Entitlement {
  const effect = effectIn(record, known.id)
  const isStopped = effect === 'stopped' && record.status === 'suspended'
  const isMerged = effect === 'merged' && record.status === 'cancelled'
  const isAskedBack = effect === 'to-recover' && record.recovery?.caseId === known.id
  // Of one that was paid in part the rest was taken away.
  const isEnded = effect === 'stopped' && record.status === 'paid' && before.status !== 'paid'
  const off = setOffBy(before, record)
  const offset = dong(record.offset - off)
  const person = before.made ? unmergedPerson(record.person, before.person, before.made) : record.person
  const { status, notPaid } = before
  if (isStopped || isMerged) return { ...record, status, notPaid, person, ...moreBy(record, off) }
  if (isAskedBack) return { ...record, status, amount: before.amount, offset, recovery: null, person }
  if (isEnded) return { ...record, status, amount: before.amount, offset, notPaid, person }
  const back: Entitlement = { ...record, ...moreBy(record, off), person }
  // What was paid of the kept one stays paid; what was set off is left of it again.
  return record.status === 'paid' && off > 0 ? { ...back, status: standingStatus(back) } : back
}

const moreBy = (record: Entitlement, off: number): Pick<Entitlement, 'amount' | 'offset'> => ({
  amount: dong(record.amount + off),
  offset: dong(record.offset - off),
})

/** Đồng that this conclusion has set off, whatever later ones did. */
const setOffBy = ({ setOff, offset }: Restorable, record: Entitlement): number => setOff ?? record.offset - offset
