import type { AuditEvent } from '../ledger/audit-event.ts'
import type { CaseEvent, CaseEventType } from '../ledger/case-event.ts'
import type { EventHand } from '../ledger/hand.ts'
import { dong } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import type { Programme } from '../programmes/programme.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { lowestCommonUnit } from './case-owner.ts'
import { type CaseSettings, deadlineOf } from './case-settings.ts'
import { coverOf } from './cover-evidence.ts'
import { caseRecordOf, type DuplicateCase } from './duplicate-case.ts'
import { type Evidence, inOrder } from './evidence.ts'
import { highestBenefit, type Standing } from './highest-benefit.ts'
import { openOf } from './paid-beyond.ts'
import { gravestFirst, openReviewIn, type Review, type ReviewEffect, reviewWords, withReview } from './review.ts'
import { sameFacts } from './same-facts.ts'
import { apartBy, areAnyApart } from './told-apart.ts'

export interface RecordChange {
  readonly before: Entitlement
  readonly after: Entitlement
  readonly event: AuditEvent
}

/** A case as it becomes, what happened to it, and what that does to records. */
export interface CaseChange {
  readonly before: DuplicateCase | null
  readonly after: DuplicateCase
  readonly event: CaseEvent
  readonly records: readonly RecordChange[]
}

export interface Finder {
  readonly actor: EventHand
  readonly commandId: string
  readonly now: number
}

export interface CaseRules {
  readonly programme: Programme
  readonly settings: CaseSettings
  readonly tree: UnitTree
}

/**
 * The open case of these records by this evidence: new, or an open one with what has become of it. Nothing when it says so already.
 * @param records all that are in it from now on
 * @param newId of a case that is opened
 * @param joins the open case that it takes in
 */
export function grownCase(
  rules: CaseRules,
  known: DuplicateCase | null,
  found: {
    readonly records: readonly Entitlement[]
    readonly evidence: readonly Evidence[]
    readonly newId: string
    readonly joins: DuplicateCase | null
  },
  finder: Finder,
): CaseChange | null {
  const records = [...found.records].sort((a, b) => (a.id < b.id ? -1 : 1))
  const evidence = inOrder(found.evidence)
  const verdict = evidence.some((one) => one.verdict === 'certain') ? 'certain' : 'possible'
  const proposal = highestBenefit(rules.programme, records)
  const due = deadlineOf(rules.settings, verdict, finder.now)
  const isSamePeople =
    known?.records.length === records.length &&
    records.every(({ id }) => known.records.some((one) => one.entitlementId === id))
  const grown: DuplicateCase = {
    id: known?.id ?? found.newId,
    programme: rules.programme.id,
    owner: lowestCommonUnit(
      rules.tree,
      records.map(({ commune }) => commune),
    ),
    records: records.map(caseRecordOf),
    evidence,
    verdict,
    moneyAtRisk: proposal.moneyAtRisk,
    unpaidAtRisk: proposal.unpaidAtRisk,
    // What waits for a second person was decided about other records.
    state: known && isSamePeople ? known.state : 'open',
    deadline: known && (known.deadline < due || known.verdict === verdict) ? known.deadline : due,
    openedAt: known?.openedAt ?? finder.now,
    waiting: known && isSamePeople ? known.waiting : null,
    verification: known?.verification ?? null,
    conclusion: null,
    version: known?.version ?? 0,
    updatedAt: known?.updatedAt ?? finder.now,
  }
  const changes = reviewChanges(rules, grown, found.joins, records, finder)
  if (known && changes.length === 0 && sameFacts(known, grown)) return null
  return changed(known, grown, known ? 'case.changed' : 'case.opened', changes, finder)
}

/** Nothing speaks for the case any more, or it is part of another one. */
export function endedCase(
  known: DuplicateCase,
  ending: 'no-evidence-left' | 'joined',
  records: readonly RecordChange[],
  finder: Finder,
): CaseChange {
  const ended: DuplicateCase = {
    ...known,
    state: 'closed',
    moneyAtRisk: dong(0),
    unpaidAtRisk: dong(0),
    waiting: null,
    conclusion: {
      ending,
      reason: null,
      note: null,
      by: finder.actor,
      at: finder.now,
      confirmedBy: null,
      reversal: null,
      recovery: dong(0),
      apart: [],
      before: [],
    },
  }
  return changed(known, ended, ending === 'joined' ? 'case.joined' : 'case.ended', records, finder)
}

/** What leaves open cases, which ask nothing of it any more. */
export function releasedRecord(record: Entitlement, caseIds: readonly string[], finder: Finder): RecordChange | null {
  const asked = caseIds.filter((id) => openReviewIn(record, id))
  return asked.length === 0 ? null : reviewChange(record, null, asked, finder)
}

/** What an open case means for each of its records. Only what certain evidence connects is held to the proposal. */
export function effectsOf(
  programme: Programme,
  evidence: readonly Evidence[],
  records: readonly Entitlement[],
): ReadonlyMap<string, ReviewEffect> {
  const effects = new Map<string, ReviewEffect>(records.map(({ id }) => [id, 'in-question']))
  const certain = evidence.filter(({ verdict }) => verdict === 'certain')
  for (const people of connected(records, certain)) {
    if (people.length < 2) continue
    const found = persons(people, certain).flatMap((one) => effectsOfOne(programme, one))
    for (const grave of gravestFirst.toReversed())
      for (const [id, effect] of found) if (effect === grave) effects.set(id, effect)
  }
  return effects
}

/** Who may be one person together: nobody with somebody from whom a conclusion has set him apart, so that neither is held for the other. */
function persons(people: readonly Entitlement[], certain: readonly Evidence[]): Entitlement[][] {
  const areApart = apartBy(people)
  if (!areAnyApart(people, areApart)) return [[...people]]
  const ids = new Set(people.map(({ id }) => id))
  const pairs = inOrder(certain.filter(({ between }) => between.every((id) => ids.has(id))))
  return coverOf(pairs, [], people.length, areApart).map((group) => people.filter(({ id }) => group.has(id)))
}

function effectsOfOne(programme: Programme, people: readonly Entitlement[]): [string, ReviewEffect][] {
  const { sums } = highestBenefit(programme, people)
  const open = new Set(people.filter((record) => openOf(record) > 0).map(({ id }) => id))
  return sums.map(({ entitlementId, standing }) => {
    // What was paid cannot be stopped any more; what is left of it can.
    const isLeft = standing === 'recover' && open.has(entitlementId)
    return [entitlementId, isLeft ? 'to-stop' : effectOf[standing]]
  })
}

/** What is paid and not due cannot be stopped any more: it waits for the conclusion. */
const effectOf = {
  keep: 'to-keep',
  beside: 'to-keep',
  stop: 'to-stop',
  recover: 'in-question',
} as const satisfies Record<Standing, ReviewEffect>

/** Records that evidence connects, directly or through others, in the order of the records. */
export function connected(records: readonly Entitlement[], evidence: readonly Evidence[]): Entitlement[][] {
  const group = new Map(records.map((record) => [record.id, [record]]))
  for (const {
    between: [a, b],
  } of evidence) {
    const [one, other] = [group.get(a), group.get(b)]
    if (!one || !other || one === other) continue
    one.push(...other)
    for (const { id } of other) group.set(id, one)
  }
  return [...new Set(group.values())]
}

export function reviewChanges(
  { programme }: Pick<CaseRules, 'programme'>,
  grown: DuplicateCase,
  joins: DuplicateCase | null,
  records: readonly Entitlement[],
  finder: Finder,
): RecordChange[] {
  const effects = effectsOf(programme, grown.evidence, records)
  return records.flatMap((record) => {
    const effect = effects.get(record.id) ?? 'in-question'
    const known = openReviewIn(record, grown.id)
    const leaves = joins && openReviewIn(record, joins.id) ? [joins.id] : []
    const isSame = known?.effect === effect && known.owner === grown.owner && leaves.length === 0
    return isSame ? [] : [reviewChange(record, { caseId: grown.id, owner: grown.owner, effect }, leaves, finder)]
  })
}

/** @param leaves open cases that it does not belong to any more */
function reviewChange(
  record: Entitlement,
  review: Review | null,
  leaves: readonly string[],
  { actor, commandId, now }: Finder,
): RecordChange {
  const left = record.reviews.filter(({ caseId }) => !leaves.includes(caseId))
  const reviews = review ? withReview({ reviews: left }, review) : left
  const [before] = [...(review ? [review.caseId] : []), ...leaves].flatMap((id) => openReviewIn(record, id) ?? [])
  return {
    before: record,
    after: { ...record, reviews, version: record.version + 1, updatedAt: now },
    event: {
      type: review === null ? 'review.ended' : before ? 'review.changed' : 'review.opened',
      at: now,
      actor,
      commandId,
      reason: null,
      changes: { review: [before ? reviewWords[before.effect] : null, review && reviewWords[review.effect]] },
    },
  }
}

export function changed(
  before: DuplicateCase | null,
  after: DuplicateCase,
  type: CaseEventType,
  records: readonly RecordChange[],
  { actor, commandId, now }: Finder,
  words: { readonly what: string | null; readonly reason: string | null } = { what: null, reason: null },
): CaseChange {
  return {
    before,
    after: { ...after, version: (before?.version ?? 0) + 1, updatedAt: now },
    event: { type, at: now, actor, commandId, ...words },
    records,
  }
}
