import { dong, formatDong, sumDong } from '../money/dong.ts'
import { type Changes, changesOfPerson } from '../payments/correction.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { statusNames } from '../payments/payment-status.ts'
import { ok, type Result } from '../result.ts'
import type { DecideCommand } from './case-command.ts'
import type { Authors, CaseContext, CaseFacts } from './case-context.ts'
import { type Fate, fatesOf } from './case-fates.ts'
import { caseOutcomeNames, caseReasonNames } from './case-states.ts'
import type { DuplicateCase, Hand, Restorable } from './duplicate-case.ts'
import { type CaseChange, changed, type RecordChange } from './grow-case.ts'
import { keptWords } from './kept-words.ts'
import { partedWords } from './parted-records.ts'
import { reviewWords, withReview } from './review.ts'

/** The concluded case, with what it stops, opens, merges or asks back. */
export function concluded(
  command: DecideCommand,
  facts: CaseFacts,
  context: CaseContext,
  authors: Authors,
): Result<CaseChange> {
  if (command.outcome === 'verify') throw new Error('a case that a commune verifies is not concluded')
  const fates = fatesOf(command, facts, context, authors)
  if (!fates.ok) return fates
  const { known } = facts
  const { apart = [] } = command
  const what = [caseOutcomeNames[command.outcome], keptWords(command, known), partedWords(known, apart)]
    .filter(Boolean)
    .join('. ')
  const reason = [caseReasonNames[command.reason], command.note, authors.remark].filter(Boolean).join(': ')
  const finder = { actor: authors.confirmedBy ?? authors.by, commandId: context.commandId, now: context.now }
  // The note may speak of the other record, which not everybody sees who sees this one: it stands in the case's own history.
  const told = `${caseOutcomeNames[command.outcome]}. ${caseReasonNames[command.reason]}`
  const changes = fates.value.map((fate) =>
    changeOf(fate, known, {
      ...finder,
      reason: apart.includes(fate.record.id) ? caseOutcomeNames['different-people'] : told,
    }),
  )
  const closed: DuplicateCase = {
    ...known,
    records: known.records.map((record) => ({
      ...record,
      status: changes.find(({ after }) => after.id === record.entitlementId)?.after.status ?? record.status,
    })),
    state: 'closed',
    waiting: null,
    conclusion: {
      ending: command.outcome,
      reason: command.reason,
      note: command.note,
      by: authors.by,
      at: context.now,
      confirmedBy: authors.confirmedBy,
      reversal: null,
      recovery: sumDong(fates.value.flatMap(({ parts }) => parts.recovery?.amount ?? [])),
      apart,
      before: fates.value.map(restorable),
    },
  }
  const who = authors.confirmedBy ? ` (${authors.by.username} đề nghị)` : ''
  return ok(changed(known, closed, 'case.concluded', changes, finder, { what: `${what}${who}`, reason }))
}

function restorable({ record, parts }: Fate): Restorable {
  const { id, status, notPaid, amount, offset, person, version } = record
  const setOff = dong((parts.offset ?? offset) - offset)
  return { ...{ id, version, status, notPaid, amount, offset, person }, made: parts.person ?? null, setOff }
}

function changeOf(
  { record, effect, madeUp, parts }: Fate,
  { id, owner }: DuplicateCase,
  { actor, commandId, now, reason }: { actor: Hand; commandId: string; now: number; reason: string },
): RecordChange {
  const review = { caseId: id, owner, effect, ...(madeUp ? { madeUp } : {}) }
  const after: Entitlement = {
    ...record,
    ...parts,
    reviews: withReview(record, review),
    version: record.version + 1,
    updatedAt: now,
  }
  return {
    before: record,
    after,
    event: {
      type: 'review.concluded',
      at: now,
      actor,
      commandId,
      reason,
      changes: { review: [null, reviewWords[effect]], ...recordChanges(record, after) },
    },
  }
}

/** What of a record's money and of its person has changed, in words; numbers are masked. */
export const recordChanges = (before: Entitlement, after: Entitlement): Changes => ({
  ...(before.status === after.status
    ? {}
    : { status: [statusNames[before.status], statusNames[after.status]] as const }),
  ...(before.amount === after.amount ? {} : { amount: [formatDong(before.amount), formatDong(after.amount)] as const }),
  ...(before.offset === after.offset ? {} : { offset: [formatDong(before.offset), formatDong(after.offset)] as const }),
  ...changesOfPerson(before.person, after.person),
})
