import type { HouseholdSaid } from '../../contract/recoveries.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import {
  decideHousehold,
  type HouseholdCommand,
  householdSums,
  notOneHousehold,
} from '../../domain/payments/household-recovery.ts'
import type { PaymentContext } from '../../domain/payments/payment-context.ts'
import { officeName, owningOffice } from '../../domain/permissions/office-name.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { afterPayment, afterPaymentAgain } from '../../store/payments/after-payment.ts'
import { commitHousehold } from '../../store/payments/household-store.ts'
import { paymentLooks } from '../../store/payments/payment-look.ts'
import { getEntitlement, getEntitlements } from '../../store/register/entitlement-store.ts'
import { findCommand } from '../../store/table/commit-command.ts'
import type { Counter } from './carry-out.ts'

type HouseholdRoute = 'askBackHousehold' | 'returnHousehold' | 'noReturnHousehold'

type HouseholdCall = Pick<Call<HouseholdRoute>, 'params' | 'actor' | 'within' | 'idempotencyKey' | 'now'>

interface SeenSupport {
  readonly entitlementId: string
  readonly version: number
}

const overtaken = refuse('conflict', 'Hồ sơ của hộ vừa có thay đổi. Xem lại rồi thực hiện lại.')

/** One word about several supports of a household, decided on what the officer saw and written whole. The same command twice is one. */
export async function carryOutHousehold(
  counter: Counter,
  call: HouseholdCall,
  seen: readonly SeenSupport[],
  command: HouseholdCommand,
): Promise<Result<HouseholdSaid>> {
  const { register, tree } = counter
  const { actor, now, idempotencyKey } = call
  const marks = await counter.marks()
  const named = call.within(await getEntitlement(register, call.params.entitlementId ?? ''), ({ commune }) => commune)
  if (!named.ok) return named
  const programme = findProgramme(named.value.programme)
  if (!programme) return refuse('not-found', 'Không tìm thấy chương trình hỗ trợ này.')
  const digest = marks.id('household', named.value.id, JSON.stringify(seen), JSON.stringify(told(command)))
  const said = (supports: readonly Entitlement[]): Result<HouseholdSaid> => ok({ sums: householdSums(supports) })

  const ids = [...new Set(seen.map(({ entitlementId }) => entitlementId))]
  const supports = await getEntitlements(register, ids)
  const done = await findCommand(register, actor.username, idempotencyKey)
  const desk = { ...counter, marks }
  const cause = { actor: eventHand(actor), commandId: idempotencyKey, at: now }
  if (done && done !== digest) return keyTaken
  if (done) {
    // The function that did it may have been killed before what follows from it.
    await afterPaymentAgain(desk, named.value.id, cause)
    return said(supports)
  }
  // Whoever stands beside the one that the right was asked for is of the same household, so of the same commune.
  if (supports.length !== ids.length || !ids.includes(named.value.id)) return notOneHousehold
  const context = {
    now,
    actor,
    commandId: idempotencyKey,
    programme,
    backlogUntil: counter.backlogUntil(programme.id),
    tree,
    payerName: ({ role, unit }: Parameters<PaymentContext['payerName']>[0]) => officeName(tree, role, unit),
    review: { holds: false, officeOf: (unit: string) => owningOffice(tree, unit) },
  }
  // What comes back of a debt asks nothing of what stands beside it.
  const looks = command.kind === 'ask-back' ? await paymentLooks({ register, tree, marks }, supports) : new Map()
  const beside = new Map([...looks].map(([id, { others }]) => [id, others]))
  const decided = decideHousehold(supports, command, context, beside)
  if (!decided.ok) return decided
  const versions = new Map(seen.map(({ entitlementId, version }) => [entitlementId, version]))
  if (supports.some(({ id, version }) => versions.get(id) !== version)) return overtaken
  const known = new Map(supports.map((one) => [one.id, one]))
  const changes = decided.value.flatMap(({ next, event }) => {
    const before = known.get(next.id)
    return before ? [{ before, after: next, event }] : []
  })
  const order = { username: actor.username, id: idempotencyKey, digest, now }
  const outcome = await commitHousehold(register, tree, marks, { place: named.value.id, changes }, order)
  if (outcome === 'stale') return overtaken
  if (outcome === 'key-taken') return keyTaken
  await afterPayment(desk, named.value.id, changes, cause)
  return said(await getEntitlements(register, ids))
}

/** Maps have no text of their own. */
const told = (command: HouseholdCommand) =>
  command.kind === 'ask-back' ? { ...command, amounts: [...command.amounts] } : command
