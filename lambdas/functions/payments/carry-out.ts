import type { PaymentResponse } from '../../contract/entitlements.ts'
import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { decidePayment } from '../../domain/payments/decide-payment.ts'
import type { PaymentCommand } from '../../domain/payments/payment-command.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { officeName, owningOffice } from '../../domain/permissions/office-name.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import type { Province } from '../../domain/province.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { caseSettingsFor } from '../../store/cases/case-settings-store.ts'
import { afterPayment, afterPaymentAgain } from '../../store/payments/after-payment.ts'
import { paymentLooks } from '../../store/payments/payment-look.ts'
import { commitChange } from '../../store/payments/payment-store.ts'
import { getEntitlement } from '../../store/register/entitlement-store.ts'
import { findCommand } from '../../store/table/commit-command.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'
import { viewEntitlement } from '../../views/entitlement-view.ts'

export interface Counter {
  readonly register: Register
  readonly tree: UnitTree
  readonly backlogUntil: Province['backlogUntil']
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
  const desk = { register, tree, marks, matcher, exchange: counter.exchange }
  const cause = { actor: eventHand(actor), commandId: call.idempotencyKey, at: call.now }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = call.within(await getEntitlement(register, id), ({ commune }) => commune)
    if (!found.ok) return found
    const entitlement = found.value
    const programme = findProgramme(entitlement.programme)
    if (!programme) return refuse('not-found', 'Không tìm thấy chương trình hỗ trợ này.')

    const settings = await caseSettingsFor(register, tree, [entitlement])
    const given = command.kind === 'record-payment' ? command.idNumber : null
    const looks = await paymentLooks({ register, tree, marks }, [entitlement], new Map(given ? [[id, [given]]] : []))
    const { claims, others } = looks.get(id) ?? { claims: [], others: [] }
    const decision = decidePayment(entitlement, command, {
      now: call.now,
      actor,
      commandId: call.idempotencyKey,
      programme,
      backlogUntil: counter.backlogUntil(programme.id),
      tree,
      others,
      payerName: (payer) => officeName(tree, payer.role, payer.unit),
      review: { holds: settings.certainStopsPayment, officeOf: (unit) => owningOffice(tree, unit) },
    })
    const isStaleView = entitlement.version !== call.body.version
    if (!decision.ok || isStaleView) {
      const done = await findCommand(register, actor.username, call.idempotencyKey)
      if (done === digest) {
        // The function that did it may have been killed before what follows from it.
        await afterPaymentAgain(desk, id, cause)
        const stored = (await getEntitlement(register, id)) ?? entitlement
        return ok({ entitlement: viewEntitlement(stored, actor, tree, settings, call.now), replayed: true })
      }
      if (done) return keyTaken
      // What was right on the screen is not the officer's mistake: a number that somebody else has added meanwhile.
      return decision.ok || (isStaleView && decision.error.code === 'invalid')
        ? refuse('conflict', 'Hồ sơ vừa có thay đổi (ví dụ cảnh báo trùng). Xem lại rồi thực hiện lại.')
        : decision
    }
    const { next, event } = decision.value
    const change = { before: entitlement, after: next, event, claims }
    const outcome = await commitChange(register, tree, marks, change, digest)
    if (outcome === 'stale') continue
    if (outcome === 'key-taken') return keyTaken
    await afterPayment(desk, id, [{ before: entitlement, after: next }], cause)
    const stored = (await getEntitlement(register, id)) ?? next
    return ok({
      entitlement: viewEntitlement(stored, actor, tree, await caseSettingsFor(register, tree, [stored]), call.now),
      replayed: outcome === 'replayed',
    })
  }
  return refuse('conflict', 'Nhiều người đang cập nhật cùng lúc. Thử lại sau vài giây.')
}
