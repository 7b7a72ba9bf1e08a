import { type OfficeEvent, officeSentence } from '../../../lambdas/domain/ledger/office-event.ts'
import { cellOf } from '../../../lambdas/domain/statistics/counts.ts'
import { netOf } from '../../../lambdas/domain/statistics/movement.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { readCounts, readCountsOfDays } from '../../../lambdas/store/counts/counts-store.ts'
import { planEvents, setPlan } from '../../../lambdas/store/counts/plan-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, aPayment, morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aRight,
  byProvince,
  cuKuin,
  eaKtur,
  eaTieu,
  elsewhere,
  notPaid,
  order,
  stored,
  takenIn,
  tree,
  undo,
} from './desk.ts'

const engine = registerEngine()
let register: Register
const programme = 'nq42-2020'

async function cells(unit: string): Promise<string[]> {
  const found = await readCounts(register, tree, programme, unit)
  return found
    .map(({ commune, policy, counts }) => `${commune} ${policy} ${cellOf([counts]).approved.people}`)
    .toSorted()
}

beforeEach(async () => {
  register = await engine.freshRegister()
})

describe('the counts', () => {
  it('of a commune, a district and the province are those of their people alone', async () => {
    await takenIn(
      register,
      aRight('A'),
      aRight('B'),
      aRight('C', { policy: 'A5' }),
      aRight('D', { commune: eaKtur }),
      aRight('E', { commune: elsewhere }),
    )
    expect(await cells(eaTieu)).toEqual([`${eaTieu} A5 1`, `${eaTieu} A6 2`])
    expect(await cells(cuKuin)).toEqual([`${eaKtur} A6 1`, `${eaTieu} A5 1`, `${eaTieu} A6 2`])
    expect(await cells('66')).toEqual([`${elsewhere} A6 1`, ...(await cells(cuKuin))].toSorted())
    expect(await cells('99')).toEqual([])
    expect(await readCounts(register, tree, 'nq68-2021', '66')).toEqual([])
  })

  it('move with each command, people and money alike', async () => {
    const [a, b] = await takenIn(register, aRight('A'), aRight('B'), aRight('C'))
    if (!a || !b) throw new Error('not taken in')
    const paid = await order(register, a)
    await order(register, b, { command: notPaid('deceased') })
    const cell = async () => {
      const found = await readCounts(register, tree, programme, eaTieu)
      const { approved, paid, notPayable, left } = cellOf(found.map(({ counts }) => counts))
      return [approved, paid, notPayable, left].map(({ people, amount }) => `${people}/${amount}`)
    }
    expect(await cell()).toEqual(['3/4500000', '1/1500000', '1/1500000', '1/1500000'])
    if (!paid.ok) throw new Error(paid.error.message)
    await order(register, { ...a, version: paid.value.entitlement.version }, { command: undo })
    expect(await cell()).toEqual(['3/4500000', '0/0', '1/1500000', '2/3000000'])
  })
})

describe('the days', () => {
  const dayMs = 86_400_000
  const today = localDay(morning)
  const tomorrow = localDay(morning + dayMs)
  const after = localDay(morning + 2 * dayMs)

  it('say what each has moved, and from them what stood at the end of any day', async () => {
    const [a, b] = await takenIn(register, aRight('A'), aRight('B'), aRight('C', { commune: eaKtur }))
    if (!a || !b) throw new Error('not taken in')
    const moment = morning + dayMs
    const command = aPayment({ paidOn: tomorrow, noIdNumberReason: 'lost-card' })
    const done = await order(register, a, { now: moment, command })
    await order(register, b, { now: moment, command: notPaid('deceased') })
    if (!done.ok) throw new Error(done.error.message)
    const seen = { ...a, version: done.value.entitlement.version }
    const above = anActor({ role: 'huyen', unit: cuKuin, username: 'huyen-657' })
    const undone = await order(register, seen, { actor: above, now: moment + dayMs, command: undo })
    expect(undone.ok).toBe(true)
    const of = async (unit: string, from: string, to: string) => {
      const { cells, moved } = await readCountsOfDays(register, tree, programme, { unit, from, to })
      const { approved, paid, notPayable } = cellOf(cells.map(({ counts }) => counts))
      const net = netOf(moved, (part) => part === 'paid')
      return [approved.people, paid.people, notPayable.people, net.people, net.amount]
    }
    expect(await of(cuKuin, today, today)).toEqual([3, 0, 0, 0, 0])
    expect(await of(cuKuin, tomorrow, tomorrow)).toEqual([3, 1, 1, 1, 1_500_000])
    expect(await of(eaTieu, tomorrow, tomorrow)).toEqual([2, 1, 1, 1, 1_500_000])
    expect(await of(eaKtur, tomorrow, tomorrow)).toEqual([1, 0, 0, 0, 0])
    expect(await of(cuKuin, after, after)).toEqual([3, 0, 1, -1, -1_500_000])
    expect(await of('66', today, after)).toEqual([3, 0, 1, 0, 0])
    const { moved: taken } = await readCountsOfDays(register, tree, programme, { unit: '66', from: after, to: after })
    expect(taken.flatMap(({ reachesBack }) => reachesBack.paid)).toEqual([tomorrow])
    // Paid again on the first day, and entered on the last: the money is counted on the day of payment as well.
    const late = aPayment({ paidOn: today, noIdNumberReason: 'lost-card', lateReason: 'mất điện' })
    const again = await order(register, await stored(register, a.id), { now: moment + dayMs, command: late })
    expect(again.ok).toBe(true)
    const handedOut = async (day: string) => {
      const { moved } = await readCountsOfDays(register, tree, programme, { unit: '66', from: day, to: day })
      return ['handed-out', 'paid'].map((part) => netOf(moved, (one) => one === part).people)
    }
    expect(await Promise.all([today, tomorrow, after].map(handedOut))).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ])
    // Before the first day there was nothing: the days of every cell add up to it, part by part.
    const before = { unit: '66', from: '2000-01-01', to: '2000-01-01' }
    const { cells: nothing } = await readCountsOfDays(register, tree, programme, before)
    expect(nothing.length).toBeGreaterThan(0)
    for (const { counts } of nothing)
      for (const one of [counts.byStatus, counts.byReason, counts.enteredByOffice, { noNumber: counts.noNumber }])
        for (const { people, amount } of Object.values(one)) expect([people, amount]).toEqual([0, 0])
  })
})

describe('the plan', () => {
  it('stands beside the counts, set once or twice, before or after the people came', async () => {
    const entries = [
      { commune: eaTieu, policy: 'A6', people: 10, amount: 15_000_000 },
      { commune: eaTieu, policy: 'A4', people: 2, amount: 2_000_000 },
    ]
    await setPlan(register, tree, programme, entries, byProvince)
    await takenIn(register, aRight('A'))
    await setPlan(register, tree, programme, entries, { ...byProvince, commandId: 'set-again' })
    const found = await readCounts(register, tree, programme, eaTieu)
    expect(found.map(({ policy, counts }) => [policy, counts.planned.people, counts.byStatus.approved.people])).toEqual(
      [
        ['A4', 2, 0],
        ['A6', 10, 1],
      ],
    )
  })

  it('is not put back by a command that comes once more, late, and a used key plans nothing else', async () => {
    const entry = { commune: eaTieu, policy: 'A6', people: 10, amount: 15_000_000 }
    const plan = (commandId: string, people: number) =>
      setPlan(register, tree, programme, [{ ...entry, people }], { ...byProvince, commandId })
    expect([await plan('first', 10), await plan('second', 11), await plan('first', 10)]).toEqual([
      'done',
      'done',
      'done',
    ])
    expect(await plan('first', 12)).toBe('key-taken')
    const [found] = await readCounts(register, tree, programme, eaTieu)
    expect(found?.counts.planned.people).toBe(11)
  })

  it('tells who has planned what, once, from what to what, also when two set it at once', async () => {
    const entry = { commune: eaTieu, policy: 'A6', people: 10, amount: 15_000_000 }
    const plan = (commandId: string, changed: Partial<typeof entry> = {}) =>
      setPlan(register, tree, programme, [{ ...entry, ...changed }], { ...byProvince, commandId })
    await plan('first')
    await plan('second')
    await Promise.all([plan('third', { people: 11 }), plan('fourth', { policy: 'A4' })])
    await plan('fifth', { commune: elsewhere })
    const events = await planEvents(register, tree, programme, eaTieu)
    expect(events.map(({ changes }) => [changes.policy?.[1], changes.people])).toEqual(
      expect.arrayContaining([
        ['A6', [null, '10']],
        ['A6', ['10', '11']],
        ['A4', [null, '10']],
      ]),
    )
    expect(events).toHaveLength(3)
    expect(officeSentence({ ...events[0], at: morning } as OfficeEvent, tree)).toContain(
      'nhập số kế hoạch (xã: Xã Ea Tiêu',
    )
  })
})
