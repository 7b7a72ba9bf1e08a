import '../../support/silent-logs.ts'
import type { CaseCommand } from '../../../lambdas/domain/cases/case-command.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a } from '../../unit/domain/cases/deciding.ts'
import { aRight, kept, order, stored, takenIn } from './desk.ts'
import { endsAlike } from './ends-alike.ts'
import { wordAboutTheCase } from './word-about-a-case.ts'

const engine = registerEngine()
const number = '066185004321'
const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
const second = anActor({ username: 'huyen-657-b', role: 'huyen', unit: '657' })

/** One person under two policies, whom a list has brought in twice. */
async function twice(other: Partial<Entitlement> = {}) {
  const register = await engine.freshRegister()
  const rights = [aRight('A', { number }), aRight('B', { number, ...other })]
  const records = await takenIn(register, ...rights)
  await kept(register, ...rights)
  return { register, records }
}

/** Killed anywhere it ends as it does whole; then it is carried out. */
async function concluded(register: Register, command: CaseCommand, actor = district): Promise<void> {
  const said = await wordAboutTheCase(register, command, actor)
  await endsAlike(engine, register, said)
  const done = await said(register)
  if (!done.ok) throw new Error(done.error.message)
}

const other = { policy: 'A7a', amount: dong(750_000) }
const confirm = { kind: 'confirm', note: 'đã xem' } as const
const reverse = { kind: 'reverse', note: 'nhầm' } as const

describe('a conclusion that is killed anywhere and sent again ends as if it had not been', () => {
  onOneEngine(
    'which keeps the higher support, and its reversal',
    async () => {
      const { register } = await twice(other)
      await concluded(register, a('keep-highest'))
      await concluded(register, reverse)
    },
    240_000,
  )

  onOneEngine(
    'which sets off what was paid before',
    async () => {
      const register = await engine.freshRegister()
      const [higher, lower] = [aRight('A', { number }), aRight('B', { number, ...other })]
      for (const one of await takenIn(register, lower)) expect((await order(register, one)).ok).toBe(true)
      await takenIn(register, higher)
      await kept(register, higher, lower)
      await concluded(register, a('keep-highest'))
      expect(await stored(register, higher.id)).toMatchObject({ amount: 750_000, offset: 750_000 })
    },
    240_000,
  )

  onOneEngine(
    'which one proposes and another confirms: a merge',
    async () => {
      const { register, records } = await twice()
      await concluded(register, a('merge', { keep: records[0]?.id ?? '' }))
      await concluded(register, confirm, second)
    },
    240_000,
  )
})
