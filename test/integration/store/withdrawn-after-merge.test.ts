import { leaseMs } from '../../../lambdas/domain/lists/list-duties.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { noAnswers, type StoredList } from '../../../lambdas/store/lists/list-item.ts'
import { getList } from '../../../lambdas/store/lists/list-store.ts'
import { findByNumberAndName, getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anIdNumber, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, decide, expectTruth, one, second } from './case-desk.ts'
import { eaKtur, eaTieu, kept as keptUpToDate, marks, saidOf, stored } from './desk.ts'
import { takeList, workOn } from './take-list.ts'
import { dieAfter } from './watched-client.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const row = { fullName: 'Nguyễn Thị Ánh', birthYear: '1985', idNumber: one, policy: 'A6', amount: 1_500_000 }

async function toBeWithdrawn({ id, createdBy }: StoredList): Promise<void> {
  const withdrawal = { by: createdBy, at: morning, reason: 'nhầm tệp' }
  await saidOf(register, id, { since: morning, answers: noAnswers, appliedBy: null, withdrawal, state: 'withdrawing' })
}

async function ended({ id }: StoredList, now = morning): Promise<StoredList> {
  await workOn(register, id, { now })
  const list = await getList(register, id)
  if (!list) throw new Error('the list is gone')
  return list
}

async function withdrawn(list: StoredList): Promise<StoredList> {
  await toBeWithdrawn(list)
  return ended(list)
}

/** A list of the one commune and, with the same person, a mistaken one of the other. */
async function listedTwice(
  ours = row,
  mistakenly = row,
): Promise<{ mistaken: StoredList; kept: Entitlement; merged: Entitlement }> {
  await takeList(register, eaTieu, [ours], false)
  const mistaken = await takeList(register, eaKtur, [mistakenly], false)
  const people = await findByNumberAndName(register, marks.idNumber(anIdNumber(one)), marks.name(row.fullName))
  const kept = people.find(({ commune }) => commune === eaTieu)
  const merged = people.find(({ commune }) => commune === eaKtur)
  if (!kept || !merged) throw new Error('two are listed')
  return { mistaken, kept, merged }
}

async function merge(kept: Entitlement): Promise<void> {
  expect(await decide(register, kept, a('merge', { reason: 'same-line-twice', keep: kept.id }))).toBe('done')
  expect(await decide(register, kept, { kind: 'confirm', note: null }, second)).toBe('done')
}

async function takeMergeBack(kept: Entitlement): Promise<void> {
  expect(await decide(register, kept, { kind: 'reverse', note: 'nhầm người' })).toBe('done')
  expect(await decide(register, kept, { kind: 'confirm', note: null }, second)).toBe('done')
}

describe('a list of which somebody was merged with a record of another one', () => {
  onOneEngine('is not withdrawn: who takes the merge back would bring him back into a list that is gone', async () => {
    const { mistaken, kept, merged } = await listedTwice()
    await merge(kept)
    expect(await stored(register, merged.id)).toMatchObject({ status: 'cancelled' })
    expect(await withdrawn(mistaken)).toMatchObject({
      state: 'finished',
      outcome: expect.stringContaining('1 người đã có kết luận rà soát trùng'),
    })
    await takeMergeBack(kept)
    expect(await withdrawn(mistaken)).toMatchObject({ state: 'withdrawn' })
    expect(await stored(register, merged.id)).toMatchObject({ status: 'cancelled' })
    expect(await stored(register, kept.id)).toMatchObject({ status: 'approved' })
  })

  it('takes him with it where the merge is concluded while it is being withdrawn: he comes back with nobody', async () => {
    const { mistaken, kept, merged } = await listedTwice()
    await toBeWithdrawn(mistaken)
    // It is taken and has looked at everybody, who all were as they came.
    const dying = engine.again(register)
    dieAfter(dying, 2)
    await expect(workOn(dying, mistaken.id)).rejects.toThrow('killed')
    expect(await getList(register, mistaken.id)).toMatchObject({ state: 'withdrawing', nextChunk: 1 })
    await merge(kept)
    const later = morning + 2 * leaseMs
    expect(await ended(mistaken, later)).toMatchObject({
      state: 'withdrawn',
      outcome: expect.stringMatching(/^Đã rút 1 người/),
    })
    expect((await getHistory(register, merged.id)).map(({ type }) => type)).toContain('entitlement.withdrawn')
    await takeMergeBack(kept)
    expect(await stored(register, merged.id)).toMatchObject({ status: 'cancelled' })
    expect(await stored(register, kept.id)).toMatchObject({ status: 'approved' })
    await keptUpToDate(register, kept, merged)
    expect(await stored(register, merged.id)).toMatchObject({ status: 'cancelled' })
    expect(await stored(register, kept.id)).toMatchObject({ status: 'approved', reviews: [] })
    await expectTruth(register, kept, merged)
  })
})

describe('a list of which somebody is stopped or kept by a conclusion while it is being withdrawn', () => {
  const low = { ...row, policy: 'A7a', amount: 750_000 }

  /** The mistaken list is taken, has looked at everybody who all were as they came, and is killed; then the conclusion comes. */
  async function concludedMeanwhile(ours: typeof row, mistakenly: typeof row) {
    const { mistaken, kept: right, merged: wrong } = await listedTwice(ours, mistakenly)
    await toBeWithdrawn(mistaken)
    const dying = engine.again(register)
    dieAfter(dying, 2)
    await expect(workOn(dying, mistaken.id)).rejects.toThrow('killed')
    expect(await decide(register, right, a('keep-highest'))).toBe('done')
    return { mistaken, right, wrong, later: morning + 2 * leaseMs }
  }

  it('takes who was stopped with it: the way back from the conclusion opens nobody of a list that is gone', async () => {
    const { mistaken, right, wrong, later } = await concludedMeanwhile(row, low)
    expect(await stored(register, wrong.id)).toMatchObject({ status: 'suspended' })
    expect(await ended(mistaken, later)).toMatchObject({
      state: 'withdrawn',
      outcome: expect.stringMatching(/^Đã rút 1 người/),
    })
    expect(await stored(register, wrong.id)).toMatchObject({ status: 'cancelled', notPaid: null })
    await expectTruth(register, right, wrong)
    expect(await decide(register, right, { kind: 'reverse', note: 'nhầm người' })).toBe('done')
    await keptUpToDate(register, right, wrong)
    expect(await stored(register, wrong.id)).toMatchObject({ status: 'cancelled' })
    expect(await stored(register, right.id)).toMatchObject({ status: 'approved', reviews: [] })
    await expectTruth(register, right, wrong)
  })

  onOneEngine('leaves whoever was stopped for one of its own to stand again', async () => {
    const { mistaken, right, wrong, later } = await concludedMeanwhile(low, row)
    expect(await stored(register, right.id)).toMatchObject({ status: 'suspended' })
    expect(await ended(mistaken, later)).toMatchObject({ state: 'withdrawn' })
    expect(await stored(register, wrong.id)).toMatchObject({ status: 'cancelled' })
    expect(await stored(register, right.id)).toMatchObject({ status: 'approved' })
    await expectTruth(register, right, wrong)
  })
})
