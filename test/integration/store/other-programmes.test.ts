import '../../support/silent-logs.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { readElsewhere } from '../../../lambdas/functions/cases/read-elsewhere.ts'
import type { StoredList } from '../../../lambdas/store/lists/list-item.ts'
import { getListRows } from '../../../lambdas/store/lists/list-store.ts'
import { getEntitlements } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { type ListedRow, people } from '../../support/list-files.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { counterAt, cuKuin, eaKtur, eaTieu, everything, notPaid, order, outcomeOf } from './desk.ts'
import { takeList } from './take-list.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const aPerson = (fullName: string, birthYear: string, idNumber?: string): ListedRow => ({
  ...{ fullName, birthYear, hamlet: 'Buôn Ciết', policy: 'Bảo trợ xã hội', amount: 1_500_000 },
  ...(idNumber ? { idNumber } : {}),
})
const dead = aPerson('Nguyễn Thị Hồng Gấm', '23/11/1961')
const deadByNumber = aPerson('Hoàng Văn Ngưỡng', '2/7/1958', '240123456')
const deadElsewhere = aPerson('Đinh Thị Phỉ', '14/3/1957', '240555666')
const mistyped = aPerson('Đoàn Thị Ngoãn', '9/8/1963', '240777888')
const living = aPerson('Lý Thị Ngọc Thuỷ', '5/12/1966', '240999111')

const recordsOf = async (fullName: string): Promise<Entitlement[]> => {
  const items = (await everything(register)).filter(({ sk }) => sk === 'ENT')
  const records = await getEntitlements(
    register,
    items.map(({ pk }) => String(pk).slice('ENT#'.length)),
  )
  return records.filter(({ person }) => person.fullName === fullName)
}

/** Resolution 42 has paid nobody yet, and knows of three that they have died. */
async function firstProgramme(): Promise<void> {
  await takeList(register, eaTieu, [dead, deadByNumber, mistyped, living, ...people(3)], false)
  await takeList(register, eaKtur, [deadElsewhere, ...people(2)], false)
  for (const { fullName } of [dead, deadByNumber, deadElsewhere])
    for (const record of await recordsOf(fullName))
      expect(outcomeOf(await order(register, record, { command: notPaid('deceased') }))).toBe('done')
}

/** The next programme's list names them all again, one under a number with a slip, and three whom nobody knows. */
const nextProgramme = (review: boolean): Promise<StoredList> =>
  takeList(
    register,
    eaTieu,
    [dead, deadByNumber, deadElsewhere, { ...mistyped, idNumber: '240777886' }, living, ...people(3)].map((row) => ({
      ...row,
      policy: '',
    })),
    review,
    { programme: 'nq68-2021', policy: 'B12' },
    { now: Date.UTC(2021, 7, 20, 2), decisionDay: '16/8/2021' },
  )

async function remarksOf({ id }: StoredList): Promise<Record<string, string>> {
  const { rows } = await getListRows(register, id, { after: null, only: 'problems' })
  return Object.fromEntries(
    rows.flatMap(({ fullName, problems }) =>
      problems.flatMap(({ code, message }) => (code === 'other-programme' ? [[fullName, message]] : [])),
    ),
  )
}

describe.each([
  ['looked over', true],
  ['brought in', false],
])('a list whose people another programme knows, as it is %s', (_, review) => {
  onOneEngine(
    'counts them, says of whom that one has died or carries another number, and makes no case of it',
    async () => {
      await firstProgramme()
      const ended = await nextProgramme(review)
      expect(ended).toMatchObject({ counts: { added: 8, duplicates: 0, otherProgrammes: 5 } })
      expect(ended.outcome).toMatch(/5 người có thể cũng có khoản ở chương trình khác, hai chương trình không loại trừ/)
      const remarks = await remarksOf(ended)
      expect(Object.keys(remarks).toSorted()).toEqual(
        [dead, deadByNumber, mistyped].map((one) => one.fullName).toSorted(),
      )
      const told = /có lẽ là người được ghi đã mất ở chương trình khác: .*, Xã Ea Tiêu\. Xác minh trước khi chi\.$/
      expect([dead, deadByNumber].map((one) => remarks[one.fullName])).toEqual(
        Array(2).fill(expect.stringMatching(told)),
      )
      expect(remarks[mistyped.fullName]).toMatch(/có lẽ là người mang số giấy tờ khác ở chương trình khác: /)
      expect(JSON.stringify(remarks)).not.toContain('240')
      expect((await everything(register)).filter(({ sk }) => sk === 'CASE')).toEqual([])
    },
  )
})

describe('the record of who has died in another programme', () => {
  it('says so to whoever governs both, by number and by likeness; of a shared number alone its warning speaks', async () => {
    await firstProgramme()
    await nextProgramme(false)
    const seen = async (fullName: string, unit: string) => {
      const own = (await recordsOf(fullName)).find(({ programme }) => programme === 'nq68-2021')
      if (!own) throw new Error('not brought in')
      const told = await readElsewhere(counterAt(register), {
        params: { entitlementId: own.id },
        actor: anActor({ unit }),
        within: (found) => (found === undefined ? refuse('not-found', 'không có') : ok(found)),
        now: morning,
      })
      return told.ok ? told.value.items.map(({ message }) => message) : told.error.code
    }
    const died = [expect.stringMatching(/tại Xã Ea Tiêu, ở đó ghi đã mất: xác minh trước khi chi\. /)]
    expect(await seen(dead.fullName, eaTieu)).toEqual(died)
    expect(await seen(deadByNumber.fullName, eaTieu)).toEqual(died)
    expect(await seen(deadElsewhere.fullName, eaTieu)).toEqual([])
    expect(await seen(deadElsewhere.fullName, cuKuin)).toEqual([
      expect.stringMatching(/tại Xã Ea Ktur, ở đó ghi đã mất/),
    ])
    expect(await seen(living.fullName, eaTieu)).toEqual([])
    // By likeness a reader outside is told of the dead as of the living: the unit and the policy.
    expect(await seen(dead.fullName, eaKtur)).toEqual([expect.stringMatching(/tại Xã Ea Tiêu\.$/)])
  })
})
