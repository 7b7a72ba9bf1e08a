import '../../support/silent-logs.ts'
import type { Intake } from '../../../lambdas/functions/intake/intake.ts'
import { ListBusy, workOnList } from '../../../lambdas/functions/intake/work-on-list.ts'
import { noAnswers } from '../../../lambdas/store/lists/list-item.ts'
import { createList, getList } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { faultPoints } from '../../support/fault-points.ts'
import { noRanges } from '../../support/kept-parts.ts'
import { lastingItems } from '../../support/lasting-state.ts'
import { listFile, people } from '../../support/list-files.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aList, everything, exchange, marks, matcher, saidOf, tree } from './desk.ts'
import { dieAfter, throttleAt } from './watched-client.ts'

// Lists are read many times over.
jest.setTimeout(120_000)
const engine = registerEngine()
const list = aList()
const message = { listId: list.id, version: 'v1' }
const hour = 3_600_000
let file: Uint8Array
/** Two chunks of as few rows as show it; a number that stands in both brings the warnings, which are writes of their own. */
const rowsPerChunk = 5
beforeAll(async () => {
  const rows = people(8).map((row, index) => (index % 5 === 1 ? { ...row, idNumber: '066185009999' } : row))
  file = await listFile({ rows })
})

const aReader = (register: Register, now: number): Intake => ({
  register,
  tree,
  marks,
  matcher,
  exchange,
  ...noRanges,
  rowsPerChunk,
  fileOf: async () => ({ content: file, facts: { sha256: '0'.repeat(64), bytes: file.length } }),
  now: () => now,
  timeLeft: () => 900_000,
  callAgain: async () => undefined,
})

const finalState = async (register: Register): Promise<unknown[]> => lastingItems(await everything(register))

/** The steps of a list, each with the state that it begins in. */
const steps = {
  'brings a list in': async () => undefined,
  'compares a list': async () => undefined,
  'brings a compared list in': async (register: Register) => {
    await workOnList(aReader(register, morning), message, 'comparing')
    const asked = { since: morning, answers: noAnswers, appliedBy: list.createdBy, withdrawal: null }
    await saidOf(register, list.id, { ...asked, state: 'applying' })
  },
  'withdraws a list': async (register: Register) => {
    await workOnList(aReader(register, morning), message, 'bringing')
    const withdrawal = { by: list.createdBy, at: morning, reason: 'nhầm tệp' }
    const asked = { since: morning, answers: noAnswers, appliedBy: null, withdrawal }
    await saidOf(register, list.id, { ...asked, state: 'withdrawing' })
  },
} as const
const isReviewed = (step: keyof typeof steps): boolean => step.startsWith('compares') || step.includes('compared')

describe.each(Object.keys(steps) as (keyof typeof steps)[])('a reader that %s', (step) => {
  let whole: unknown[]
  let calls: number
  let writes: number
  let start: Record<string, unknown>[]
  const begun = (): Promise<Register> => engine.freshRegister(start)
  beforeAll(async () => {
    const register = await engine.freshRegister()
    await createList(register, tree, { ...list, review: isReviewed(step) })
    await steps[step](register)
    start = await everything(register)
    const watched = engine.again(register)
    const seen = { calls: throttleAt(watched, -1, 'none'), writes: dieAfter(watched, Number.POSITIVE_INFINITY) }
    await workOnList(aReader(watched, morning + hour), message, 'only')
    whole = await finalState(register)
    calls = seen.calls.calls
    writes = seen.writes.written
  })

  it('may be killed between any two writes: whoever takes over ends in the same, exactly once', async () => {
    for (const survived of faultPoints(0, writes - 1)) {
      const register = await begun()
      const dying = engine.again(register)
      dieAfter(dying, survived)
      await expect(workOnList(aReader(dying, morning + hour), message, 'first')).rejects.toThrow('killed')
      await workOnList(aReader(register, morning + 2 * hour), message, 'second')
      expect([survived, await finalState(register)]).toEqual([survived, whole])
    }
    expect(writes).toBeGreaterThan(2)
  })

  // The engine refuses with either of the two.
  it('may find the table throttled at any call: the message comes again and ends in the same', async () => {
    const codes = ['ProvisionedThroughputExceededException', 'ThrottlingException'] as const
    for (const call of faultPoints(1, calls)) {
      const register = await begun()
      const throttled = engine.again(register)
      throttleAt(throttled, call, codes[call % 2] ?? codes[0])
      await workOnList(aReader(throttled, morning + hour), message, 'first').catch(() => undefined)
      await workOnList(aReader(register, morning + 2 * hour), message, 'second')
      expect([call, await finalState(register)]).toEqual([call, whole])
    }
    expect(calls).toBeGreaterThan(4)
  })

  it('may get its message again, while it reads and afterwards', async () => {
    const register = await begun()
    const twice = await Promise.allSettled(
      ['first', 'second'].map((attempt) =>
        workOnList(aReader(engine.again(register), morning + hour), message, attempt),
      ),
    )
    const refused = twice.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused.every((reason) => reason instanceof ListBusy)).toBe(true)
    await workOnList(aReader(register, morning + 2 * hour), message, 'third')
    expect(await finalState(register)).toEqual(whole)
    expect((await getList(register, list.id))?.leaseUntil).toBe(0)
  })
})
