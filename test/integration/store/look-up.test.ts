import { lookUp } from '../../../lambdas/functions/lookup/look-up.ts'
import { findByIdMark } from '../../../lambdas/store/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { anIdNumber, aPayment } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, eaKtur, everything, marks, order, takenIn, tree } from './desk.ts'

const engine = registerEngine()
const number = '066185004321'
const numbers = [number, '240123456', '066185004399']
let register: Register

beforeAll(async () => {
  register = await engine.freshRegister()
  const [, , without] = await takenIn(
    register,
    aRight('A', { number, fullName: 'Nguyễn Thị Ánh' }),
    aRight('B', { number: '240123456', fullName: 'Trần Văn Bình' }),
    aRight('C', { fullName: 'Lê Thị Chi' }),
    aRight('D', { number, fullName: 'Nguyễn Thị Ánh', policy: 'A5', commune: eaKtur }),
  )
  if (!without) throw new Error('not taken in')
  await order(register, without, { command: aPayment({ idNumber: anIdNumber('066185004399') }) })
})

describe('a look-up by number', () => {
  it('finds every support under it, in whichever commune', async () => {
    const found = await findByIdMark(register, marks.idNumber(anIdNumber(number)))
    expect(found.map(({ policy }) => policy).toSorted()).toEqual(['A5', 'A6'])
  })

  it('finds a number that was added when its person was paid', async () => {
    const asked = { idNumber: anIdNumber('066185004399'), fullName: 'le thi chi' }
    expect(await lookUp(register, tree, marks, asked)).toMatchObject([{ status: 'paid', paidOn: '2020-05-29' }])
  })

  it('needs the name as well, and says the same for a wrong name and an unknown number', async () => {
    const ask = (text: string, fullName: string) =>
      lookUp(register, tree, marks, { idNumber: anIdNumber(text), fullName })
    expect(await ask('240123456', 'TRAN VAN BINH')).toHaveLength(1)
    expect(await ask('240123456', 'Trần Văn Bính Khác')).toEqual(await ask('240999999', 'Trần Văn Bình'))
  })
})

describe('an ID number in the table', () => {
  it('stands in the attribute idNumber of its entitlements and nowhere else', async () => {
    const carriers: string[] = []
    const visit = (value: unknown, path: string): void => {
      for (const secret of numbers) if (path.includes(secret)) throw new Error(`${path} names a number`)
      if (typeof value === 'string' && numbers.some((secret) => value.includes(secret))) carriers.push(path)
      else if (value instanceof Set || Array.isArray(value)) for (const part of value) visit(part, `${path}[]`)
      else if (typeof value === 'object' && value !== null)
        for (const [name, part] of Object.entries(value)) visit(part, `${path}.${name}`)
    }
    const items = await everything(register)
    for (const item of items) visit(item, `${String(item.pk).split('#')[0]}/${String(item.sk).split('#')[0]}`)
    expect(items.length).toBeGreaterThan(15)
    expect(carriers).toEqual(Array(4).fill('ENT/ENT.idNumber'))
  })

  it('is in no key, not even as a plain hash', async () => {
    const keys = (await everything(register))
      .map(({ pk, sk, idNumberHash }) => `${pk} ${sk} ${idNumberHash}`)
      .join('\n')
    for (const secret of numbers) {
      expect(keys).not.toContain(secret)
      expect(keys).toContain(marks.idNumber(anIdNumber(secret)))
    }
  })
})
