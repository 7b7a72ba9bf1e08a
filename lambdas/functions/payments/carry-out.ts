import type { PaymentResponse } from '../../contract/entitlements.ts'
import type { Finder } from '../../domain/cases/grow-case.ts'
import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import { isSettledBeside, openReview } from '../../domain/cases/review.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import { openFindings } from '../../domain/exchange/foreign-finding.ts'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import { decidePayment } from '../../domain/payments/decide-payment.ts'
import type { Entitlement, KnownIdNumber } from '../../domain/payments/entitlement.ts'
import type { OtherSupport, PaymentCommand } from '../../domain/payments/payment-command.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { officeName, owningOffice } from '../../domain/permissions/office-name.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { caseSettingsFor } from '../../store/case-settings-store.ts'
import { getClaim } from '../../store/claim-store.ts'
import { warnOfSharedNumbers } from '../../store/duplicate-store.ts'
import { getEntitlement, getEntitlements } from '../../store/entitlement-store.ts'
import type { Marks } from '../../store/id-mark.ts'
import { keepCases } from '../../store/keep-cases.ts'
import { tellOfAbroad } from '../../store/look-abroad.ts'
import { matchPeople } from '../../store/match-people.ts'
import { commitChange, findCommand, type SeenClaim } from '../../store/payment-store.ts'
import { heldMarks } from '../../store/register-changes.ts'
import type { Register } from '../../store/table.ts'
import { policyName, viewEntitlement } from '../../views/entitlement-view.ts'

export interface Counter {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: () => Promise<Marks>
  readonly matcher: PersonMatcher
  readonly exchange: () => Promise<ExchangeKey>
}

export interface CommandCall {
  readonly params: Readonly<Record<string, string>>
  readonly body: { readonly version: number }
  readonly actor: Actor
  readonly within: <T>(found: T | undefined, unitOf: (found: T) => string) => Result<T>
  readonly idempotencyKey: string
  readonly now: number
}

/** Twice the writers that can meet at one counter before it is worth asking the officer to look again. */
const attempts = 4

const keyTaken = refuse('conflict', 'Mã lệnh này đã dùng cho một lệnh khác: tải lại trang rồi thử lại.')

/** Decides on what is stored now and commits it, deciding again when someone else was faster. The same command twice is one. */
export async function carryOut(
  counter: Counter,
  call: CommandCall,
  command: PaymentCommand,
): Promise<Result<PaymentResponse>> {
  const { register, tree, matcher } = counter
  const { actor } = call
  const id = call.params.entitlementId ?? ''
  const marks = await counter.marks()
  const digest = marks.id('command', id, JSON.stringify(command))
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = call.within(await getEntitlement(register, id), ({ commune }) => commune)
    if (!found.ok) return found
    const entitlement = found.value
    const programme = findProgramme(entitlement.programme)
    if (!programme) return refuse('not-found', 'Không tìm thấy chương trình hỗ trợ này.')

    const settings = await caseSettingsFor(register, tree, [entitlement])
    const claims = await seenClaims(register, marks, entitlement, command)
    const decision = decidePayment(entitlement, command, {
      now: call.now,
      actor,
      commandId: call.idempotencyKey,
      programme,
      tree,
      others: await othersOf(counter, entitlement, claims),
      payerName: (payer) => officeName(tree, payer.role, payer.unit),
      review: { holds: settings.certainStopsPayment, officeOf: (unit) => owningOffice(tree, unit) },
    })
    const isStaleView = entitlement.version !== call.body.version
    if (!decision.ok || isStaleView) {
      const done = await findCommand(register, actor.username, call.idempotencyKey)
      if (done === digest)
        return ok({ entitlement: viewEntitlement(entitlement, actor, tree, settings, call.now), replayed: true })
      if (done) return keyTaken
      return decision.ok
        ? refuse('conflict', 'Hồ sơ vừa có thay đổi (ví dụ cảnh báo trùng). Xem lại rồi thực hiện lại.')
        : decision
    }
    const { next, event } = decision.value
    const change = { before: entitlement, after: next, event, digest, claims: claims.map(({ seen }) => seen) }
    const outcome = await commitChange(register, tree, marks, change)
    if (outcome === 'stale') continue
    if (outcome === 'key-taken') return keyTaken
    const sharing = await warnOfChangedNumbers(register, marks, entitlement, next, event)
    const desk = { register, tree, marks, matcher }
    await keepCases(desk, sharing, finderOf(event))
    // A number tells a year of birth and a sex, or that somebody alike is another person.
    const isOtherNumber = next.person.idNumbers.length !== entitlement.person.idNumbers.length
    if (isOtherNumber) await matchPeople(desk, [next], finderOf(event))
    if (isOtherNumber || openFindings(next).length > 0)
      await tellOfAbroad({ ...desk, exchange: await counter.exchange() }, [next], finderOf(event))
    const stored = (await getEntitlement(register, id)) ?? next
    return ok({
      entitlement: viewEntitlement(stored, actor, tree, await caseSettingsFor(register, tree, [stored]), call.now),
      replayed: outcome === 'replayed',
    })
  }
  return refuse('conflict', 'Nhiều người đang cập nhật cùng lúc. Thử lại sau vài giây.')
}

interface ClaimOfNumber {
  readonly idNumber: KnownIdNumber
  readonly seen: SeenClaim
}

/** The claims of every number that stands on the record or comes with the command; 1 consistent read each. */
async function seenClaims(
  register: Register,
  marks: Marks,
  { person }: Entitlement,
  command: PaymentCommand,
): Promise<ClaimOfNumber[]> {
  const given = command.kind === 'record-payment' && command.idNumber ? [command.idNumber] : []
  const numbers = new Map<string, KnownIdNumber>(
    [...person.idNumbers, ...given].map((idNumber) => [marks.idNumber(idNumber), idNumber]),
  )
  return Promise.all(
    [...numbers].map(async ([mark, idNumber]) => ({ idNumber, seen: { mark, claim: await getClaim(register, mark) } })),
  )
}

/**
 * Whom the numbers also belong to. Whether they are paid is the claim's word, which the transaction holds to; their amounts and
 * states only serve a question to the officer.
 */
async function othersOf(
  { register, tree }: Counter,
  entitlement: Entitlement,
  claims: readonly ClaimOfNumber[],
): Promise<OtherSupport[]> {
  const own = nameKey(entitlement.person.fullName)
  const holders = claims.flatMap(({ idNumber, seen: { claim } }) =>
    claim.holders
      .filter((holder) => holder.entitlementId !== entitlement.id && holder.programme === entitlement.programme)
      .map((holder) => ({ holder, shared: idNumber.kind, isPaid: claim.paid.includes(holder.entitlementId) })),
  )
  const paidFirst = holders.sort((a, b) => Number(b.isPaid) - Number(a.isPaid)).slice(0, mostOthers)
  const ids = new Set(paidFirst.map(({ holder }) => holder.entitlementId))
  const found = new Map((ids.size > 0 ? await getEntitlements(register, [...ids]) : []).map((one) => [one.id, one]))
  return paidFirst.flatMap(({ holder, shared, isPaid }) => {
    const other = found.get(holder.entitlementId)
    if (!other) return []
    return [
      {
        entitlementId: holder.entitlementId,
        policy: holder.policy,
        instalments: other.instalments,
        policyName: policyName(holder.programme, holder.policy),
        unitName: tree.find(holder.commune)?.name ?? holder.commune,
        amount: other.amount,
        status: isPaid ? ('paid' as const) : other.status,
        sameName: nameKey(other.person.fullName) === own,
        isSettled: isSettledBeside(entitlement, other),
        shared,
      },
    ]
  })
}

/** A batch read's hundred. Those who were paid come first; of the others one is enough to ask. */
const mostOthers = 100

/**
 * A number that came or went, with a payment or with a support that is cancelled, changes who shares it with whom.
 * @returns everybody whose duplicate case may look otherwise now
 */
async function warnOfChangedNumbers(
  register: Register,
  marks: Marks,
  before: Entitlement,
  after: Entitlement,
  event: AuditEvent,
): Promise<string[]> {
  const had = heldMarks(before, marks)
  const has = heldMarks(after, marks)
  const added = has.filter((mark) => !had.includes(mark))
  const gone = had.filter((mark) => !has.includes(mark))
  const warner = { actor: event.actor, commandId: event.commandId, now: event.at }
  const sharing = added.length > 0 ? await warnOfSharedNumbers(register, marks, added, warner) : new Set<string>()
  const left =
    gone.length > 0 ? await warnOfSharedNumbers(register, marks, gone, warner, [after.id]) : new Set<string>()
  // Whoever is refused, dies or is paid changes what his case is about.
  const warned = before.warnings.map(({ entitlementId }) => entitlementId)
  const isReviewed = before.warnings.length > 0 || openReview(before) !== undefined
  return [
    ...new Set([
      ...sharing,
      ...left,
      ...(isReviewed ? [after.id, ...warned] : []),
      ...(gone.length > 0 ? [after.id] : []),
    ]),
  ]
}

const finderOf = ({ actor, commandId, at }: AuditEvent): Finder => ({ actor, commandId, now: at })
