import '../../support/silent-logs.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { listCompared } from '../../../lambdas/functions/cases/list-compared.ts'
import type { CasesDesk } from '../../../lambdas/functions/cases/read-case.ts'
import {
  type ComparisonDesk,
  type ComparisonEnd,
  compareEverybody,
} from '../../../lambdas/functions/compare-anew/compare-everybody.ts'
import { registerMatcher } from '../../../lambdas/matching/register/register-matcher.ts'
import { type MatchWeights, matchWeights } from '../../../lambdas/matching/weights/weights.ts'
import { getCase } from '../../../lambdas/store/cases/case-store.ts'
import { comparedCases, lastComparison } from '../../../lambdas/store/likeness/comparison-store.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPerson, morning } from '../../support/builders.ts'
import { faultPoints } from '../../support/fault-points.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aRight,
  eaKtur,
  eaTieu,
  elsewhere,
  everything,
  exchange,
  finder,
  kept,
  marks,
  matcher,
  stored,
  takenIn,
  tree,
} from './desk.ts'
import { dieAfter } from './watched-client.ts'

jest.setTimeout(60_000)
const engine = registerEngine()
const programme = 'nq42-2020'
const hour = 3_600_000

/** Weights that ask for so many bits more before they show a pair. */
const weighing = (version: string, more: number): MatchWeights => ({
  ...matchWeights,
  version,
  threshold: { ...matchWeights.threshold, bits: matchWeights.threshold.bits + more },
})
const strict = registerMatcher(undefined, weighing('strict', 200))
const asBefore = registerMatcher(undefined, weighing('as-before', 0))

const aStranger = (name: string, fullName: string, parts: Partial<Entitlement> = {}): Entitlement =>
  aRight(name, {
    ...parts,
    person: aPerson({ fullName, birth: { year: 1961, month: 11, day: 23 }, hamlet: 'Buôn Ciết', idNumbers: [] }),
  })
/** Two pairs whom no number tells to be one, one of them in two districts, and a pair that shares a number. */
const people = [
  aStranger('A', 'Nguyễn Thị Hồng Gấm'),
  aStranger('B', 'Nguyễn Thị Hồng Gấm', { policy: 'A7a' }),
  aStranger('C', 'Hoàng Văn Ngưỡng'),
  aStranger('D', 'Hoàng Văn Ngưỡng', { policy: 'A7a', commune: elsewhere }),
  aRight('E', { number: '066085001111', fullName: 'Y Bhiăt Êban' }),
  aRight('F', { number: '066085001111', fullName: 'Y Bhiăt Êban', policy: 'A7a', commune: eaKtur }),
  aStranger('G', 'Đinh Thị Phỉ'),
]

async function filled(): Promise<Register> {
  const register = await engine.freshRegister()
  await takenIn(register, ...people)
  await matchPeople({ register, tree, marks, matcher }, people, finder)
  await kept(register, ...people)
  return register
}

/** Three communes are enough, of 184 that would be asked one by one. */
const fewCommunes = {
  ...tree,
  communes: (code: string) => tree.communes(code).filter((unit) => [eaTieu, eaKtur, elsewhere].includes(unit.code)),
}
const aCall = (register: Register, parts: Partial<ComparisonDesk> = {}): ComparisonDesk => ({
  register,
  tree: fewCommunes,
  marks,
  matcher: strict,
  exchange: async () => exchange,
  now: () => morning,
  timeLeft: () => 900_000,
  ...parts,
})
const caseOf = async (register: Register, { id }: Entitlement) => {
  const [review] = (await stored(register, id)).reviews
  return review && getCase(register, review.caseId)
}
const casesOf = async (register: Register) =>
  Promise.all(people.map(async (person) => (await caseOf(register, person))?.state ?? 'none'))

/** Calls again and again, as the clock does, until nothing is left to do. */
async function untilDone(register: Register, parts: Partial<ComparisonDesk> = {}): Promise<ComparisonEnd[]> {
  const ends: ComparisonEnd[] = []
  for (let call = 1; call < 400; call++) {
    const end = await compareEverybody(
      aCall(register, { now: () => morning + call * hour, ...parts }),
      programme,
      `call ${call}`,
    )
    if (end.kind === 'nothing') return ends
    ends.push(end)
  }
  throw new Error('it never ends')
}

describe('everybody compared anew', () => {
  it('changes nothing by the weights that all were compared by', async () => {
    const register = await filled()
    const before = await casesOf(register)
    expect(before).toEqual(['open', 'open', 'open', 'open', 'open', 'open', 'none'])
    expect(await untilDone(register, { matcher })).toEqual([
      { kind: 'ended', people: people.length, diff: { opened: 0, ended: 0, changed: 0, verdicts: 0, same: 3 } },
    ])
    expect(await casesOf(register)).toEqual(before)
  })

  it('ends what the new weights do not see, keeps what a number tells, and opens it by the next ones', async () => {
    const register = await filled()
    const found = await caseOf(register, people[0] as Entitlement)
    expect(await untilDone(register)).toEqual([
      { kind: 'ended', people: people.length, diff: { opened: 0, ended: 2, changed: 0, verdicts: 0, same: 1 } },
    ])
    expect(await casesOf(register)).toEqual(['none', 'none', 'none', 'none', 'open', 'open', 'none'])
    expect(await getCase(register, found?.id ?? '')).toMatchObject({
      state: 'closed',
      conclusion: { ending: 'no-evidence-left', by: { username: 'he-thong' } },
    })
    expect(await untilDone(register, { matcher: asBefore })).toEqual([
      { kind: 'ended', people: people.length, diff: { opened: 2, ended: 0, changed: 0, verdicts: 0, same: 3 } },
    ])
    const run = await lastComparison(register, programme)
    const noted: string[] = []
    for await (const { caseId, first, last } of comparedCases(register, run?.id ?? ''))
      noted.push(`${first} ${last} ${(await getCase(register, caseId))?.state}`)
    expect(noted).toEqual(['case.opened case.opened open', 'case.opened case.opened open'])
  })

  it('keeps which cases it changed, from which score to which, and loses none', async () => {
    const register = await filled()
    const before = await Promise.all(people.map((person) => caseOf(register, person)))
    const list = async (unit = '66') => {
      const answer = await listCompared({ register, tree } as CasesDesk, { query: { programme, unit } })
      return answer.ok ? answer.value.items : []
    }
    await untilDone(register, { matcher })
    expect(await list()).toEqual([])
    await untilDone(register)
    const gone = await list()
    expect(gone).toHaveLength(2)
    for (const one of gone)
      expect(one).toMatchObject({
        difference: 'ended',
        before: { verdict: 'possible', score: expect.any(Number) },
        after: null,
        stateName: 'Không còn căn cứ trùng',
      })
    // Of two districts it is the province's, and no district reads of it.
    expect((await list('657')).length).toBe(1)
    for (const known of before) if (known) expect(await getCase(register, known.id)).toBeDefined()
    expect(await lastComparison(register, programme)).toMatchObject({
      fromVersion: matcher.version,
      version: strict.version,
    })

    await untilDone(register, { matcher: asBefore })
    expect(await list()).toMatchObject(
      gone.map(() => ({
        difference: 'opened',
        before: null,
        after: { verdict: 'possible' },
        stateName: 'Chờ kết luận',
      })),
    )
  })

  it('finds a pair that no list has ever compared', async () => {
    const register = await engine.freshRegister()
    await takenIn(register, ...people)
    expect(await untilDone(register, { matcher })).toEqual([
      { kind: 'ended', people: people.length, diff: { opened: 3, ended: 0, changed: 0, verdicts: 0, same: 0 } },
    ])
  })

  it('goes on where its time was over, and ends as in one go', async () => {
    const register = await filled()
    let left = 0
    /** Time for two pages a call. */
    const timeLeft = (): number => (left++ % 3 < 2 ? 900_000 : 0)
    const ends = await untilDone(register, { timeLeft })
    expect(ends.length).toBeGreaterThan(1)
    expect(ends.slice(0, -1).every(({ kind }) => kind === 'goes-on')).toBe(true)
    expect(ends.at(-1)).toEqual({
      kind: 'ended',
      people: people.length,
      diff: { opened: 0, ended: 2, changed: 0, verdicts: 0, same: 1 },
    })
  })

  it('is done by one at a time', async () => {
    const register = await filled()
    const kinds = await Promise.all(
      ['one', 'other'].map(async (attempt) => {
        const desk = aCall(engine.again(register))
        return (await compareEverybody(desk, programme, attempt)).kind
      }),
    )
    expect(kinds.toSorted()).toEqual(['busy', 'ended'])
  })

  it('may be killed between any two writes: the next call ends in the same', async () => {
    const whole = await filled()
    const watched = engine.again(whole)
    const seen = dieAfter(watched, Number.POSITIVE_INFINITY)
    await compareEverybody(aCall(watched), programme, 'only')
    const expected = await lasting(whole)
    expect(seen.written).toBeGreaterThan(4)
    for (const survived of faultPoints(0, seen.written - 1)) {
      const register = await filled()
      const dying = engine.again(register)
      dieAfter(dying, survived)
      await compareEverybody(aCall(dying), programme, 'first').catch(() => undefined)
      await untilDone(register)
      expect([survived, await lasting(register)]).toEqual([survived, expected])
    }
  })
})

/** Cases and people as they stand in the end, without times and numbers of the run. */
async function lasting(register: Register): Promise<unknown[]> {
  const items = await everything(register)
  return items
    .filter(({ pk, sk }) => /^(CASE|ENT)#/.test(String(pk)) && /^(CASE|ENT|EVT#\d+)$/.test(String(sk)))
    .map(({ pk, sk, state, reviews, version, type }) => ({ pk, sk, state, reviews, version, type }))
    .toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1))
}
