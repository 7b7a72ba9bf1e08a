import '../../support/silent-logs.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber, aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a } from '../../unit/domain/cases/deciding.ts'
import { aRight, eaKtur, kept, marks, matcher, order, stored, takenIn, tree } from './desk.ts'
import { clock, endsByTheClock, leftBehind, overdueAt } from './left-behind.ts'
import { dieBehindTransaction } from './watched-client.ts'
import { wordAboutTheCase } from './word-about-a-case.ts'

jest.setTimeout(240_000)
const engine = registerEngine()
const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
const second = anActor({ username: 'huyen-657-b', role: 'huyen', unit: '657' })

const number = '066185004321'
const birth = { year: 1961, month: 11, day: 23 }
const name = 'Nguyễn Thị Hồng Gấm'
/** Entered twice under one number; the day of birth stands in the second record alone. */
const known = (id: string, born: typeof birth | null) => ({
  ...aRight(id, { number }),
  person: aPerson({ fullName: name, hamlet: null, idNumbers: [anIdNumber(number)], birth: born }),
})
const [keep, gone] = [known('A', null), known('B', birth)]
/** The same person in a later list of another commune, without a number. */
const newcomer = aRight('C', {
  policy: 'A5',
  commune: eaKtur,
  person: aPerson({ fullName: name, hamlet: null, idNumbers: [], birth }),
})

const compare = async (register: Register, ...ids: readonly string[]): Promise<unknown> =>
  matchPeople({ register, tree, marks, matcher }, await Promise.all(ids.map((id) => stored(register, id))), {
    actor: anActor(),
    commandId: 'l'.repeat(26),
    now: morning,
  })

/** Two have proposed and agreed to a merge that gives the kept record the other one's birth. */
async function proposedMerge() {
  const register = await engine.freshRegister()
  await takenIn(register, keep, gone)
  await kept(register, keep, gone)
  await compare(register, keep.id, gone.id)
  const fields = { birth: gone.id }
  const proposed = await wordAboutTheCase(register, a('merge', { keep: keep.id, fields }), district)
  expect((await proposed(register)).ok).toBe(true)
  return { register, confirmed: await wordAboutTheCase(register, { kind: 'confirm', note: 'đã xem' }, second) }
}

const casesOf = async (register: Register, id: string): Promise<string[]> =>
  (await stored(register, id)).reviews.map(({ caseId }) => caseId)

it('whoever has another birth by a merge is found by it: he stood under the keys of what he was before alone', async () => {
  const { register, confirmed } = await proposedMerge()
  expect((await confirmed(register)).ok).toBe(true)
  await takenIn(register, newcomer)
  await compare(register, newcomer.id)
  const [theirs] = await casesOf(register, newcomer.id)
  expect(theirs).toBeDefined()
  expect(await casesOf(register, keep.id)).toContain(theirs)
})

onOneEngine('he is so too where the function was killed behind the merge, and nobody sent it again', async () => {
  const { register, confirmed } = await proposedMerge()
  expect(await endsByTheClock(engine, register, confirmed)).toBeGreaterThan(0)
})

describe('whoever stands again meets those who came while he was stopped,', () => {
  /** The first was kept as the higher one; then somebody came who is like the other alone. */
  async function stoppedBeside() {
    const register = await engine.freshRegister()
    const [first, other] = [known('A', null), { ...known('B', birth), policy: 'A7a', amount: dong(750_000) }]
    await takenIn(register, first, other)
    await kept(register, first, other)
    await compare(register, first.id, other.id)
    const concluded = await wordAboutTheCase(register, a('keep-highest'), district)
    expect((await concluded(register)).ok).toBe(true)
    const reverse = await wordAboutTheCase(register, { kind: 'reverse', note: 'nhầm' }, district)
    await takenIn(register, newcomer)
    await compare(register, newcomer.id)
    expect(await casesOf(register, newcomer.id)).toEqual([])
    return { register, first, other, reverse }
  }

  async function expectMet(register: Register, id: string): Promise<void> {
    const [theirs] = await casesOf(register, newcomer.id)
    expect(theirs).toBeDefined()
    expect(await casesOf(register, id)).toContain(theirs)
  }

  it('when the conclusion is taken back', async () => {
    const { register, other, reverse } = await stoppedBeside()
    expect((await reverse(register)).ok).toBe(true)
    await expectMet(register, other.id)
  })

  async function cancelled() {
    const { register, first, other } = await stoppedBeside()
    const decision = { number: '9/QĐ', day: '2020-05-28' }
    const command = { kind: 'cancel' as const, decision, reason: 'không thuộc diện' }
    const seen = await stored(register, first.id)
    const cancel = (at: Register) => order(at, seen, { key: 'the-only-command', command, actor: district })
    return { register, other, cancel }
  }

  onOneEngine('when the support is cancelled beside which he was', async () => {
    const { register, other, cancel } = await cancelled()
    expect((await cancel(register)).ok).toBe(true)
    await expectMet(register, other.id)
  })

  onOneEngine(
    'when the function is killed as soon as his case is open again, and nobody cancels it once more',
    async () => {
      const { register, other, cancel } = await cancelled()
      const dying = engine.again(register)
      dieBehindTransaction(dying, 3)
      await expect(cancel(dying)).rejects.toThrow('killed')
      expect(await stored(register, other.id)).toMatchObject({ status: 'approved' })
      expect(await casesOf(register, newcomer.id)).toEqual([])
      expect(await clock(register, overdueAt)).toMatchObject({ ended: 2, failed: 0 })
      await expectMet(register, other.id)
    },
  )

  onOneEngine('and by the clock wherever the function was killed behind the cancellation', async () => {
    const { register, cancel } = await cancelled()
    expect(await endsByTheClock(engine, register, cancel)).toBeGreaterThan(0)
  })

  /** A month of which the evidence is a number; who is like the newcomer stands in the list with a birth. */
  const aMonth = (month: string, born: typeof birth | null): Entitlement => ({
    ...known(month, born),
    ...{ policy: 'A4', amount: dong(1_000_000), months: 1 },
    instalments: instalmentsOf(1_000_000, 1, [month]),
    decision: { number: month, day: '2020-05-15' },
  })
  const [april, may] = [aMonth('2020-04', birth), aMonth('2020-05', null)]
  const mayComes = async (at: Register): Promise<void> => {
    await kept(at, keep, april, may)
  }

  /** April was stopped as the lower one; with May it is the higher one. */
  async function aMonthLater(): Promise<Register> {
    const register = await engine.freshRegister()
    await takenIn(register, keep, april)
    await kept(register, keep, april)
    const concluded = await wordAboutTheCase(register, a('keep-highest'), district)
    expect((await concluded(register)).ok).toBe(true)
    await takenIn(register, newcomer)
    await compare(register, newcomer.id)
    expect(await casesOf(register, newcomer.id)).toEqual([])
    expect(await stored(register, april.id)).toMatchObject({ status: 'suspended' })
    await takenIn(register, may)
    return register
  }

  it('when a later month opens the case by itself', async () => {
    const register = await aMonthLater()
    await mayComes(register)
    expect(await stored(register, april.id)).toMatchObject({ status: 'approved' })
    await expectMet(register, april.id)
    expect(await leftBehind(register)).toEqual([])
  })

  it('when the function is killed as soon as a later month has opened it, and another one reads the list to its end', async () => {
    const register = await aMonthLater()
    const dying = engine.again(register)
    dieBehindTransaction(dying)
    await expect(mayComes(dying)).rejects.toThrow('killed')
    expect(await stored(register, april.id)).toMatchObject({ status: 'approved' })
    await mayComes(register)
    expect(await clock(register, overdueAt)).toMatchObject({ ended: 1, failed: 0 })
    await expectMet(register, april.id)
  })

  describe('also where they have nothing but one of his numbers in common,', () => {
    const own = '066161009876'
    const stranger = aRight('D', {
      policy: 'A5',
      commune: eaKtur,
      person: aPerson({ fullName: 'Y Thắng Niê', hamlet: null, idNumbers: [anIdNumber(own)], birth: null }),
    })
    const withOwn = (one: Entitlement): Entitlement => ({
      ...one,
      person: { ...one.person, idNumbers: [anIdNumber(number), anIdNumber(own)] },
    })
    const expectMetByNumber = async (register: Register, id: string): Promise<void> => {
      const [theirs] = await casesOf(register, stranger.id)
      expect(theirs).toBeDefined()
      expect(await casesOf(register, id)).toContain(theirs)
    }

    async function stopped(lower: Entitlement): Promise<Register> {
      const register = await engine.freshRegister()
      await takenIn(register, keep, withOwn(lower))
      await kept(register, keep, lower)
      const concluded = await wordAboutTheCase(register, a('keep-highest'), district)
      expect((await concluded(register)).ok).toBe(true)
      await takenIn(register, stranger)
      await kept(register, stranger, lower)
      expect(await casesOf(register, stranger.id)).toEqual([])
      return register
    }

    it('when a later month opens the case', async () => {
      const register = await stopped(april)
      await takenIn(register, may)
      await mayComes(register)
      expect(await stored(register, april.id)).toMatchObject({ status: 'approved' })
      await expectMetByNumber(register, april.id)
    })

    it('when the function is killed as soon as a later month has opened it', async () => {
      const register = await stopped(april)
      await takenIn(register, may)
      const dying = engine.again(register)
      dieBehindTransaction(dying)
      await expect(mayComes(dying)).rejects.toThrow('killed')
      expect(await clock(register, overdueAt)).toMatchObject({ ended: 1, failed: 0 })
      await expectMetByNumber(register, april.id)
    })

    it('when the support is cancelled beside which he was', async () => {
      const lower = { ...known('B', birth), policy: 'A7a', amount: dong(750_000) }
      const register = await stopped(lower)
      const decision = { number: '9/QĐ', day: '2020-05-28' }
      const command = { kind: 'cancel' as const, decision, reason: 'không thuộc diện' }
      const seen = await stored(register, keep.id)
      expect((await order(register, seen, { key: 'the-only-command', command, actor: district })).ok).toBe(true)
      expect(await stored(register, lower.id)).toMatchObject({ status: 'approved' })
      await expectMetByNumber(register, lower.id)
    })
  })
})
