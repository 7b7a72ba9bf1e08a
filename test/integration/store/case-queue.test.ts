import { dong } from '../../../lambdas/domain/money/dong.ts'
import { queueOf, readCaseTally } from '../../../lambdas/store/case-store.ts'
import { overdueCases } from '../../../lambdas/store/overdue-store.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, decide, found, higher, lower, one, programme } from './case-desk.ts'
import { aRight, cuKuin, eaKtur, eaTieu, tree } from './desk.ts'

const engine = registerEngine()

let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const two = '066185004322'

describe('the queue', () => {
  it('has what can still be stopped first, then the most money, and is read page by page', async () => {
    const pair = (name: string, number: string, amount: number, policy = 'A4') => [
      aRight(`${name}1`, { number, policy, amount: dong(amount), fullName: name }),
      aRight(`${name}2`, { number, policy, amount: dong(amount), fullName: name }),
    ]
    const small = pair('Nhỏ', one, 1_000_000)
    const large = pair('Lớn', two, 3_000_000)
    const middle = pair('Vừa', '066185004323', 2_000_000)
    await found(register, ...small, ...large, ...middle)
    const names = async (limit: number) => {
      const seen: string[] = []
      let position: Awaited<ReturnType<typeof queueOf>>['position'] = null
      do {
        const page = await queueOf(register, { programme, unit: eaTieu, half: 'open', kind: null }, { position, limit })
        seen.push(...page.cases.map(({ records }) => records[0]?.fullName ?? ''))
        position = page.position
      } while (position)
      return seen
    }
    expect(await names(50)).toEqual(['Lớn', 'Vừa', 'Nhỏ'])
    expect(await names(1)).toEqual(['Lớn', 'Vừa', 'Nhỏ'])
    expect(await readCaseTally(register, tree, programme, eaTieu)).toMatchObject({ open: 3, total: 3, risk: 6_000_000 })
    if (large[0]) await decide(register, large[0], a('different-people'))
    expect(await names(50)).toEqual(['Vừa', 'Nhỏ'])
  })

  it('is filtered by the kind of evidence', async () => {
    await found(register, higher, lower)
    const queue = { programme, unit: cuKuin, half: 'open' as const }
    const from = { position: null, limit: 10 }
    expect((await queueOf(register, { ...queue, kind: 'same-cccd' }, from)).cases).toHaveLength(1)
    expect((await queueOf(register, { ...queue, kind: 'same-cmnd' }, from)).cases).toHaveLength(0)
  })
})

describe('the deadline of a case', () => {
  it('is told of its owner, and of the commune that was asked, until they have answered', async () => {
    await found(register, higher, lower)
    const late = (unit: string) => overdueCases(register, tree, programme, { unit, now: morning + 400 * 86_400_000 })
    expect(await overdueCases(register, tree, programme, { unit: '66', now: morning })).toEqual([])
    expect(await late('66')).toEqual([{ unit: cuKuin, conclude: 1, report: 0 }])
    const ask = a('verify', { reason: 'papers-missing', commune: eaKtur, by: null })
    expect(await decide(register, higher, ask)).toBe('done')
    expect(await late('66')).toHaveLength(2)
    expect(await late(eaKtur)).toEqual([{ unit: eaKtur, conclude: 0, report: 1 }])
    expect(await decide(register, higher, { kind: 'report', finding: 'different-people', note: 'đã gặp' })).toBe('done')
    expect(await late(eaKtur)).toEqual([])
    expect(await decide(register, higher, a('different-people'))).toBe('done')
    expect(await late('66')).toEqual([])
  })
})
