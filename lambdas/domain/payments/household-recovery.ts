import { type Dong, dong, formatDong, sumDong } from '../money/dong.ts'
import { foldText } from '../names/fold-text.ts'
import { ok, type Result, refuse } from '../result.ts'
import { decidePayment } from './decide-payment.ts'
import type { Decision } from './decision-key.ts'
import type { Entitlement } from './entitlement.ts'
import type { OtherSupport, PaymentCommand } from './payment-command.ts'
import type { PaymentContext, PaymentDecision } from './payment-context.ts'
import { outstanding, returnedSum } from './recovery.ts'
import { lessThanStopped } from './what-stays.ts'

/**
 * Whose debt it is, in parts of a key: the household where the list names one, else the person alone. Codes of households begin anew in
 * each hamlet of many lists, so the hamlet belongs to it.
 */
export function householdParts({ id, commune, person }: Pick<Entitlement, 'id' | 'commune' | 'person'>): string[] {
  const code = foldText(person.household ?? '')
  return code === '' ? ['alone', id] : ['household', commune, foldText(person.hamlet ?? ''), code]
}

export const isSameHousehold = (one: Entitlement, other: Entitlement): boolean =>
  householdParts(one).join('\0') === householdParts(other).join('\0') && one.programme === other.programme

export interface HouseholdSums {
  readonly supports: number
  readonly asked: Dong
  readonly returned: Dong
  /** Đồng that are still out. */
  readonly left: Dong
  /** Of these what somebody will not return. */
  readonly refused: Dong
}

/** What is asked back of some supports, has come back and is out: asked = returned + left, always. */
export function householdSums(supports: readonly Entitlement[]): HouseholdSums {
  const open = supports.flatMap(({ recovery, status }) => (recovery ? [{ recovery, status }] : []))
  return {
    supports: open.length,
    asked: sumDong(open.map(({ recovery }) => recovery.amount)),
    returned: sumDong(open.map(({ recovery }) => returnedSum(recovery))),
    left: sumDong(open.map(({ recovery }) => outstanding(recovery))),
    refused: sumDong(
      open.map(({ recovery, status }) => (status === 'return-refused' ? outstanding(recovery) : dong(0))),
    ),
  }
}

/**
 * So many supports one word may be about, since a word is carried out whole: a transaction takes a hundred items, and each support may need
 * five (record, event, place, two numbers that come free) beside the command, what follows, and eight counts (four policies, cell and day).
 */
export const mostTogether = 18

/** A word about several supports of one household. */
export type HouseholdCommand =
  | {
      readonly kind: 'ask-back'
      readonly decision: Decision
      /** Đồng by support. */
      readonly amounts: ReadonlyMap<string, number>
      readonly reason: string
      /** Of whatever of these supports is asked about: the officer has seen that what stays is less than what was stopped for it. */
      readonly lessConfirmed?: boolean | undefined
    }
  | Extract<PaymentCommand, { kind: 'record-return' | 'record-no-return' }>

export const notOneHousehold = refuse('invalid', 'Các khoản được chọn không cùng một hộ: tải lại trang rồi chọn lại.')

/** What stands beside each support, by its id. */
export type OthersOf = ReadonlyMap<string, readonly OtherSupport[]>

/** Entitlements, each with its event, in the order of the supports; all of them or none. */
export function decideHousehold(
  supports: readonly Entitlement[],
  command: HouseholdCommand,
  context: Omit<PaymentContext, 'others'>,
  others: OthersOf = new Map(),
): Result<PaymentDecision[]> {
  const [first] = supports
  if (!first) return refuse('invalid', 'Chưa chọn khoản nào của hộ.')
  if (!supports.every((one) => isSameHousehold(first, one))) return notOneHousehold
  if (command.kind === 'ask-back') {
    const { amounts, ...asked } = command
    const left = (one: OtherSupport): OtherSupport => ({
      ...one,
      amount: dong(Math.max(0, one.amount - (amounts.get(one.entitlementId) ?? 0))),
    })
    // Of another month that is asked back by the same word no more stays than is not asked.
    const beside = new Map([...others].map(([id, all]) => [id, all.map(left)]))
    return all(supports, { ...context, beside }, ({ id }) => ({ ...asked, amount: amounts.get(id) ?? 0 }))
  }
  if (command.kind === 'record-no-return') return all(supports, { ...context, beside: others }, () => command)
  const parts = spreadReturn(supports, command.amount)
  if (!parts.ok) return parts
  const paying = supports.filter(({ id }) => parts.value.has(id))
  return all(paying, { ...context, beside: others }, ({ id }) => ({ ...command, amount: parts.value.get(id) ?? 0 }))
}

/**
 * A sum that a household hands in goes to its oldest debt first, whole, and on to the next one: no đồng is divided, so none is lost, and
 * each person is free as early as can be. Debts of one moment go by their ids, so that everybody who counts again counts the same.
 * @returns đồng by support, only of those that get any
 */
export function spreadReturn(supports: readonly Entitlement[], amount: number): Result<ReadonlyMap<string, Dong>> {
  const owing = supports
    .flatMap(({ id, recovery }) => (recovery ? [{ id, at: recovery.openedAt, left: outstanding(recovery) }] : []))
    .filter(({ left }) => left > 0)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const most = sumDong(owing.map(({ left }) => left))
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > most)
    return refuse('invalid', `Hộ còn phải nộp ${formatDong(most)}: ghi số tiền từ 1 đồng đến số đó.`)
  const parts = new Map<string, Dong>()
  let rest = amount
  for (const { id, left } of owing) {
    const part = dong(Math.min(rest, left))
    if (part > 0) parts.set(id, part)
    rest -= part
  }
  return ok(parts)
}

/** What the officer may answer for is asked of all supports at once: one answer is for all that he has read. */
function all(
  supports: readonly Entitlement[],
  { beside, ...context }: Omit<PaymentContext, 'others'> & { readonly beside: OthersOf },
  commandOf: (support: Entitlement) => Parameters<typeof decidePayment>[1],
): Result<PaymentDecision[]> {
  const decisions: PaymentDecision[] = []
  const questions: string[] = []
  for (const support of supports) {
    const { id, person } = support
    const decision = decidePayment(support, commandOf(support), { ...context, others: beside.get(id) ?? [] })
    if (decision.ok) {
      decisions.push(decision.value)
      continue
    }
    const { code, message, errors = [] } = decision.error
    if (code !== 'less-than-stopped') return refuse(code, `${person.fullName}: ${message}`)
    questions.push(...errors.map((one) => `${person.fullName}: ${one.message}`))
  }
  return questions.length > 0 ? lessThanStopped(questions) : ok(decisions)
}
