import { findByNumberAndName } from '../../../lambdas/store/entitlement-store.ts'
import { noAnswers, type StoredList } from '../../../lambdas/store/list-item.ts'
import { getList } from '../../../lambdas/store/list-store.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { anIdNumber, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, decide, one, second } from './case-desk.ts'
import { eaKtur, eaTieu, marks, saidOf, stored } from './desk.ts'
import { takeList, workOn } from './take-list.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const row = { fullName: 'Nguyễn Thị Ánh', birthYear: '1985', idNumber: one, policy: 'A6', amount: 1_500_000 }

async function withdrawn({ id, createdBy }: StoredList): Promise<StoredList> {
  const withdrawal = { by: createdBy, at: morning, reason: 'nhầm tệp' }
  await saidOf(register, id, { since: morning, answers: noAnswers, appliedBy: null, withdrawal, state: 'withdrawing' })
  await workOn(register, id)
  const ended = await getList(register, id)
  if (!ended) throw new Error('the list is gone')
  return ended
}

describe('a list of which somebody was merged with a record of another one', () => {
  onOneEngine('is not withdrawn: who takes the merge back would bring him back into a list that is gone', async () => {
    await takeList(register, eaTieu, [row], false)
    const mistaken = await takeList(register, eaKtur, [row], false)
    const people = await findByNumberAndName(register, marks.idNumber(anIdNumber(one)), marks.name(row.fullName))
    const kept = people.find(({ commune }) => commune === eaTieu)
    const merged = people.find(({ commune }) => commune === eaKtur)
    if (!kept || !merged) throw new Error('two are listed')
    const same = { reason: 'same-line-twice', keep: kept.id }
    expect(await decide(register, kept, a('merge', same))).toBe('done')
    expect(await decide(register, kept, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await stored(register, merged.id)).toMatchObject({ status: 'cancelled' })
    expect(await withdrawn(mistaken)).toMatchObject({
      state: 'finished',
      outcome: expect.stringContaining('1 người đã có kết luận rà soát trùng'),
    })
    expect(await decide(register, kept, { kind: 'reverse', note: 'nhầm người' })).toBe('done')
    expect(await decide(register, kept, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await withdrawn(mistaken)).toMatchObject({ state: 'withdrawn' })
    expect(await stored(register, merged.id)).toMatchObject({ status: 'cancelled' })
    expect(await stored(register, kept.id)).toMatchObject({ status: 'approved' })
  })
})
