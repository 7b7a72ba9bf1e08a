import fc from 'fast-check'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { handedOut, instalmentsOf, paidSum, paymentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { canMove } from '../../../../lambdas/domain/payments/payment-moves.ts'
import { isPaidOut, notPaidReasons, paymentStatuses } from '../../../../lambdas/domain/payments/payment-status.ts'
import {
  type CountPart,
  type Counts,
  cellOf,
  countsOf,
  movedCounts,
} from '../../../../lambdas/domain/statistics/counts.ts'
import { type AccountPart, accountParts, paidByOffice } from '../../../../lambdas/domain/statistics/payer-counts.ts'
import { bucketOf } from '../../../../lambdas/domain/statistics/status-buckets.ts'
import { noTally, type Tally } from '../../../../lambdas/domain/statistics/tally.ts'
import { anEntitlement, aPerson, morning } from '../../../support/builders.ts'
import { aReport } from '../reports/a-report.ts'
import { after, anySteps } from './any-command.ts'

const three = ['2020-04', '2020-05', '2020-06']
const start = ['a', 'b', 'c', 'd', 'e'].map((letter, index) =>
  index === 4
    ? anEntitlement({
        id: letter.repeat(26),
        policy: 'A7a',
        amount: dong(750_000),
        person: aPerson({ household: 'HN-12', isHead: true }),
      })
    : index < 2
      ? anEntitlement({ id: letter.repeat(26), amount: dong(1_500_000), person: aPerson({ idNumbers: [] }) })
      : anEntitlement({
          id: letter.repeat(26),
          policy: 'A4',
          amount: dong(3_000_000),
          instalments: instalmentsOf(3_000_000, 3, index === 2 ? three : []),
        }),
)

/** Counters as the register keeps them: nothing but what each change moves. */
class Counters {
  readonly parts = new Map<CountPart, { people: number; amount: number }>()
  add(before: Entitlement | null, now: Entitlement): void {
    for (const { part, people, amount } of movedCounts([{ before, after: now }])) {
      const known = this.parts.get(part) ?? { people: 0, amount: 0 }
      this.parts.set(part, { people: known.people + people, amount: known.amount + amount })
    }
  }
  private named(
    kind: 'due' | 'late' | 'office' | 'outof' | AccountPart,
    tally: (part: CountPart) => Tally,
  ): Record<string, Tally> {
    const keys = [...this.parts.keys()].filter((part) => part.startsWith(`${kind}-`) && tally(part).people > 0)
    return Object.fromEntries(keys.map((part) => [part.slice(kind.length + 1), tally(part)]))
  }
  get counts(): Counts {
    const tally = (part: CountPart) => {
      const { people, amount } = this.parts.get(part) ?? noTally
      return { people, amount: dong(amount) }
    }
    return {
      planned: noTally,
      byStatus: Object.fromEntries(paymentStatuses.map((one) => [one, tally(one)])) as Counts['byStatus'],
      byReason: Object.fromEntries(notPaidReasons.map((one) => [one, tally(`reason-${one}`)])) as Counts['byReason'],
      askedBack: tally('asked-back'),
      returned: tally('returned'),
      dueByMonth: this.named('due', tally),
      lateByOffice: this.named('late', tally),
      enteredByOffice: this.named('office', tally),
      outOfPayer: this.named('outof', tally),
      accounts: Object.fromEntries(accountParts.map((part) => [part, this.named(part, tally)])) as Counts['accounts'],
      offset: tally('offset'),
      noNumber: tally('no-number'),
      paidNoNumber: tally('paid-no-number'),
      personDays: tally('person-days'),
      paidPersonDays: tally('paid-person-days'),
      households: tally('household'),
      paidHouseholds: tally('paid-household'),
      inHouseholds: tally('in-household'),
    }
  }
}

describe('any sequence of commands by any roles', () => {
  it('keeps approved = paid + not payable + suspended + waiting, pays nobody twice, and leaves no state without its event', () => {
    fc.assert(
      fc.property(anySteps(start.length), (sequence) => {
        const people = [...start]
        const counters = new Counters()
        const byPolicy = new Map(start.map(({ policy }) => [policy, new Counters()]))
        const count = (before: Entitlement | null, one: Entitlement): void => {
          counters.add(before, one)
          byPolicy.get(one.policy)?.add(before, one)
        }
        for (const one of people) count(null, one)
        const given = people.map(() => 0)
        let now = morning
        for (const step of sequence) {
          now += step.hours * 3_600_000
          const before = people[step.who]
          const decided = before && after(before, step, now)
          if (!before || !decided) continue
          const { next, event } = decided
          expect(canMove(step.command.kind, before.status, step.role)).toBe(true)
          expect(next.version).toBe(before.version + 1)
          expect(event.at).toBeGreaterThanOrEqual(now)
          expect(event.actor.role).toBe(step.role)
          const [paidBefore, paidNow] = [paymentsOf(before), paymentsOf(next)]
          if (event.type === 'payment.recorded') given[step.who] = (given[step.who] ?? 0) + (next.payment?.amount ?? 0)
          else if (paidNow.length < paidBefore.length)
            given[step.who] = (given[step.who] ?? 0) - (before.payment?.amount ?? 0)
          // What has happened stays: nothing but undoing the last payment takes one away, and none is ever changed.
          else expect(paidNow).toEqual(paidBefore)
          const months = paidNow.flatMap((one) => one.months)
          expect(new Set(months).size).toBe(months.length)
          expect(paidSum(next)).toBeLessThanOrEqual(next.amount)
          expect(paidSum(next)).toBe(given[step.who])
          count(before, next)
          people[step.who] = next
        }
        const cells = [...byPolicy].map(([policy, { counts }]) => ({ commune: '24547', policy, counts }))
        expect(aReport('policies', cells).check.faults).toEqual([])
        const cell = cellOf([counters.counts])
        const standing = people.filter(({ status }) => status !== 'cancelled')
        expect(cell.approved.people).toBe(standing.length)
        expect(cell.approved.amount).toBe(standing.reduce((sum, { amount }) => sum + amount, 0))
        for (const unit of ['people', 'amount'] as const)
          expect(cell.approved[unit]).toBe(
            cell.paid[unit] + cell.notPayable[unit] + cell.suspended[unit] + cell.left[unit],
          )
        expect(cell.paid.amount).toBe(given.reduce((sum, amount) => sum + amount, 0))
        expect(cell.paid.amount).toBe(people.reduce((sum, one) => sum + handedOut(one), 0))
        expect(counters.counts).toEqual(recounted(people))
        const { byReason, askedBack, returned } = counters.counts
        for (const unit of ['people', 'amount'] as const) {
          const reasons = notPaidReasons.reduce((sum, reason) => sum + byReason[reason][unit], 0)
          expect(reasons).toBe(cell.notPayable[unit] + cell.suspended[unit])
        }
        const late = Object.values(counters.counts.lateByOffice).reduce((sum, { people: count }) => sum + count, 0)
        expect(late).toBe(people.flatMap((one) => paymentsOf(one)).filter((one) => one.late).length)
        expect(returned.amount).toBeLessThanOrEqual(askedBack.amount)
        const paidBy = paidByOffice(counters.counts)
        expect(Object.values(paidBy).reduce((sum, { amount }) => sum + amount, 0)).toBe(cell.paid.amount)
        const { accounts } = counters.counts
        const ofPayer = (part: AccountPart): number => accounts[part]['657']?.amount ?? 0
        const told = (paidBy['payer-657']?.amount ?? 0) + ofPayer('returned') + ofPayer('held')
        const missing = ofPayer('given') + ofPayer('outside') - told
        expect(missing).toBe(0)
        expect(counters.counts.noNumber.people).toBe(
          standing.filter(({ person }) => person.idNumbers.length === 0).length,
        )
        const heads = standing.filter(({ person }) => person.isHead)
        expect(counters.counts.households.people).toBe(heads.length)
        expect(counters.counts.paidHouseholds.people).toBe(
          heads.filter((one) => bucketOf[one.status] === 'paid').length,
        )
        for (const one of people) {
          const { status, payment, recovery } = one
          expect(isPaidOut(one) || status === 'recovered').toBe(payment !== null)
          expect(['to-recover', 'recovered', 'return-refused'].includes(status)).toBe(recovery !== null)
        }
      }),
      { numRuns: 300 },
    )
  })
})

function recounted(people: readonly Entitlement[]): Counts {
  const counters = new Counters()
  for (const one of people) counters.add(null, one)
  expect(people.flatMap(countsOf).length).toBeGreaterThan(0)
  return counters.counts
}
