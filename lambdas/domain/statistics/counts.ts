import { dong } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { handedOut, paymentsOf } from '../payments/instalments.ts'
import { payableMonths } from '../payments/payable-months.ts'
import { type NotPaidReason, notPaidReasons, type PaymentStatus, paymentStatuses } from '../payments/payment-status.ts'
import { outstanding, returnedSum } from '../payments/recovery.ts'
import { officeKey } from '../permissions/office-name.ts'
import { householdStanding } from '../register/household-standing.ts'
import { type AccountPart, accountCounts, byAccountPart, outOfCounts, type PayerCountPart } from './payer-counts.ts'
import { bucketOf } from './status-buckets.ts'
import { addTally, noTally, type Tally } from './tally.ts'

/** How many entitlements of one commune and policy stand in each state. Every entitlement is in exactly one, so the parts are the whole. */
export interface Counts {
  readonly planned: Tally
  readonly byStatus: Readonly<Record<PaymentStatus, Tally>>
  /** Why those are there who could not be paid or are suspended: the same people once more. */
  readonly byReason: Readonly<Record<NotPaidReason, Tally>>
  /** Money asked back, and what of it has come back. A recovery counts as returned, in people, when it is whole. */
  readonly askedBack: Tally
  readonly returned: Tally
  /** What is still to be paid of monthly policies, by month (`2020-04`; `1` where the month is not known). */
  readonly dueByMonth: Readonly<Record<string, Tally>>
  /** Payments that were entered after their day, by the office that entered them (`xa-24547`, `payer-657`). */
  readonly lateByOffice: Readonly<Record<string, Tally>>
  /** Every payment that stands, by the office that entered it; all together the same đồng as `paid`. */
  readonly enteredByOffice: Readonly<Record<string, Tally>>
  /** Of these what another office entered for the post office whose money it was: `657-huyen-657`. */
  readonly outOfPayer: Readonly<Record<string, Tally>>
  /** The accounts of post offices, each by its unit: what it was given, brought back, still has, and paid without having been given it. */
  readonly accounts: Readonly<Record<AccountPart, Readonly<Record<string, Tally>>>>
  /** Đồng that a lower support, paid before, was set off against: the grant is `amount` and this. */
  readonly offset: Tally
  /** Granted, and without any ID number on the record; and those of them who are paid whole. */
  readonly noNumber: Tally
  readonly paidNoNumber: Tally
  /** Days of supports that are paid by the day, with their đồng; and those of them that are paid. Here `people` are days. */
  readonly personDays: Tally
  readonly paidPersonDays: Tally
  /** Of supports that are counted by the member of a household: granted heads, those who are paid whole, and whose household is known. */
  readonly households: Tally
  readonly paidHouseholds: Tally
  readonly inHouseholds: Tally
}

/** What of an entitlement is counted: `paid`, `reason-absent`, `asked-back`. Also the attributes of the stored counts. */
export type CountPart =
  | PaymentStatus
  | `due-${string}`
  | `late-${string}`
  | `office-${string}`
  | PayerCountPart
  | 'handed-out'
  | `reason-${NotPaidReason}`
  | 'asked-back'
  | 'returned'
  | 'offset'
  | 'no-number'
  | 'paid-no-number'
  | 'person-days'
  | 'paid-person-days'
  | 'household'
  | 'paid-household'
  | 'in-household'

/** So many people and so much money into a part, or out of it. */
export interface CountChange {
  readonly part: CountPart
  readonly people: number
  readonly amount: number
}

/** Everything that one entitlement adds to the counts of its commune and policy: nothing else is ever counted. */
export function countsOf(entitlement: Entitlement): CountChange[] {
  const { status, notPaid, recovery } = entitlement
  // Of what is paid in part the rest stands where the support stands, and what was handed out is paid whatever becomes of the rest.
  const paidBefore = status === 'paid' || recovery !== null ? dong(0) : handedOut(entitlement)
  const amount = dong(entitlement.amount - paidBefore)
  const bucket = bucketOf[status]
  const isGranted = bucket !== null
  const hasNoNumber = isGranted && entitlement.person.idNumbers.length === 0
  const isReason = bucket === 'notPayable' || bucket === 'suspended'
  return [
    { part: status, people: 1, amount },
    ...(paidBefore > 0 ? [{ part: 'paid' as const, people: 0, amount: paidBefore }] : []),
    ...payableMonths(entitlement).map(({ month, due }) => ({ part: `due-${month}` as const, people: 1, amount: due })),
    ...(notPaid && isReason ? [{ part: `reason-${notPaid.reason}` as const, people: 1, amount }] : []),
    ...paymentsOf(entitlement).flatMap(({ payer, amount: paid, late }): CountChange[] => [
      { part: 'handed-out', people: 1, amount: paid },
      { part: `office-${officeKey(payer)}`, people: 1, amount: paid },
      ...(late ? [{ part: `late-${officeKey(payer)}` as const, people: 1, amount: paid }] : []),
    ]),
    ...outOfCounts(entitlement),
    ...accountCounts(entitlement),
    ...(isGranted && entitlement.offset > 0
      ? [{ part: 'offset' as const, people: 1, amount: entitlement.offset }]
      : []),
    ...(hasNoNumber ? [{ part: 'no-number' as const, people: 1, amount: entitlement.amount }] : []),
    ...(hasNoNumber && bucket === 'paid'
      ? [{ part: 'paid-no-number' as const, people: 1, amount: entitlement.amount }]
      : []),
    ...dayCounts(entitlement),
    ...householdCounts(entitlement),
    ...(recovery
      ? [
          { part: 'asked-back' as const, people: 1, amount: recovery.amount },
          { part: 'returned' as const, people: outstanding(recovery) === 0 ? 1 : 0, amount: returnedSum(recovery) },
        ]
      : []),
  ]
}

function dayCounts({ status, days, amount }: Entitlement): CountChange[] {
  const bucket = bucketOf[status]
  if (days === undefined || bucket === null) return []
  return [
    { part: 'person-days', people: days, amount },
    ...(bucket === 'paid' ? [{ part: 'paid-person-days' as const, people: days, amount }] : []),
  ]
}

/** A household has one head, so heads are households. What a list does not say of households is not counted and not guessed. */
function householdCounts(entitlement: Entitlement): CountChange[] {
  const bucket = bucketOf[entitlement.status]
  const standing = householdStanding(entitlement)
  if (bucket === null || (standing !== 'head' && standing !== 'member')) return []
  const isHead = standing === 'head'
  const one = { people: 1, amount: 0 }
  return [
    { part: 'in-household', ...one },
    ...(isHead ? [{ part: 'household' as const, ...one }] : []),
    ...(isHead && bucket === 'paid' ? [{ part: 'paid-household' as const, ...one }] : []),
  ]
}

interface Changed {
  readonly before: Entitlement | null
  readonly after: Entitlement
}

/** What changes move, each part once and only where something moves. */
export const movedCounts = (changes: readonly Changed[]): CountChange[] =>
  summedCounts(
    changes.flatMap(({ before, after }) => [...(before ? countsOf(before).map(taken) : []), ...countsOf(after)]),
  )

const taken = ({ part, people, amount }: CountChange): CountChange => ({ part, people: -people, amount: -amount })

export function summedCounts(changes: readonly CountChange[]): CountChange[] {
  const sums = new Map<CountPart, CountChange>()
  for (const { part, people, amount } of changes) {
    const known = sums.get(part) ?? { part, people: 0, amount: 0 }
    sums.set(part, { part, people: known.people + people, amount: known.amount + amount })
  }
  return [...sums.values()].filter(({ people, amount }) => people !== 0 || amount !== 0)
}

/**
 * What a change moves on which day: what was handed out on the day of payment, everything else on the day of its entry.
 * @param all what it moves, as `movedCounts` says
 */
export function movedOnDays(
  { before, after }: Changed,
  entered: string,
  all: readonly CountChange[],
): ReadonlyMap<string, readonly CountChange[]> {
  const handedOver = (entitlement: Entitlement | null, sign: 1 | -1) =>
    (entitlement ? paymentsOf(entitlement) : []).map(({ paidOn, amount }) => ({
      paidOn,
      change: { part: 'handed-out' as const, people: sign, amount: sign * amount },
    }))
  const days = new Map<string, CountChange[]>([[entered, all.filter(({ part }) => part !== 'handed-out')]])
  for (const { paidOn, change } of [...handedOver(before, -1), ...handedOver(after, 1)])
    days.set(paidOn, [...(days.get(paidOn) ?? []), change])
  return new Map(
    [...days].map(([day, moved]) => [day, summedCounts(moved)] as const).filter(([, moved]) => moved.length > 0),
  )
}

export interface CellOfCommune {
  readonly commune: string
  readonly policy: string
  readonly counts: Counts
}

/** What a report says of a cell. approved = paid + notPayable + suspended + left, always. */
export interface Cell {
  readonly planned: Tally
  readonly approved: Tally
  readonly paid: Tally
  readonly notPayable: Tally
  readonly suspended: Tally
  readonly left: Tally
}

/** A cell's own parts: by state, by reason, and what is asked back. */
export type Parts = Omit<Counts, 'planned'>

export function partsOf(counts: Iterable<Counts>): Parts {
  const all = [...counts]
  const sum = (of: (one: Counts) => Tally): Tally => all.reduce((tally, one) => addTally(tally, of(one)), noTally)
  const each = <Key extends string>(keys: readonly Key[], of: (one: Counts, key: Key) => Tally) =>
    Object.fromEntries(keys.map((key) => [key, sum((one) => of(one, key))])) as Record<Key, Tally>
  const named = (of: (one: Counts) => Readonly<Record<string, Tally>>): Record<string, Tally> =>
    each([...new Set(all.flatMap((one) => Object.keys(of(one))))].sort(), (one, key) => of(one)[key] ?? noTally)
  return {
    byStatus: each(paymentStatuses, ({ byStatus }, status) => byStatus[status]),
    byReason: each(notPaidReasons, ({ byReason }, reason) => byReason[reason]),
    askedBack: sum(({ askedBack }) => askedBack),
    returned: sum(({ returned }) => returned),
    dueByMonth: named(({ dueByMonth }) => dueByMonth),
    lateByOffice: named(({ lateByOffice }) => lateByOffice),
    enteredByOffice: named(({ enteredByOffice }) => enteredByOffice),
    outOfPayer: named(({ outOfPayer }) => outOfPayer),
    accounts: byAccountPart((part) => named(({ accounts }) => accounts[part])),
    offset: sum(({ offset }) => offset),
    noNumber: sum(({ noNumber }) => noNumber),
    paidNoNumber: sum(({ paidNoNumber }) => paidNoNumber),
    personDays: sum(({ personDays }) => personDays),
    paidPersonDays: sum(({ paidPersonDays }) => paidPersonDays),
    households: sum(({ households }) => households),
    paidHouseholds: sum(({ paidHouseholds }) => paidHouseholds),
    inHouseholds: sum(({ inHouseholds }) => inHouseholds),
  }
}

/** A cancelled entitlement is no longer approved: it leaves every column. */
export function cellOf(counts: Iterable<Counts>): Cell {
  const cell = {
    planned: noTally,
    approved: noTally,
    paid: noTally,
    notPayable: noTally,
    suspended: noTally,
    left: noTally,
  }
  for (const { planned, byStatus } of counts) {
    cell.planned = addTally(cell.planned, planned)
    for (const status of paymentStatuses) {
      const bucket = bucketOf[status]
      if (!bucket) continue
      cell[bucket] = addTally(cell[bucket], byStatus[status])
      cell.approved = addTally(cell.approved, byStatus[status])
    }
  }
  return cell
}
