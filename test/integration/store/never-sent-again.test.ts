import '../../support/silent-logs.ts'
import { plainlyPaid } from '../../../lambdas/domain/batches/said.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { ok } from '../../../lambdas/domain/result.ts'
import type { BatchDesk } from '../../../lambdas/functions/write-batch/batch-desk.ts'
import { plannedLine } from '../../../lambdas/functions/write-batch/check-selection.ts'
import { type Drive, driveLines } from '../../../lambdas/functions/write-batch/drive-lines.ts'
import { freshBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber, aPayment, aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a } from '../../unit/domain/cases/deciding.ts'
import {
  aRight,
  eaKtur,
  eaTieu,
  exchange,
  finder,
  kept,
  marks,
  matcher,
  notPaid,
  order,
  stored,
  takenIn,
  tree,
  undo,
} from './desk.ts'
import { endsAlike, type Said } from './ends-alike.ts'
import { clock, endsByTheClock, overdueAt } from './left-behind.ts'
import { dieBehindTransaction } from './watched-client.ts'
import { wordAboutTheCase } from './word-about-a-case.ts'

jest.setTimeout(240_000)
const engine = registerEngine()
const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
const second = anActor({ username: 'huyen-657-b', role: 'huyen', unit: '657' })
const number = '066185004321'
const shown = aPayment({ idNumber: anIdNumber(number) })

/** Somebody of another commune has the number that the other shows only at the counter. */
async function twoOfOneNumber() {
  const register = await engine.freshRegister()
  const [known, unknown] = await takenIn(register, aRight('A', { number, commune: eaKtur }), aRight('B'))
  if (!known || !unknown) throw new Error('not taken in')
  return { register, known, unknown }
}

const told =
  (seen: Entitlement, command: PaymentCommand = shown): Said =>
  (at) =>
    order(at, seen, { key: 'the-only-command', command })

it('a number that is added by a payment is compared and its case open, though the function is killed behind the payment and nobody pays again', async () => {
  const { register, known, unknown } = await twoOfOneNumber()
  const dying = engine.again(register)
  dieBehindTransaction(dying)
  await expect(told(unknown)(dying)).rejects.toThrow('killed')
  expect(await stored(register, unknown.id)).toMatchObject({ status: 'paid', warnings: [], reviews: [] })

  expect(await clock(register, overdueAt)).toMatchObject({ ended: 1, failed: 0 })
  const [one, other] = [await stored(register, known.id), await stored(register, unknown.id)]
  expect(one.warnings.map(({ entitlementId }) => entitlementId)).toEqual([other.id])
  expect(other.warnings.map(({ entitlementId }) => entitlementId)).toEqual([one.id])
  expect(one.reviews).toHaveLength(1)
  expect(other.reviews.map(({ caseId }) => caseId)).toEqual(one.reviews.map(({ caseId }) => caseId))
})

describe('what is killed anywhere and never sent again ends by the clock as it would have ended:', () => {
  onOneEngine('a payment that brings a number which somebody else has, and its undoing', async () => {
    const { register, unknown } = await twoOfOneNumber()
    expect(await endsByTheClock(engine, register, told(unknown))).toBeGreaterThan(0)
    await order(register, unknown, { command: shown })
    const undone = told(await stored(register, unknown.id), undo)
    expect(await endsByTheClock(engine, register, undone)).toBeGreaterThan(0)
  })

  onOneEngine('a refusal of somebody who stands in a case', async () => {
    const register = await engine.freshRegister()
    const [one] = await takenIn(register, aRight('A', { number }), aRight('B', { number, policy: 'A5' }))
    if (!one) throw new Error('not taken in')
    await endsByTheClock(engine, register, told(await stored(register, one.id), notPaid('refused')))
  })

  onOneEngine('the undoing of a refusal, by somebody who is like another one', async () => {
    const register = await engine.freshRegister()
    const alike = (name: string, policy: string) => {
      const birth = { year: 1961, month: 11, day: 23 }
      const person = { fullName: 'Nguyễn Thị Hồng Gấm', hamlet: 'Buôn Ciết', idNumbers: [], birth }
      return aRight(name, { policy, person: aPerson(person) })
    }
    const taken = await takenIn(register, alike('A', 'A5'), alike('B', 'A7a'))
    const [one] = taken
    if (!one) throw new Error('not taken in')
    await matchPeople({ register, tree, marks, matcher }, taken, finder)
    await order(register, await stored(register, one.id), { command: notPaid('refused') })
    await endsByTheClock(engine, register, told(await stored(register, one.id), undo))
  })

  onOneEngine('a merge that gives up a number which somebody else has', async () => {
    const register = await engine.freshRegister()
    const given = aRight('A', { number })
    const idNumbers = [anIdNumber(number), anIdNumber('240123456')]
    const rights = [{ ...given, person: { ...given.person, idNumbers } }, aRight('B', { number })]
    const [keep, gone] = await takenIn(register, ...rights)
    if (!keep || !gone) throw new Error('not taken in')
    await kept(register, ...rights)
    await takenIn(register, aRight('C', { number: '240123456', commune: eaKtur, fullName: 'Một Người Khác' }))
    const proposed = await wordAboutTheCase(
      register,
      a('merge', { keep: keep.id, fields: { idNumbers: gone.id } }),
      district,
    )
    expect((await proposed(register)).ok).toBe(true)
    const confirmed = await wordAboutTheCase(register, { kind: 'confirm', note: 'đã xem' }, second)
    expect(await endsByTheClock(engine, register, confirmed)).toBeGreaterThan(0)
    // Nor is that number forgotten where the word is sent again.
    await endsAlike(engine, register, confirmed)
  })

  onOneEngine('a line of a batch which nobody goes on with', async () => {
    const { register, unknown } = await twoOfOneNumber()
    const said: Said = async (at) => ok(await driveLines(batchDesk(at), drive, [lineOf(unknown)], 3))
    expect(await endsByTheClock(engine, register, said)).toBeGreaterThan(0)
  })
})

const details = {
  ...{ paidOn: shown.paidOn, paidAt: null, place: null, mark: null, lateReason: null, note: null },
  ...{ noIdNumberReason: null, dueMonthsOnly: false },
}

const drive: Drive = {
  batch: {
    ...freshBatch(marks.id('test', 'batch'), anActor(), morning),
    ...{ kind: 'file', state: 'writing', programme: 'nq42-2020', unit: eaTieu, details },
  },
  actor: anActor(),
  step: 'write',
  done: 'done',
  isOpen: ({ outcome }) => outcome === null,
  next: () => ({ kind: 'commit', commands: [shown] }),
}

function lineOf(entitlement: Entitlement) {
  const said = { ...plainlyPaid(details), idNumbers: [anIdNumber(number)] }
  const plan = { answer: 'pay', message: null, amount: dong(1_500_000), moves: [] } as const
  return plannedLine({ number: 1, entitlement, said, plan })
}

const batchDesk = (register: Register): BatchDesk => ({
  ...{ register, tree, marks, matcher, exchange: async () => exchange },
  backlogUntil: () => null,
  fileOf: () => Promise.reject(new Error('no file')),
  putAnswer: async () => undefined,
  now: () => morning,
  timeLeft: () => 900_000,
  callAgain: async () => undefined,
  lanes: 1,
})
