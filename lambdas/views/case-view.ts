import type { CaseDetail, CaseHistoryResponse, CaseRecordView } from '../contract/cases.ts'
import type { CaseContext } from '../domain/cases/case-context.ts'
import { caseCommandsOf, outcomesOf } from '../domain/cases/case-options.ts'
import { caseOutcomeNames, caseReasonNames, endingNames, findingNames } from '../domain/cases/case-states.ts'
import { type DuplicateCase, type Hand, reversalNeedsSecond, stampOf } from '../domain/cases/duplicate-case.ts'
import { proposalSentence } from '../domain/cases/highest-benefit.ts'
import { keptWords } from '../domain/cases/kept-words.ts'
import { paidBeyond } from '../domain/cases/paid-beyond.ts'
import { parted, partedWords } from '../domain/cases/parted-records.ts'
import { openReviews } from '../domain/cases/review.ts'
import { maskIdNumber } from '../domain/ids/mask-id-number.ts'
import { type CaseEvent, caseSentence } from '../domain/ledger/case-event.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { statusNames } from '../domain/payments/payment-status.ts'
import { officeName } from '../domain/permissions/office-name.ts'
import { isAllowed } from '../domain/permissions/permission-table.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type CaseReader, placeOf, seesVerification, unseenParty, viewCaseSummary } from './case-summary-view.ts'
import { policyName } from './entitlement-view.ts'
import { isWithin, kindAsTold, seesAll } from './told-kinds.ts'
import { writtenFor } from './written-words.ts'

const unseen = {
  ...unseenParty,
  entitlementId: null,
  birth: null,
  sex: null,
  hamlet: null,
  household: null,
  idNumbers: null,
  offset: null,
  months: null,
  decision: null,
  paidOn: null,
  payerName: null,
}

function viewRecord(record: Entitlement, reader: CaseReader): CaseRecordView {
  const place = placeOf(record.programme, record, reader.tree)
  if (!isWithin(reader, record.commune)) return { ...place, ...unseen }
  const { person, payment } = record
  const inFull = isAllowed(reader.actor.role, 'entitlement.read-id-number')
  return {
    ...place,
    entitlementId: record.id,
    fullName: person.fullName,
    birth: person.birth,
    sex: person.sex,
    hamlet: person.hamlet,
    household: person.household,
    idNumbers: person.idNumbers.map((id) => `${id.kind} ${inFull ? id.number : maskIdNumber(id)}`),
    amount: record.amount,
    offset: record.offset,
    months: record.months,
    decision: record.decision,
    status: record.status,
    statusName: statusNames[record.status],
    paidOn: payment?.paidOn ?? null,
    payerName: payment && officeName(reader.tree, payment.payer.role, payment.payer.unit),
  }
}

interface EventPage {
  /** Oldest first. */
  readonly events: readonly CaseEvent[]
  readonly cursor: string | null
}

export interface CaseAsRead {
  readonly known: DuplicateCase
  /** In the order of the case. */
  readonly records: readonly Entitlement[]
  readonly history: EventPage
}

/**
 * All that a reader may see of the case, and what he may do with it now.
 * @param apart ids of records that he takes for somebody else's: what is proposed and open is about the others
 */
export function viewCase(
  { known, records, history }: CaseAsRead,
  reader: CaseReader,
  context: CaseContext,
  apart: readonly string[] = [],
): CaseDetail {
  const isWhole = seesAll(reader, known)
  const { concerned } = parted(records, apart)
  const told = viewCaseHistory(known, history, reader)
  return {
    summary: viewCaseSummary(known, reader),
    version: stampOf(known, records),
    records: records.map((record) => viewRecord(record, reader)),
    evidence: known.evidence.map(({ kind, verdict, score, sentence }) => ({
      ...kindAsTold(kind, isWhole),
      verdict,
      score: isWhole ? score : null,
      sentence: isWhole ? sentence : null,
    })),
    proposal: isWhole ? viewProposal(concerned, reader, context) : null,
    waiting: isWhole && known.waiting ? viewWaiting(known, known.waiting, reader) : null,
    reversal: isWhole ? viewReversal(known, reader) : null,
    reversalNeedsSecond: reversalNeedsSecond(known),
    verification: viewVerification(known, reader),
    recovery: isWhole ? (known.conclusion?.recovery ?? null) : null,
    related: relatedOf(known, records, reader),
    commands: caseCommandsOf(known, reader.actor, reader.tree),
    outcomes: isWhole
      ? outcomesOf({ known, records }, context, apart).map(({ outcome, refusal }) => ({
          outcome,
          name: caseOutcomeNames[outcome],
          refusal,
        }))
      : [],
    history: told.items,
    historyCursor: told.cursor,
  }
}

/** What was done with the case; nothing for who sees a part of it alone, since reasons and notes speak of all records. */
export function viewCaseHistory(
  known: DuplicateCase,
  { events, cursor }: EventPage,
  reader: CaseReader,
): CaseHistoryResponse {
  if (!seesAll(reader, known)) return { items: [], cursor: null }
  const written = writtenFor(reader.actor.role)
  const items = events.map((event) => ({
    type: event.type,
    at: event.at,
    sentence: caseSentence({ ...event, what: written(event.what), reason: written(event.reason) }, reader.tree),
  }))
  return { items, cursor }
}

function relatedOf({ id }: DuplicateCase, records: readonly Entitlement[], reader: CaseReader): string[] {
  const own = records.filter(({ commune }) => isWithin(reader, commune))
  const caseIds = own.flatMap((record) => openReviews(record).map(({ caseId }) => caseId))
  return [...new Set(caseIds)].filter((other) => other !== id)
}

function viewProposal(
  records: readonly Entitlement[],
  { tree }: CaseReader,
  { programme }: CaseContext,
): CaseDetail['proposal'] {
  const { proposal, excess } = paidBeyond(programme, records)
  return {
    sentence: proposalSentence(programme, proposal),
    keep: proposal.keep,
    tie: proposal.tie,
    moneyAtRisk: proposal.moneyAtRisk,
    excess,
    sums: proposal.sums.map(({ entitlementId, policy, total, isMaximum, standing }) => {
      const commune = records.find(({ id }) => id === entitlementId)?.commune ?? ''
      const communeName = tree.find(commune)?.name ?? commune
      return {
        entitlementId,
        policy,
        policyName: policyName(programme.id, policy),
        communeName,
        total,
        isMaximum,
        standing,
      }
    }),
  }
}

const viewHand = ({ username, role, unit }: Hand, at: number, tree: UnitTree) => ({
  by: username,
  officeName: officeName(tree, role, unit),
  at,
})

function viewWaiting(
  known: DuplicateCase,
  { command, by, at }: NonNullable<DuplicateCase['waiting']>,
  { actor, tree }: CaseReader,
): CaseDetail['waiting'] {
  const words = [caseReasonNames[command.reason], command.note].filter(Boolean).join(': ')
  const reason = [keptWords(command, known), words, partedWords(known, command.apart)].filter(Boolean).join('. ')
  return {
    ...viewHand(by, at, tree),
    outcome: command.outcome,
    outcomeName: caseOutcomeNames[command.outcome],
    reason: writtenFor(actor.role)(reason),
  }
}

function viewReversal({ conclusion }: DuplicateCase, { actor, tree }: CaseReader): CaseDetail['reversal'] {
  if (!conclusion?.reversal) return null
  const { by, at, note } = conclusion.reversal
  return { ...viewHand(by, at, tree), endingName: endingNames[conclusion.ending], note: writtenFor(actor.role)(note) }
}

function viewVerification(known: DuplicateCase, reader: CaseReader): CaseDetail['verification'] {
  const { verification } = known
  if (!verification || !seesVerification(known, reader)) return null
  const { commune, by, at, note, until, report } = verification
  const written = writtenFor(reader.actor.role)
  return {
    ...viewHand(by, at, reader.tree),
    commune,
    communeName: reader.tree.find(commune)?.name ?? commune,
    note: written(note),
    until,
    report: report && {
      ...viewHand(report.by, report.at, reader.tree),
      finding: report.finding,
      findingName: findingNames[report.finding],
      note: written(report.note),
    },
  }
}
