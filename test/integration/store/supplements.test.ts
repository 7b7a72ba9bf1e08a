import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { previewChunk } from '../../../lambdas/store/lists/preview-chunk.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aChunk, aList, aRight, marks, order, outcomeOf, stored, takenIn } from './desk.ts'

const engine = registerEngine()

const number = '066185004321'
/** Food for so many days in treatment or isolation, by a decision of its own. */
const food = (days: number, parts: Partial<Entitlement> & { fullName?: string } = {}): Entitlement =>
  aRight(`${days} ${parts.fullName ?? ''}`, {
    ...{ number, fullName: 'Nguyễn Thị Ánh', programme: 'nq68-2021', policy: 'B8', days },
    ...{ amount: dong(80_000 * days), decision: { number: `${days}/QĐ`, day: '2020-05-15' } },
    ...parts,
  })

async function told(register: Register, right: Entitlement): Promise<string[]> {
  const chunk = aChunk([right], { listId: aList().id })
  const preview = await previewChunk(
    register,
    marks,
    { ...chunk, range: 0 },
    async () => ({ rivals: new Map(), elsewhere: new Map() }),
    () => '',
  )
  return preview.rows.flatMap(({ problems }) => problems.map(({ code }) => code))
}

it('days of food under several decisions are told when a list is compared, and paid up to what the law gives', async () => {
  const register = await engine.freshRegister()
  const [isolated, treated, child] = [food(22), food(45), food(44, { fullName: 'Nguyễn Văn Bé' })]
  await takenIn(register, isolated)
  expect(outcomeOf(await order(register, await stored(register, isolated.id)))).toBe('done')
  expect(await told(register, treated)).toEqual(['supplement-limit'])
  expect(await told(register, food(44))).toEqual([])
  // A child stands under its mother's number.
  expect(await told(register, child)).toEqual([])
  await takenIn(register, treated, child)
  expect(outcomeOf(await order(register, await stored(register, treated.id)))).toBe('days-limit')
  expect(outcomeOf(await order(register, await stored(register, child.id)))).toBe('done')
})
