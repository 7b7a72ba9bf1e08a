import { dong } from '../../../lambdas/domain/money/dong.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import { lookAround } from '../../../lambdas/functions/intake/look-around.ts'
import { lookUp } from '../../../lambdas/functions/lookup/look-up.ts'
import { exclusionWords } from '../../../lambdas/pages/words/exclusion-words.ts'
import { getListRows } from '../../../lambdas/store/lists/list-store.ts'
import { findByNumberAndName } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber, aPayment } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { plainest } from '../../unit/domain/payments/any-command.ts'
import { a, decide, found as foundCase } from './case-desk.ts'
import { aList, aRight, eaKtur, everything, marks, order, outcomeOf, stored, takenIn, tree } from './desk.ts'

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
    const found = await findByNumberAndName(register, marks.idNumber(anIdNumber(number)), marks.name('Nguyễn Thị Ánh'))
    expect(found.map(({ policy }) => policy).toSorted()).toEqual(['A5', 'A6'])
  })

  it('finds a number that was added when its person was paid', async () => {
    const asked = { idNumber: anIdNumber('066185004399'), fullName: 'le thi chi' }
    expect(await lookUp(register, tree, marks, asked)).toMatchObject([
      { status: 'paid', paidOn: '2020-05-29', paid: { soFar: 1_500_000, last: 1_500_000, months: [] } },
    ])
  })

  onOneEngine(
    'tells of a support that is paid by the month what was paid last, for which months, and all so far',
    async () => {
      const own = { number: '240777777', fullName: 'Y Thoát Êban', amount: dong(750_000) }
      const instalments = instalmentsOf(750_000, 3, ['2020-04', '2020-05', '2020-06'])
      const [right] = await takenIn(register, aRight('E', { ...own, instalments }))
      if (!right) throw new Error('not taken in')
      for (const month of ['2020-04', '2020-05'])
        await order(register, await stored(register, right.id), { command: aPayment({ months: [month] }) })
      const asked = { idNumber: anIdNumber(own.number), fullName: own.fullName }
      expect(await lookUp(register, tree, marks, asked)).toMatchObject([
        { status: 'part-paid', amount: 750_000, paid: { soFar: 500_000, last: 250_000, months: ['05/2020'] } },
      ])
    },
  )

  onOneEngine('agrees with the list that forgets the person on all that was granted him', async () => {
    const own = { number: '240999999', fullName: 'Y Wang Byă' }
    const [right] = await takenIn(register, aRight('G', { ...own, amount: dong(250_000), offset: dong(750_000) }))
    if (!right) throw new Error('not taken in')
    const [seen] = await lookUp(register, tree, marks, { ...own, idNumber: anIdNumber(own.number) })
    expect(seen).toMatchObject({ amount: 1_000_000, offset: 750_000 })
    const { programme, commune, decision } = right
    const list = aList({ programme, commune, decisionNumber: decision.number, decisionDay: decision.day })
    const met = { has: (id: string) => id !== right.id, policies: new Set([right.policy]), months: new Set<string>() }
    expect(await lookAround({ register }, list, met, () => false)).toMatchObject({
      onlyHere: 1,
      onlyHereAmount: seen?.amount,
    })
    const { rows } = await getListRows(register, list.id, { after: null, only: 'only-here' })
    expect(rows).toMatchObject([{ entitlementId: right.id, amount: 1_000_000 }])
  })

  onOneEngine(
    'tells all that is approved, what was had before, the later decision, and the post office whose money it was',
    async () => {
      const own = { number: '240888888', fullName: 'Y Bliăt Niê' }
      const months = ['2020-04', '2020-05']
      const grant = { policy: 'A4', amount: dong(1_500_000), offset: dong(500_000) }
      const parts = { ...own, ...grant, months: 2, instalments: instalmentsOf(2_000_000, 2, months) }
      const [right] = await takenIn(register, aRight('F', parts))
      if (!right) throw new Error('not taken in')
      const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
      const amendment = { ...plainest.amend, amount: 3_000_000, months: [...months, '2020-06'] }
      for (const command of [amendment, plainest['hand-over'], aPayment()])
        expect(outcomeOf(await order(register, await stored(register, right.id), { actor: district, command }))).toBe(
          'done',
        )
      expect(await lookUp(register, tree, marks, { ...own, idNumber: anIdNumber(own.number) })).toMatchObject([
        {
          ...{ status: 'paid', amount: 3_000_000, offset: 500_000, amendedBy: amendment.decision },
          ...{ paid: { soFar: 2_500_000 }, payerName: 'Bưu điện Huyện Cư Kuin' },
        },
      ])
    },
  )

  onOneEngine('needs the name as well, and says the same for a wrong name and an unknown number', async () => {
    const ask = (text: string, fullName: string) =>
      lookUp(register, tree, marks, { idNumber: anIdNumber(text), fullName })
    expect(await ask('240123456', 'TRAN VAN BINH')).toHaveLength(1)
    expect(await ask('240123456', 'Trần Văn Bính Khác')).toEqual(await ask('240999999', 'Trần Văn Bình'))
  })
})

describe('a look-up of who has two supports', () => {
  it('says that the commune will verify them while that is asked, and no longer when it is concluded', async () => {
    const own = { number: '240111222', fullName: 'H Nga Niê' }
    const other = aRight('I', { ...own, policy: 'A7a', amount: dong(750_000), commune: eaKtur })
    const [higher] = await foundCase(register, aRight('H', own), other)
    if (!higher) throw new Error('not taken in')
    const rules = async () =>
      (await lookUp(register, tree, marks, { ...own, idNumber: anIdNumber(own.number) })).map(({ rule }) => rule)
    const asked = { vi: expect.stringContaining('Xã sẽ xác minh'), en: expect.stringContaining('will check') }
    expect(await rules()).toEqual([asked, asked])
    expect(await decide(register, higher, a('keep-highest'))).toBe('done')
    expect(await rules()).toEqual([exclusionWords['highest-only'], exclusionWords['highest-only']])
  })
})

describe('a number that a list has put behind many names', () => {
  // Fifty rows were read and names compared afterwards: who filled a column with somebody's number hid his support.
  it('still finds its owner', async () => {
    const crowd = Array.from({ length: 120 }, (_, index) => aRight(`Đ${index}`, { number: '240555555' }))
    for (let from = 0; from < crowd.length; from += 30) await takenIn(register, ...crowd.slice(from, from + 30))
    const asked = { idNumber: anIdNumber('240555555'), fullName: 'Người Đ77' }
    expect(await lookUp(register, tree, marks, asked)).toHaveLength(1)
  })
})

describe('a name', () => {
  onOneEngine('of other letters is a name, and signs without letters are nobody', async () => {
    await takenIn(register, aRight('王', { number: '240666666', fullName: '王 小明' }))
    const ask = (fullName: string) => lookUp(register, tree, marks, { idNumber: anIdNumber('240666666'), fullName })
    expect(await ask('王 小明')).toHaveLength(1)
    expect(await ask('李 小明')).toEqual([])
    expect(await ask('.')).toEqual([])
  })
})

describe('an ID number in the table', () => {
  it('stands among the idNumbers of its entitlements and nowhere else', async () => {
    const carriers: string[] = []
    const visit = (value: unknown, path: string): void => {
      for (const secret of numbers) if (path.includes(secret)) throw new Error(`${path} names a number`)
      const isText = path.endsWith('.told')
      if (isText) visit(JSON.parse(String(value)), path.replace(/\.told$/, ''))
      else if (typeof value === 'string' && numbers.some((secret) => value.includes(secret))) carriers.push(path)
      else if (value instanceof Set || Array.isArray(value)) for (const part of value) visit(part, `${path}[]`)
      else if (typeof value === 'object' && value !== null)
        for (const [name, part] of Object.entries(value)) visit(part, `${path}.${name}`)
    }
    const items = await everything(register)
    for (const item of items) visit(item, `${String(item.pk).split('#')[0]}/${String(item.sk).split('#')[0]}`)
    expect(items.length).toBeGreaterThan(15)
    expect(carriers).toEqual(Array(4).fill('ENT/ENT.idNumbers[].number'))
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
