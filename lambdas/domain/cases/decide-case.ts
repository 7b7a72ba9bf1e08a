import { formatDong } from '../money/dong.ts'
import { ok, type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import type { CaseCommand, DecideCommand } from './case-command.ts'
import { type CaseContext, type CaseFacts, finderOf, handOf } from './case-context.ts'
import { inDays } from './case-settings.ts'
import {
  caseOutcomeNames,
  caseReasonNames,
  caseStateNames,
  findingNames,
  needsSecondPerson,
  reasonsOf,
} from './case-states.ts'
import { concluded } from './conclude-case.ts'
import { type DuplicateCase, proposalOf, type Reversal, type Waiting } from './duplicate-case.ts'
import { type CaseChange, changed } from './grow-case.ts'
import { keptWords } from './kept-words.ts'
import { faultOfParting, parted, partedWords } from './parted-records.ts'
import { reversed, reversedOrProposed } from './reverse-case.ts'
import { canCompete } from './same-number.ts'

/**
 * What becomes of the case, the events that say so, and what that does to its records; or why not, in words for the desk.
 * Pure: the same arguments give the same answer.
 */
export function decideCase(command: CaseCommand, facts: CaseFacts, context: CaseContext): Result<CaseChange> {
  switch (command.kind) {
    case 'decide':
      return decide(command, facts, context)
    case 'confirm':
      return confirm(command, facts, context)
    case 'return':
      return giveBack(command, facts, context)
    case 'report':
      return report(command, facts, context)
    case 'reverse':
      return reverse(command, facts, context)
  }
}

function decide(command: DecideCommand, facts: CaseFacts, context: CaseContext): Result<CaseChange> {
  const { known } = facts
  if (known.state !== 'open' && known.state !== 'verifying') return wrongState(known)
  const fault = faultOfReason(command) ?? faultOfParting(facts.records, command.apart)
  if (fault) return fault
  const overtaken = faultOfRecords(command, facts)
  if (overtaken) return overtaken
  if (command.outcome === 'verify') return sendToCommune(command, known, context)
  // Tried before a second person is asked: what cannot be done shall not wait for anybody.
  const outcome = concluded(command, facts, context, {
    by: handOf(context.actor),
    confirmedBy: null,
    remark: null,
  })
  if (!outcome.ok || !needsSecondPerson[command.outcome]) return outcome
  const by = handOf(context.actor)
  const next: DuplicateCase = { ...known, state: 'awaiting-second', waiting: { command, by, at: context.now } }
  return ok(changed(known, next, 'case.proposed', [], finderOf(context), wordsOf(command, known)))
}

function confirm(
  command: Extract<CaseCommand, { kind: 'confirm' }>,
  facts: CaseFacts,
  context: CaseContext,
): Result<CaseChange> {
  const proposal = proposalOf(facts.known)
  if (!proposal) return wrongState(facts.known)
  const isConclusion = 'command' in proposal
  if (proposal.by.username === context.actor.username)
    return refuse(
      'second-person',
      `${isConclusion ? 'Kết luận này' : 'Việc huỷ kết luận này'} do chính anh/chị đề nghị: cần một tài khoản khác cùng quyền (hoặc cấp trên) xác nhận.`,
    )
  return isConclusion
    ? confirmConclusion(proposal, command, facts, context)
    : confirmReversal(proposal, command, facts, context)
}

function confirmConclusion(
  { command, by }: Waiting,
  { note: remark }: Extract<CaseCommand, { kind: 'confirm' }>,
  facts: CaseFacts,
  context: CaseContext,
): Result<CaseChange> {
  const overtaken = faultOfRecords(command, facts)
  if (overtaken) return overtaken
  return concluded(command, facts, context, { by, confirmedBy: handOf(context.actor), remark })
}

function confirmReversal(
  { by, note: reason }: Reversal,
  { note }: Extract<CaseCommand, { kind: 'confirm' }>,
  facts: CaseFacts,
  context: CaseContext,
): Result<CaseChange> {
  const words = [`${by.username} đề nghị: ${reason}`, note].filter(Boolean).join('. ')
  return reversed({ kind: 'reverse', note: words }, facts, context, finderOf(context))
}

function reverse(
  command: Extract<CaseCommand, { kind: 'reverse' }>,
  facts: CaseFacts,
  context: CaseContext,
): Result<CaseChange> {
  if (facts.known.state !== 'closed') return wrongState(facts.known)
  return reversedOrProposed(command, facts, context, finderOf(context))
}

function giveBack(
  { note }: Extract<CaseCommand, { kind: 'return' }>,
  { known }: CaseFacts,
  context: CaseContext,
): Result<CaseChange> {
  const { state, conclusion } = known
  if (state !== 'awaiting-second' && state !== 'awaiting-reversal') return wrongState(known)
  const next: DuplicateCase =
    conclusion === null
      ? { ...known, state: 'open', waiting: null }
      : { ...known, state: 'closed', conclusion: { ...conclusion, reversal: null, upheldAt: context.now } }
  return ok(changed(known, next, 'case.returned', [], finderOf(context), { what: null, reason: note }))
}

function sendToCommune(
  command: Extract<DecideCommand, { outcome: 'verify' }>,
  known: DuplicateCase,
  context: CaseContext,
): Result<CaseChange> {
  const { commune, note } = command
  if (!known.records.some((record) => record.commune === commune))
    return refuse('invalid', 'Chọn một xã có hồ sơ trong vụ này để giao xác minh.')
  const until = command.by ?? inDays(context.now, context.settings.verifyDays)
  if (until < localDay(context.now)) return refuse('invalid', 'Hạn xác minh không được trước hôm nay.')
  const verification = { commune, by: handOf(context.actor), at: context.now, note, until, report: null }
  const deadline = known.deadline < until ? until : known.deadline
  const next: DuplicateCase = { ...known, state: 'verifying', deadline, verification }
  const what = `${context.tree.find(commune)?.name ?? commune}, hạn ${formatDay(until)}`
  return ok(
    changed(known, next, 'case.sent-to-commune', [], finderOf(context), {
      what,
      reason: wordsOf(command, known).reason,
    }),
  )
}

/** The commune says what it has found; who decides stays the owner. */
function report(
  { finding, note }: Extract<CaseCommand, { kind: 'report' }>,
  { known }: CaseFacts,
  context: CaseContext,
): Result<CaseChange> {
  const { verification } = known
  if (known.state !== 'verifying' || !verification) return wrongState(known)
  const by = handOf(context.actor)
  const next: DuplicateCase = {
    ...known,
    state: 'open',
    verification: { ...verification, report: { finding, note, by, at: context.now } },
  }
  return ok(changed(known, next, 'case.reported', [], finderOf(context), { what: findingNames[finding], reason: note }))
}

/** Who has refused, has died or is asked for the money already is not concluded about as if he had not; nor when a second person confirms it. */
function faultOfRecords({ outcome, apart }: DecideCommand, { known, records }: CaseFacts): Result<never> | null {
  const isAsSeen = outcome === 'different-people' || parted(records, apart).concerned.every(canCompete)
  if (records.length === known.records.length && isAsSeen) return null
  return refuse(
    'conflict',
    'Có hồ sơ của vụ này vừa thay đổi (bị rút, từ chối nhận, đã mất hoặc đang thu hồi). Xem lại rồi kết luận.',
  )
}

function faultOfReason({ outcome, reason, note }: DecideCommand): Result<never> | null {
  if (!(reasonsOf[outcome] as readonly string[]).includes(reason))
    return refuse(
      'invalid',
      `Lý do "${caseReasonNames[reason]}" không dùng cho kết luận "${caseOutcomeNames[outcome]}".`,
    )
  if (reason === 'other' && !note) return refuse('invalid', 'Chọn "Lý do khác" thì phải ghi rõ lý do ở ô Ghi chú.')
  return null
}

const wordsOf = (command: DecideCommand, known: DuplicateCase) => ({
  what: [caseOutcomeNames[command.outcome], keptWords(command, known), partedWords(known, command.apart)]
    .filter(Boolean)
    .join('. '),
  reason: [caseReasonNames[command.reason], command.note].filter(Boolean).join(': '),
})

function wrongState({ state, conclusion }: DuplicateCase): Result<never> {
  const recovery = conclusion && conclusion.recovery > 0 ? ` Đề nghị thu hồi ${formatDong(conclusion.recovery)}.` : ''
  return refuse(
    'wrong-state',
    `Vụ này đang ở trạng thái "${caseStateNames[state]}".${recovery} Xem lại rồi thực hiện lại.`,
  )
}
