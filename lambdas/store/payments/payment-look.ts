import { isAskedBackWhole } from '../../domain/cases/lowered-grant.ts'
import { isKeptBefore, isMadeUp } from '../../domain/cases/review.ts'
import { isSettledFor } from '../../domain/cases/settled-months.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import type { Entitlement, KnownIdNumber } from '../../domain/payments/entitlement.ts'
import { settledMonths } from '../../domain/payments/instalments.ts'
import type { OtherSupport } from '../../domain/payments/payment-command.ts'
import { replacedNumbers } from '../../domain/payments/replaced-entry.ts'
import { policyName } from '../../domain/programmes/programmes.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type Claim, noClaim } from '../register/claim-item.ts'
import { readClaims } from '../register/claim-store.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import type { Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import type { SeenClaim } from './payment-store.ts'

/** What a payment decides on besides the support itself. */
export interface PaymentLook {
  /** Of every number that stands on the record or comes with the command. */
  readonly claims: readonly SeenClaim[]
  /** Whom the numbers also belong to. */
  readonly others: readonly OtherSupport[]
}

interface LookDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: Marks
}

/** A batch read's hundred. Those who were paid come first; of the others one is enough to ask. */
const mostOthers = 100

/**
 * Reads what payments of these supports decide on: the claims of all their numbers, and whoever shares one; 1 consistent read each, a
 * hundred a call. Whether others are paid is the claim's word, which the transaction holds to; their amounts and states only serve a
 * question to the officer.
 * @param given the numbers that come with commands, by the support's id
 */
export async function paymentLooks(
  { register, tree, marks }: LookDesk,
  entitlements: readonly Entitlement[],
  given: ReadonlyMap<string, readonly KnownIdNumber[]> = new Map(),
): Promise<Map<string, PaymentLook>> {
  const numbers = new Map(
    entitlements.map((one) => {
      const all: readonly KnownIdNumber[] = [
        ...one.person.idNumbers,
        ...replacedNumbers(one),
        ...(given.get(one.id) ?? []),
      ]
      return [one.id, new Map(all.map((idNumber) => [marks.idNumber(idNumber), idNumber]))] as const
    }),
  )
  const idMarks = [...new Set([...numbers.values()].flatMap((known) => [...known.keys()]))]
  const claims = idMarks.length > 0 ? await readClaims(register, idMarks) : new Map<string, Claim>()
  const looks = entitlements.map((entitlement) => {
    const own = [...(numbers.get(entitlement.id) ?? [])].map(([mark, idNumber]) => ({
      idNumber,
      seen: { mark, claim: claims.get(mark) ?? noClaim } satisfies SeenClaim,
    }))
    const holders = own.flatMap(({ idNumber, seen: { claim } }) =>
      claim.holders
        .filter((holder) => holder.entitlementId !== entitlement.id && holder.programme === entitlement.programme)
        .map((holder) => ({ holder, shared: idNumber.kind, isPaid: claim.paid.includes(holder.entitlementId) })),
    )
    const paidFirst = holders.sort((a, b) => Number(b.isPaid) - Number(a.isPaid)).slice(0, mostOthers)
    return { entitlement, seen: own.map(({ seen }) => seen), paidFirst }
  })
  const ids = [...new Set(looks.flatMap(({ paidFirst }) => paidFirst.map(({ holder }) => holder.entitlementId)))]
  const found = new Map((ids.length > 0 ? await getEntitlements(register, ids) : []).map((one) => [one.id, one]))
  return new Map(
    looks.map(({ entitlement, seen, paidFirst }) => {
      const own = nameKey(entitlement.person.fullName)
      const isNamesake = (one: Entitlement): boolean => nameKey(one.person.fullName) === own
      const ofPerson = paidFirst.flatMap(({ holder, shared }) => {
        const one = found.get(holder.entitlementId)
        return one && (shared === 'CCCD' || isNamesake(one)) ? [one] : []
      })
      const others = paidFirst.flatMap(({ holder, shared, isPaid }): OtherSupport[] => {
        const other = found.get(holder.entitlementId)
        if (!other) return []
        return [
          {
            entitlementId: holder.entitlementId,
            policy: holder.policy,
            instalments: other.instalments,
            hadMonths: isMadeUp(other) ? other.instalments.map(({ month }) => month) : settledMonths(other),
            days: other.days,
            decision: other.decision,
            policyName: policyName(holder.programme, holder.policy),
            unitName: tree.find(holder.commune)?.name ?? holder.commune,
            amount: other.amount,
            status: isPaid ? ('paid' as const) : other.status,
            isAskedBack: isPaid && isAskedBackWhole(other),
            sameName: isNamesake(other),
            isSettled: isSettledFor(entitlement, other, ofPerson),
            isStoppedFor: isKeptBefore(entitlement, other),
            shared,
          },
        ]
      })
      return [entitlement.id, { claims: seen, others }]
    }),
  )
}
