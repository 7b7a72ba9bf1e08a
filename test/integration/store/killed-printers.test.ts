import '../../support/silent-logs.ts'
import { silentMs, untakenMs } from '../../../lambdas/domain/exports/export-duties.ts'
import { payListCode } from '../../../lambdas/domain/paylists/pay-list-code.ts'
import { giveUpPrinting } from '../../../lambdas/functions/overdue-lists/give-up-printing.ts'
import { writePayList } from '../../../lambdas/functions/write-pay-list/write-pay-list.ts'
import { createPayList, getPayList, payListHistory } from '../../../lambdas/store/paylists/pay-list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, eaTieu, takenIn, tree } from './desk.ts'

const engine = registerEngine()
let register: Register
beforeAll(async () => {
  register = await engine.freshRegister()
  await takenIn(register, aRight('A', { fullName: 'Y Bhiăt Êban' }))
})

const by = { username: 'xa-24547', role: 'xa', unit: eaTieu } as const
async function ordered(seed: string): Promise<string> {
  const code = payListCode(seed)
  const wanted = { policy: null, decision: null, hamlet: null, month: null, numbers: 'last-digits' } as const
  const order = { ...wanted, code, programme: 'nq42-2020', unit: eaTieu, by, at: morning, commandId: seed }
  const event = { type: 'pay-list.ordered', at: morning, actor: by, commandId: seed, what: null } as const
  await createPayList(register, tree, order, event)
  return code
}
const stateOf = async (code: string): Promise<string | undefined> => (await getPayList(register, code))?.state
const nothing = { ended: 0, failed: 0 }

/** It dies when it brings the paper to the bucket, and says nothing any more. */
async function killedPrinter(code: string, now: number): Promise<void> {
  const put = () => Promise.reject(new Error('killed'))
  await expect(writePayList({ register, tree, put }, code, { run: `at-${now}`, now })).rejects.toThrow('killed')
}

describe('a pay list whose printer is killed at every try', () => {
  it('ends as failed when no other printer has begun for long, says so in its history, and gives out no late paper', async () => {
    const code = await ordered('killed')
    await killedPrinter(code, morning)
    const lastTry = morning + silentMs - 1
    await killedPrinter(code, lastTry)

    expect(await giveUpPrinting(register, lastTry + silentMs - 1)).toMatchObject(nothing)
    expect(await stateOf(code)).toBe('waiting')
    const end = lastTry + silentMs
    expect(await giveUpPrinting(register, end)).toMatchObject({ ended: 1, failed: 0 })
    expect(await stateOf(code)).toBe('failed')
    expect((await payListHistory(register, code)).at(-1)).toMatchObject({ type: 'pay-list.failed', at: end, actor: by })
    expect(await giveUpPrinting(register, end)).toMatchObject(nothing)

    const put = () => Promise.resolve()
    const late = await writePayList({ register, tree, put }, code, { run: 'late', now: end + 1 })
    expect(late).toMatchObject({ state: 'failed', run: null })
  })
})

describe('an order for a pay list', () => {
  it('that no printer has ever taken is given up after a day', async () => {
    const code = await ordered('untaken')
    await giveUpPrinting(register, morning + untakenMs - 1)
    expect(await stateOf(code)).toBe('waiting')
    await giveUpPrinting(register, morning + untakenMs)
    expect(await stateOf(code)).toBe('failed')
  })

  it('that is printed is looked at no more', async () => {
    const code = await ordered('printed')
    await writePayList({ register, tree, put: () => Promise.resolve() }, code, { run: 'one', now: morning })
    expect(await giveUpPrinting(register, morning + 2 * untakenMs)).toMatchObject(nothing)
    expect(await stateOf(code)).toBe('printed')
  })
})
