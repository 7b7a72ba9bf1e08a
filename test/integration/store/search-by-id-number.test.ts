import { searchByIdNumber } from '../../../lambdas/functions/entitlements/search-by-id-number.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anIdNumber, aPayment } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, cuKuin, eaKtur, eaTieu, elsewhere, marks, order, takenIn, tree } from './desk.ts'

const engine = registerEngine()
const number = '066185004321'
let register: Register

beforeAll(async () => {
  register = await engine.freshRegister()
  const [, , without] = await takenIn(
    register,
    aRight('A', { number, fullName: 'Nguyễn Thị Ánh' }),
    aRight('B', { number, fullName: 'Nguyễn Thị Ánh', policy: 'A5', commune: eaKtur }),
    aRight('C', { fullName: 'Lê Thị Chi' }),
    aRight('D', { number, fullName: 'Trần Văn Khác', commune: elsewhere }),
    aRight('E', { number, fullName: 'Nguyễn Thị Ánh', policy: 'B10', programme: 'nq68-2021' }),
  )
  if (!without) throw new Error('not taken in')
  await order(register, without, { command: aPayment({ idNumber: anIdNumber('066185004399') }) })
})

const ask = async (unit: string, idNumber: string | string[], programme = 'nq42-2020'): Promise<unknown> => {
  const desk = { register, tree, marks: async () => marks }
  const found = await searchByIdNumber(desk, { programme, unit, idNumbers: [idNumber].flat() })
  return found.ok ? found.value.map(({ person, policy }) => `${person.fullName} ${policy}`) : found.error
}

describe('a search of the register by number', () => {
  it('finds every support under it in the unit, whatever its owner is called', async () => {
    expect(await ask(eaTieu, number)).toEqual(['Nguyễn Thị Ánh A6'])
    expect(await ask(cuKuin, number)).toEqual(['Nguyễn Thị Ánh A5', 'Nguyễn Thị Ánh A6'])
    expect(await ask(tree.root.code, number)).toEqual(['Nguyễn Thị Ánh A5', 'Nguyễn Thị Ánh A6', 'Trần Văn Khác A6'])
  })

  it('finds nobody of another unit or programme', async () => {
    expect(await ask(eaKtur, '066185004399')).toEqual([])
    expect(await ask(eaTieu, number, 'nq68-2021')).toEqual(['Nguyễn Thị Ánh B10'])
  })

  it('finds who got the number when he was paid, however it is grouped', async () => {
    expect(await ask(eaTieu, '066 185 004 399')).toEqual(['Lê Thị Chi A6'])
  })

  it('finds whoever stands under either of a chip card’s two numbers, each once', async () => {
    expect(await ask(cuKuin, ['066185004399', number])).toEqual([
      'Lê Thị Chi A6',
      'Nguyễn Thị Ánh A5',
      'Nguyễn Thị Ánh A6',
    ])
    expect(await ask(eaTieu, [number, number])).toEqual(['Nguyễn Thị Ánh A6'])
  })

  it('says what is wrong with a number that is none', async () => {
    expect(await ask(eaTieu, '66185004321')).toEqual({
      code: 'invalid',
      message: expect.stringMatching(/^Số CMND\/CCCD: 66185004321 .*\. Có phải 066185004321\?$/),
    })
  })
})
