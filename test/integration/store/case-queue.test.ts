import type { EvidenceKind } from '../../../lambdas/domain/cases/evidence.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Actor } from '../../../lambdas/domain/permissions/authorise.ts'
import { listCases } from '../../../lambdas/functions/cases/list-cases.ts'
import { type CasePosition, queueOf, readCaseTally } from '../../../lambdas/store/cases/case-store.ts'
import { overdueCases } from '../../../lambdas/store/cases/overdue-store.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, decide, found, higher, lower, one, programme } from './case-desk.ts'
import { aRight, counterAt, cuKuin, eaKtur, eaTieu, exchange, finder, marks, matcher, takenIn, tree } from './desk.ts'

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
        const page = await queueOf(
          register,
          { programme, unit: eaTieu, half: 'open', kinds: null },
          { position, limit },
        )
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

  onOneEngine('is filtered by the kind of evidence', async () => {
    await found(register, higher, lower)
    const queue = { programme, unit: cuKuin, half: 'open' as const }
    const from = { position: null, limit: 10 }
    expect((await queueOf(register, { ...queue, kinds: ['same-cccd'] }, from)).cases).toHaveLength(1)
    expect(
      (await queueOf(register, { ...queue, kinds: ['same-cmnd', 'same-cmnd-and-name'] }, from)).cases,
    ).toHaveLength(0)
  })
})

describe('a kind that few cases are of', () => {
  onOneEngine('is not looked for one place at a time, and a page ends behind its last case', async () => {
    const pairs = ['240000001', '240000002', one, '240000003', '240000004', two, '240000005', '240000006'].map(
      (number, at) =>
        ['1', '2'].map((half) =>
          aRight(`${number}-${half}`, {
            number,
            fullName: `Người ${at}`,
            policy: 'A4',
            amount: dong(9_000_000 - at * 1_000_000),
          }),
        ),
    )
    await found(register, ...pairs.flat())
    let queries = 0
    register.client.middlewareStack.add(
      (next, context) => (args) => {
        if (context.commandName === 'QueryCommand') queries++
        return next(args)
      },
      { step: 'initialize', name: 'countQueries', override: true },
    )
    const queue = { programme, unit: eaTieu, half: 'open' as const, kinds: ['same-cccd' as const] }
    const page = (position: CasePosition | null, limit: number) => queueOf(register, queue, { position, limit })
    expect((await page(null, 3)).cases).toHaveLength(2)
    expect(queries).toBe(1)
    const first = await page(null, 1)
    const second = await page(first.position, 1)
    expect([first, second].map(({ cases }) => cases.map(({ moneyAtRisk }) => moneyAtRisk))).toEqual([
      [7_000_000],
      [4_000_000],
    ])
    expect(second.position).toBeNull()
  })
})

describe('the filter by kind', () => {
  const card = (name: string, fullName: string, number: string, parts: object = {}) =>
    aRight(name, { number, fullName, ...parts })
  const born = (name: string, commune: string) =>
    aRight(name, {
      commune,
      policy: commune === eaTieu ? 'A5' : 'A7a',
      person: aPerson({ fullName: 'Lý Thị Ngọc Thuỷ', birth: { year: 1961, month: 11, day: 23 }, idNumbers: [] }),
    })
  const shown = async (kind: EvidenceKind, actor: Actor, unit = actor.unit) => {
    const call = { query: { programme, unit, half: 'open', kind } as const, actor, now: morning }
    const found = await listCases({ ...counterAt(register), exchange: async () => exchange }, call)
    if (!found.ok) throw new Error(found.error.message)
    return found.value.items.map(({ parties }) => parties[0]?.fullName ?? parties[1]?.fullName)
  }
  const inCommune = anActor()
  const inDistrict = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
  const inProvince = anActor({ username: 'so-ldtbxh', role: 'tinh', unit: '66' })

  onOneEngine(
    'tells a commune no more of a record elsewhere than the case does, and its district what it is',
    async () => {
      await found(
        register,
        card('A', 'Nguyễn Văn Hùng', '240123456'),
        card('B', 'Nguyễn Văn Hùng', '240123456', { commune: eaKtur, policy: 'A7a' }),
        card('C', 'Trần Văn Năm', '240123457'),
        card('D', 'Trần Văn Nam', '240123457', { commune: eaKtur, policy: 'A7a' }),
        card('E', 'Cao Thị Tư', '240123458'),
        card('F', 'Cao Thị Tư', '240123458', { policy: 'A7a' }),
      )
      const alike = [born('G', eaTieu), born('H', eaKtur)]
      await takenIn(register, ...alike)
      await matchPeople({ register, tree, marks, matcher }, alike, finder)

      expect((await shown('same-cmnd', inCommune)).toSorted()).toEqual(['Nguyễn Văn Hùng', 'Trần Văn Năm'])
      expect(await shown('same-cmnd-and-name', inCommune)).toEqual(['Cao Thị Tư'])
      expect(await shown('name-and-day', inCommune)).toEqual([])
      expect(await shown('agreeing-facts', inCommune)).toEqual(['Lý Thị Ngọc Thuỷ'])
      for (const [actor, unit] of [
        [inDistrict, cuKuin],
        [inDistrict, eaTieu],
        [inProvince, '66'],
      ] as const) {
        expect(await shown('same-cmnd', actor, unit)).toEqual([expect.stringMatching(/^Trần Văn N[ăa]m$/)])
        expect(await shown('same-cmnd-and-name', actor, unit)).toContain('Nguyễn Văn Hùng')
        expect(await shown('name-and-day', actor, unit)).toEqual(['Lý Thị Ngọc Thuỷ'])
        expect(await shown('agreeing-facts', actor, unit)).toEqual([])
      }
    },
  )
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
