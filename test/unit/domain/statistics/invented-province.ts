import fc from 'fast-check'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { notPaidReasons, paymentStatuses } from '../../../../lambdas/domain/payments/payment-status.ts'
import type { CellOfCommune, Counts } from '../../../../lambdas/domain/statistics/counts.ts'
import { noTally, type Tally } from '../../../../lambdas/domain/statistics/tally.ts'
import { buildUnitTree, type Unit, type UnitTree } from '../../../../lambdas/domain/units/unit-tree.ts'
import { inventedMap } from '../../../support/sites.ts'

/** How many are planned, approved and not yet paid, and paid. */
export interface Heads {
  readonly planned?: number
  readonly waiting?: number
  readonly paid?: number
}

/** What everybody in these tests gets. */
export const rate = 1_500_000

export const tally = (people: number): Tally => ({ people, amount: dong(people * rate) })

export const aCell = (
  commune: string,
  policy: string,
  { planned = 0, waiting = 0, paid = 0 }: Heads,
): CellOfCommune => ({
  commune,
  policy,
  counts: {
    planned: tally(planned),
    byStatus: {
      ...(Object.fromEntries(paymentStatuses.map((status) => [status, noTally])) as Counts['byStatus']),
      approved: tally(waiting),
      paid: tally(paid),
    },
    byReason: Object.fromEntries(notPaidReasons.map((reason) => [reason, noTally])) as Counts['byReason'],
    askedBack: noTally,
    returned: noTally,
    dueByMonth: {},
    lateByOffice: {},
    enteredByOffice: paid > 0 ? { [`xa-${commune}`]: tally(paid) } : {},
    outOfPayer: {},
    accounts: { given: {}, returned: {}, held: {}, outside: {} },
    offset: noTally,
    noNumber: noTally,
    paidNoNumber: noTally,
    personDays: noTally,
    paidPersonDays: noTally,
    households: noTally,
    paidHouseholds: noTally,
    inHouseholds: noTally,
  },
})

/** `[3, 1]`: a province of two districts with three communes and one; `2`: a province of two communes without districts. */
export function aProvince(shape: readonly number[] | number): UnitTree {
  const commune = (code: string, parent: string): Unit => ({ code, name: `Xã ${code}`, level: 'commune', parent })
  const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
  const below =
    typeof shape === 'number'
      ? many(shape).map((number) => commune(`9${number}`, '1'))
      : shape.flatMap((count, district): Unit[] => [
          { code: `5${district}`, name: `Huyện ${district}`, level: 'district', parent: '1' },
          ...many(count).map((number) => commune(`9${district}${number}`, `5${district}`)),
        ])
  return buildUnitTree(
    inventedMap({
      id: 'invented',
      units: [{ code: '1', name: 'Tỉnh bịa', level: 'province', parent: null }, ...below],
    }),
  )
}

/** Most groups are absent or small, so that every level of publication comes up. */
const heads = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.record({ planned: fc.constantFrom(0, 0, 0, 2, 5, 9), waiting: fc.nat(3), paid: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      planned: fc.constantFrom(0, 40),
      waiting: fc.nat(9),
      paid: fc.integer({ min: 5, max: 40 }),
    }),
  },
)

/** A map of units and who is in it under these policies. */
export const inventedProvinces = (policies: readonly string[]) =>
  fc
    .oneof(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 4 }))
    .map(aProvince)
    .chain((tree) => {
      const communes = tree.communes(tree.root.code).map(({ code }) => code)
      const places = communes.flatMap((commune) => policies.map((policy) => ({ commune, policy })))
      return fc.array(heads, { minLength: places.length, maxLength: places.length }).map((all) => ({
        tree,
        cells: places.map(({ commune, policy }, index) => aCell(commune, policy, all[index] ?? {})),
      }))
    })
