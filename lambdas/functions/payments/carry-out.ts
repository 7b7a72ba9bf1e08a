import type { PaymentResponse } from '../../contract/entitlements.ts'
import { decidePayment } from '../../domain/payments/decide-payment.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { PaidElsewhere, PaymentCommand } from '../../domain/payments/payment-command.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Claim } from '../../store/claim-item.ts'
import { warnOfSharedNumbers } from '../../store/duplicate-store.ts'
import { getEntitlement } from '../../store/entitlement-store.ts'
import type { Marks } from '../../store/id-mark.ts'
import { commitChange, findCommand, getClaim } from '../../store/payment-store.ts'
import type { Register } from '../../store/table.ts'
import { policyName, viewEntitlement } from '../../views/entitlement-view.ts'

export interface Counter {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: () => Promise<Marks>
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

const keyTaken = refuse('conflict', 'Mã lệnh này đã dùng cho một khoản khác: tải lại trang rồi thử lại.')

/** Decides on what is stored now and commits it, deciding again when someone else was faster. The same command twice is one. */
export async function carryOut(
  counter: Counter,
  call: CommandCall,
  command: PaymentCommand,
): Promise<Result<PaymentResponse>> {
  const { register, tree } = counter
  const { actor } = call
  const id = call.params.entitlementId ?? ''
  const marks = await counter.marks()
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = call.within(await getEntitlement(register, id), ({ commune }) => commune)
    if (!found.ok) return found
    const entitlement = found.value
    const programme = findProgramme(entitlement.programme)
    if (!programme) return refuse('not-found', 'Không tìm thấy chương trình hỗ trợ này.')

    const number = entitlement.person.idNumber ?? (command.kind === 'record-payment' ? command.idNumber : null)
    const claim = number && (await getClaim(register, marks.idNumber(number)))
    const decision = decidePayment(entitlement, command, {
      now: call.now,
      actor,
      commandId: call.idempotencyKey,
      programme,
      paidElsewhere: claim ? paidElsewhere(claim, entitlement, marks, tree) : [],
      payerName: (payer) => officeName(tree, payer.role, payer.unit),
    })
    const isStaleView = entitlement.version !== call.body.version
    if (!decision.ok || isStaleView) {
      const target = await findCommand(register, actor.username, call.idempotencyKey)
      if (target === id) return ok({ entitlement: viewEntitlement(entitlement, actor, tree), replayed: true })
      if (target) return keyTaken
      return decision.ok
        ? refuse('conflict', 'Hồ sơ vừa có thay đổi (ví dụ cảnh báo trùng). Xem lại rồi thực hiện lại.')
        : decision
    }
    const { next, event, addedIdNumber } = decision.value
    const outcome = await commitChange(register, tree, marks, { before: entitlement, after: next, event, claim })
    if (outcome === 'stale') continue
    if (outcome === 'key-taken') return keyTaken
    if (addedIdNumber)
      await warnOfSharedNumbers(register, marks, [marks.idNumber(addedIdNumber)], {
        actor: event.actor,
        commandId: event.commandId,
        now: call.now,
      })
    const stored = (await getEntitlement(register, id)) ?? next
    return ok({ entitlement: viewEntitlement(stored, actor, tree), replayed: outcome === 'replayed' })
  }
  return refuse('conflict', 'Nhiều người đang cập nhật cùng lúc. Thử lại sau vài giây.')
}

function paidElsewhere(claim: Claim, entitlement: Entitlement, marks: Marks, tree: UnitTree): PaidElsewhere[] {
  const nameMark = marks.name(entitlement.person.fullName)
  return claim.holders
    .filter(
      (holder) =>
        holder.entitlementId !== entitlement.id &&
        holder.programme === entitlement.programme &&
        claim.paid.includes(holder.entitlementId),
    )
    .map((holder) => ({
      entitlementId: holder.entitlementId,
      policy: holder.policy,
      policyName: policyName(holder.programme, holder.policy),
      unitName: tree.find(holder.commune)?.name ?? holder.commune,
      sameName: holder.nameMark === nameMark,
    }))
}
