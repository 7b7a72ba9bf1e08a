import type { CaseFacts } from '../../../../lambdas/domain/cases/case-context.ts'
import { isNoLongerHighest } from '../../../../lambdas/domain/cases/lowered-grant.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { aCase, anEntitlement } from '../../../support/builders.ts'
import { a, a6, a7, decided, other, paid } from './deciding.ts'

const months = ['2020-04', '2020-05', '2020-06']
const a4 = anEntitlement({
  ...{ id: 'a4', policy: 'A4', months: 3, amount: dong(3_000_000) },
  instalments: instalmentsOf(3_000_000, 3, months),
})

/** As a later decision grants it for its first months alone. */
const lowered = (facts: CaseFacts, count: number): CaseFacts => ({
  ...facts,
  records: facts.records.map((record) =>
    record.id === 'a4'
      ? {
          ...record,
          months: count,
          amount: dong(count * 1_000_000 - record.offset),
          instalments: instalmentsOf(count * 1_000_000, count, months.slice(0, count)),
        }
      : record,
  ),
})
const isOvertaken = (facts: CaseFacts): boolean => isNoLongerHighest(nq42, facts)

describe('a conclusion whose kept support is lowered later', () => {
  const concluded = decided(aCase([a4, a6]), a('keep-highest'))

  it('would have ended otherwise where what it has stopped is the higher one now', () => {
    expect(concluded.byId.get('a6')?.status).toBe('suspended')
    expect(isOvertaken(concluded)).toBe(false)
    expect(isOvertaken(lowered(concluded, 2))).toBe(false)
    expect(isOvertaken(lowered(concluded, 1))).toBe(true)
  })

  it('would so where a lower one was set off against it, which was paid before', () => {
    const setOff = decided(aCase([a4, a6, paid(a7)]), a('keep-highest'))
    expect(setOff.byId.get('a4')).toMatchObject({ amount: 2_250_000, offset: 750_000 })
    expect(isOvertaken(lowered(setOff, 2))).toBe(false)
    expect(isOvertaken(lowered(setOff, 1))).toBe(true)
  })

  it('stands where an officer has kept it against the law, and where its records are no person’s two', () => {
    const a1 = anEntitlement({ id: 'a1', policy: 'A1', months: 3, amount: dong(5_400_000) })
    const own = decided(aCase([a1, a4]), a('keep-highest', { keep: 'a4', note: 'theo đơn của chính người đó' }))
    expect(isOvertaken(lowered(own, 1))).toBe(false)
    expect(isOvertaken(lowered(decided(aCase([a4, a6]), a('different-people')), 1))).toBe(false)
    const again = anEntitlement({ ...a4, id: 'a4-2', decision: { number: '2', day: '2020-05-20' } })
    const proposed = decided(aCase([a4, again]), a('merge', { keep: 'a4' }))
    expect(isOvertaken(lowered(decided(proposed, { kind: 'confirm', note: null }, { actor: other }), 1))).toBe(false)
  })
})
