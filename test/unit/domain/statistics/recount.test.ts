import fc from 'fast-check'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { paymentStatuses } from '../../../../lambdas/domain/payments/payment-status.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import {
  type Count,
  countDifferences,
  RecordSums,
  type Recount,
  stoodStill,
} from '../../../../lambdas/domain/statistics/recount.ts'
import { recountWords } from '../../../../lambdas/domain/statistics/recount-words.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { countedCells } from '../../../../lambdas/store/counts/counts-item.ts'
import { anEntitlement } from '../../../support/builders.ts'

const place = { commune: '24547', policy: 'A6' }
const records = fc.array(
  fc
    .record({ status: fc.constantFrom(...paymentStatuses), policy: fc.constantFrom('A5', 'A6'), amount: fc.nat(9) })
    .map(({ amount, ...parts }) => anEntitlement({ ...parts, amount: dong(amount * 250_000) })),
  { minLength: 1, maxLength: 12 },
)
const sumsOf = (all: readonly Entitlement[]): RecordSums => {
  const sums = new RecordSums()
  for (const one of all) sums.add(one)
  return sums
}

describe('counters compared with records', () => {
  it('are the same whatever the order of the records, and differ by exactly what somebody did to one counter', () => {
    fc.assert(
      fc.property(
        records,
        fc.nat(),
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -3, max: 3 }),
        (all, pick, n, a) => {
          const sums = sumsOf(all)
          const policy = sums.policies()[pick % sums.policies().length] ?? ''
          const counted = new Map(sums.of(policy))
          expect(countDifferences({ ...place, policy }, counted, sumsOf(all.toReversed()).of(policy))).toEqual([])
          const [part = ''] = [...counted.keys()].slice(pick % counted.size)
          const { people, amount } = counted.get(part) as Count
          counted.set(part, { people: people + n, amount: amount + a })
          const changed = countDifferences({ ...place, policy }, counted, sums.of(policy))
          expect(changed).toEqual(
            n === 0 && a === 0
              ? []
              : [{ ...place, policy, part, counted: counted.get(part), recorded: { people, amount } }],
          )
        },
      ),
    )
  })

  it('differ by a counter that no record stands for, and by records that were never counted', () => {
    const [counted, recorded] = [new Map([['paid', { people: 1, amount: 5 }]]), sumsOf([anEntitlement()]).of('A6')]
    expect(countDifferences(place, counted, recorded).map(({ part }) => part)).toEqual(['approved', 'paid'])
  })

  it('are compared where nobody changed them meanwhile, and only there', () => {
    const cell = (policy: string, moves: number) => ({ commune: '24547', policy, moves, parts: new Map() })
    const [before, after] = [
      [cell('A4', 3), cell('A5', 7)],
      [cell('A4', 3), cell('A5', 8), cell('A6', 1)],
    ]
    expect([...stoodStill(before, after)]).toEqual(['24547 A4'])
  })
})

describe('counters as they are stored', () => {
  it('are the sums of their parts, with every name that stands there, and move with each of them', () => {
    const cell = { sk: '24547#A6', n_approved: 5, a_approved: 50, n_paid: 0, a_paid: 0, plannedPeople: 9, moves: 4 }
    const part = { sk: '24547#A6#07', n_approved: -2, a_approved: -20, 'n_of-tomorrow': 1, moves: 2 }
    const [found, ...others] = countedCells([cell, part], 0)
    expect(others).toEqual([])
    expect(found).toMatchObject({ commune: '24547', policy: 'A6', moves: 6 })
    expect([...(found?.parts ?? [])]).toEqual([
      ['approved', { people: 3, amount: 30 }],
      ['of-tomorrow', { people: 1, amount: 0 }],
    ])
    const days = ['2020-05-28', '2020-05-29'].map((day) => ({ ...part, sk: `${day}#24547#A6`, n_approved: 2 }))
    expect([...(countedCells(days, 1)[0]?.parts ?? [])][0]).toEqual(['approved', { people: 4, amount: -40 }])
  })
})

describe('what the last recount is told as', () => {
  const tree = unitTree('daklak-2020')
  const night = Date.parse('2020-05-29T01:31:00+07:00')
  const policyName = (code: string): string => nq42.policies.find((one) => one.code === code)?.publicName ?? code
  const clean: Recount = {
    programme: 'nq42-2020',
    begunAt: night - 60_000,
    endedAt: night,
    records: 438_623,
    cells: 920,
    differing: 0,
    differences: [],
    unsettled: [],
  }
  const told = (recount: Recount | undefined, now = night) => recountWords(recount, { tree, policyName, now })

  it('says in one sentence that all is well, and in two that nobody has looked since', () => {
    expect(told(clean)).toEqual(['Số đếm khớp với hồ sơ, kiểm lúc 01:31 29/05/2020 trên 438.623 hồ sơ.'])
    expect(told(clean, night + 37 * 3_600_000)).toHaveLength(2)
    expect(told(undefined)).toHaveLength(1)
  })

  it('names commune, policy and state, and by how much', () => {
    const counted = { people: 9, amount: 9_000_000 }
    const difference = { ...place, part: 'paid', counted, recorded: { people: 10, amount: 10_500_000 } }
    const differences = [difference, { ...difference, part: 'late-xa-24547' }]
    const words = told({ ...clean, differing: 12, differences, unsettled: ['24550'] }).join('\n')
    for (const name of [
      '12 chỗ',
      'Xã Ea Tiêu',
      policyName('A6'),
      '“Đã chi trả”',
      'Nhập muộn: UBND Xã Ea Tiêu',
      '10.500.000 đồng',
      'Xã Ea BHốk',
      'Và 7 chỗ nữa',
    ])
      expect(words).toContain(name)
  })
})
