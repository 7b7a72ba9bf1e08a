import { cellOf } from '../../../lambdas/domain/statistics/counts.ts'
import { readCounts, setPlan } from '../../../lambdas/store/counts-store.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, cuKuin, eaKtur, eaTieu, elsewhere, notPaid, order, takenIn, tree, undo } from './desk.ts'

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

describe('the plan', () => {
  it('stands beside the counts, set once or twice, before or after the people came', async () => {
    const entries = [
      { commune: eaTieu, policy: 'A6', people: 10, amount: 15_000_000 },
      { commune: eaTieu, policy: 'A4', people: 2, amount: 2_000_000 },
    ]
    await setPlan(register, tree, programme, entries)
    await takenIn(register, aRight('A'))
    await setPlan(register, tree, programme, entries)
    const found = await readCounts(register, tree, programme, eaTieu)
    expect(found.map(({ policy, counts }) => [policy, counts.planned.people, counts.byStatus.approved.people])).toEqual(
      [
        ['A4', 2, 0],
        ['A6', 10, 1],
      ],
    )
  })
})
