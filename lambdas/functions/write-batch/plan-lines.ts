import { type LinePlan, planLine } from '../../domain/batches/plan-line.ts'
import { type Said, shownNumbers } from '../../domain/batches/said.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { programmeOfRecord } from '../../domain/programmes/programmes.ts'
import type { StoredBatch } from '../../store/batches/batch-item.ts'
import { caseSettingsFor } from '../../store/cases/case-settings-store.ts'
import { paymentLooks } from '../../store/payments/payment-look.ts'
import { actorOf, type BatchDesk, contextOf } from './batch-desk.ts'

interface ToPlan {
  readonly entitlement: Entitlement
  readonly said: Said
}

/** The dry run of some hundred lines: what each would do, decided on what is stored now; nothing is written. */
export async function planLines(desk: BatchDesk, batch: StoredBatch, lines: readonly ToPlan[]): Promise<LinePlan[]> {
  const { register, tree } = desk
  const entitlements = [...new Map(lines.map(({ entitlement }) => [entitlement.id, entitlement])).values()]
  const looks = await paymentLooks(
    desk,
    entitlements,
    shownNumbers(lines.map(({ entitlement: { id }, said }) => ({ id, said }))),
  )
  const settings = await caseSettingsFor(register, tree, entitlements)
  const situation = {
    now: desk.now(),
    actor: actorOf(batch.by),
    programme: programmeOfRecord(batch),
    holds: settings.certainStopsPayment,
    commandId: batch.id,
  }
  return lines.map(({ entitlement, said }) => {
    const others = looks.get(entitlement.id)?.others ?? []
    return planLine(entitlement, said, contextOf(desk, { ...situation, others }), { corrects: batch.kind === 'file' })
  })
}
