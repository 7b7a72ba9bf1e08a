import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { policyName } from '../../../lambdas/domain/programmes/programmes.ts'
import { getCase } from '../../../lambdas/store/cases/case-store.ts'
import { crowd } from '../../../lambdas/store/likeness/likenesses.ts'
import { findAlike, findElsewhere, matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { viewElsewhere } from '../../../lambdas/views/elsewhere-view.ts'
import { anActor, aPerson } from '../../support/builders.ts'
import { countCalls } from '../../support/counted-calls.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aRight,
  eaKtur,
  eaTieu,
  elsewhere,
  everything,
  finder,
  marks,
  matcher,
  order,
  outcomeOf,
  stored,
  takenIn,
  tree,
} from './desk.ts'

const engine = registerEngine()
const born = { year: 1961, month: 11, day: 23 }

let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

/** A person without a number: only name, birth and place tell who it is. */
const aStranger = (name: string, fullName: string, parts: Partial<Entitlement> = {}, facts: object = {}): Entitlement =>
  aRight(name, {
    ...parts,
    person: aPerson({ fullName, birth: born, hamlet: 'Buôn Ciết', idNumbers: [], ...facts }),
  })

/** The rights come in as lists do, and are compared with everybody. */
async function matched(...rights: readonly Entitlement[]): Promise<void> {
  await takenIn(register, ...rights)
  await compare(register, ...rights)
}

const compare = (at: Register, ...rights: readonly Entitlement[]): Promise<unknown> =>
  matchPeople({ register: at, tree, marks, matcher }, rights, finder)

async function caseOf({ id }: Entitlement) {
  const review = (await stored(register, id)).reviews.at(-1)
  return review && (await getCase(register, review.caseId))
}

describe('people whom no number tells to be one', () => {
  const first = aStranger('A', 'Nguyễn Thị Hồng Gấm')
  const second = aStranger('B', 'NGUYEN THI HONG GAM', { policy: 'A7a' })

  it('come into one case, which warns the payer and says why', async () => {
    await matched(first, second)
    const known = await caseOf(first)
    expect(known?.records.map(({ entitlementId }) => entitlementId).toSorted()).toEqual(
      [first.id, second.id].toSorted(),
    )
    expect(known?.verdict).toBe('possible')
    expect(known?.evidence[0]).toMatchObject({ kind: 'name-and-day' })
    expect(known?.evidence[0]?.sentence).toMatch(/ngày sinh trùng/)
    expect(outcomeOf(await order(register, await stored(register, second.id)))).toBe('done')
  })

  onOneEngine(
    'are brought into it after one look at what the province has set, and none where there is no case',
    async () => {
      const looks = async (...rights: readonly Entitlement[]): Promise<number> => {
        await takenIn(register, ...rights)
        const again = engine.again(register)
        const calls = countCalls(again)
        await compare(again, ...rights)
        return calls().GetItem?.calls ?? 0
      }
      expect(await looks(first)).toBe(0)
      expect(await looks(second)).toBe(1)
      expect(await caseOf(second)).toBeDefined()
    },
  )

  it('are found across communes, and in one commune although day and month were swapped', async () => {
    const name = 'Hoàng Văn Ngưỡng'
    const one = aStranger('C', name, {}, { hamlet: null })
    const far = aStranger('D', name, { commune: eaKtur }, { hamlet: null })
    await matched(one)
    await matched(far)
    expect((await caseOf(far))?.records).toHaveLength(2)
    const [written, swapped] = [
      aStranger('E', 'Đinh Thị Phỉ', {}, { birth: { year: 1961, month: 11, day: 3 } }),
      aStranger('F', 'Đinh Thị Phỉ', { policy: 'A7a' }, { birth: { year: 1961, month: 3, day: 11 } }),
    ]
    await matched(written)
    await matched(swapped)
    expect((await caseOf(swapped))?.records).toHaveLength(2)
  })

  onOneEngine('are told apart by another day of birth, or another name', async () => {
    const later = aStranger('I', 'Nguyễn Thị Hồng Gấm', {}, { birth: { year: 1961, month: 2, day: 7 } })
    const brother = aStranger('J', 'Nguyễn Văn Gấm')
    await matched(first, later, brother)
    expect(await caseOf(later)).toBeUndefined()
    expect(await caseOf(brother)).toBeUndefined()
  })

  it('open one case, however often and in whichever order they are compared', async () => {
    await takenIn(register, first, second)
    await compare(register, second)
    await compare(register, first)
    await compare(register, first, second)
    const cases = (await everything(register)).filter(({ sk }) => sk === 'CASE')
    expect(cases).toHaveLength(1)
    expect(cases[0]).toMatchObject({ version: 1 })
  })

  onOneEngine(
    'stand in the same cases by the same evidence, in whatever order and however many at once they come in',
    async () => {
      const everybody = [
        first,
        second,
        aStranger('C', 'Nguyễn Thị Hồng Gấm', { policy: 'A5' }),
        aStranger('D', 'Y Kpă Siêng Mdrêch'),
        aStranger('E', 'Y Kpa Sieng Mdrech', { policy: 'A7a' }),
        aStranger('G', 'Cao Văn Bốn'),
      ]
      const casesOf = async (): Promise<unknown> => {
        const known = []
        for (const right of everybody) {
          const one = await caseOf(right)
          known.push({
            with: one?.records.map(({ entitlementId }) => entitlementId).toSorted(),
            by: one?.evidence.map(({ kind, between, score, verdict }) => [kind, between, score, verdict]),
          })
        }
        return known
      }
      await matched(...everybody)
      const expected = await casesOf()
      expect(JSON.stringify(expected)).toContain('name-and-day')
      const turned = everybody.toReversed()
      for (const [order, size] of [
        [everybody, 1],
        [turned, 2],
        [[...turned.slice(3), ...turned.slice(0, 3)], 4],
      ] as const) {
        register = await engine.freshRegister()
        for (let at = 0; at < order.length; at += size) await matched(...order.slice(at, at + size))
        expect(await casesOf()).toEqual(expected)
      }
    },
  )

  it('are found by one of two lists that come in at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [
        aStranger(`G${round}`, `Đoàn Thị Ngoãn ${'abcde'[round]}`),
        aStranger(`H${round}`, `Đoàn Thị Ngoãn ${'abcde'[round]}`, { policy: 'A7a', commune: eaKtur }),
      ]
      await takenIn(register, a, b)
      await Promise.all([compare(register, a), compare(engine.again(register), b)])
      expect((await caseOf(a))?.records).toHaveLength(2)
    }
  })

  it('are compared by keyed hashes: no name and no birth stands in a key', async () => {
    await matched(first)
    const own = (await everything(register)).filter(({ pk }) => String(pk).startsWith('KEY#'))
    expect(own.length).toBeGreaterThanOrEqual(3)
    expect(own.length).toBeLessThanOrEqual(4)
    expect(JSON.stringify(own.map(({ pk, sk }) => [pk, sk]))).not.toMatch(/g[aấ]m|1961|24547/i)
  })
})

describe('a person of another programme', () => {
  const first = aStranger('A', 'Nguyễn Thị Hồng Gấm')
  const later = aStranger('M', 'Nguyen Thi Hong Gam', { programme: 'nq68-2021', policy: 'B12', commune: eaKtur })
  const namesake = aStranger(
    'N',
    'Nguyễn Thị Hồng Gấm',
    { programme: 'nq68-2021', policy: 'B12' },
    { birth: { year: 1987, month: 2, day: 7 } },
  )
  const elsewhereOf = (record: Entitlement) => findElsewhere({ register, tree, marks, matcher }, record)

  onOneEngine('is told beside the record, from both sides, and is no case: nothing forbids him both', async () => {
    await matched(first, later, namesake)
    expect(await caseOf(first)).toBeUndefined()
    expect(await caseOf(later)).toBeUndefined()
    expect((await elsewhereOf(first)).map(({ record }) => record.id)).toEqual([later.id])
    expect((await elsewhereOf(later)).map(({ record }) => record.id)).toEqual([first.id])
    expect(await elsewhereOf(namesake)).toEqual([])
  })

  onOneEngine('is not told when the other support was taken back', async () => {
    await matched(first, { ...later, status: 'cancelled' })
    expect(await elsewhereOf(first)).toEqual([])
  })

  onOneEngine('is named to whom he lies within reach, and else by unit and policy alone', async () => {
    await matched(first, later)
    const [found] = await elsewhereOf(first)
    const seenBy = (unit: string) => found && viewElsewhere(found, anActor({ role: 'xa', unit }), tree)
    expect(seenBy(eaKtur)).toMatchObject({ entitlementId: later.id, programme: 'nq68-2021', commune: eaKtur })
    expect(seenBy(eaKtur)?.message).toMatch(/ngày sinh trùng/)
    expect(seenBy(eaTieu)).toMatchObject({ entitlementId: null, commune: eaKtur, policy: 'B12' })
    expect(seenBy(eaTieu)?.message).toBe(
      `Có thể cùng một người với một khoản "${policyName('nq68-2021', 'B12')}" tại Xã Ea Ktur.`,
    )
  })
})

describe('who shares given name, surname and day alone', () => {
  const here = aStranger('T', 'Lý Thị Ngọc Thuỷ')
  const namesake = aStranger('U', 'Lý Văn Bích Thuỷ', { policy: 'A7a', commune: eaKtur })
  const neighbour = aStranger('V', 'Lý Văn Bích Thuỷ', { policy: 'A7a' })
  const moved = aStranger('W', 'Lý Thị Ngọc Thuỷ', { policy: 'A7a', commune: eaKtur })

  onOneEngine('is not read, where neither the whole name nor the commune is the same', async () => {
    await matched(here)
    const read = async (one: Entitlement): Promise<number> => {
      const again = engine.again(register)
      const calls = countCalls(again)
      await findAlike({ register: again, tree, marks, matcher }, [one])
      expect(Object.keys(calls())).toEqual(['BatchGetItem'])
      return calls().BatchGetItem?.calls ?? 0
    }
    // The keys alone; then the one who stands there, too.
    expect(await read(namesake)).toBe(1)
    expect(await read(neighbour)).toBe(2)
    expect(await read(moved)).toBe(2)
    await matched(moved)
    expect((await caseOf(moved))?.records).toHaveLength(2)
  })

  it('stands under the key once, and finds the same when it is compared again', async () => {
    await matched(here)
    await compare(register, here)
    const holders = (await everything(register))
      .filter(({ pk }) => String(pk).startsWith('KEY#'))
      .map(({ holders: all }) => [...(all as Set<string>)])
    expect(holders.every((all) => all.length === 1 && all[0]?.startsWith(here.id))).toBe(true)
    // Beside name and day, and beside the name in a commune.
    expect(holders.filter(([holder]) => holder?.includes('~'))).toHaveLength(2)
  })
})

describe('a likeness that a crowd shares', () => {
  const hamlets = Array.from({ length: crowd + 6 }, (_, index) => `Thôn ${index + 1}`)
  /** One name and one year in one commune, in so many hamlets. */
  const people = hamlets.map((hamlet, index) =>
    aStranger(`K${index}`, 'Nguyễn Văn Hùng', {}, { hamlet, birth: { year: 1970, month: null, day: null } }),
  )

  onOneEngine('does not grow for ever, and still finds who is like one of the first or of the last', async () => {
    for (let from = 0; from < people.length; from += 35) await matched(...people.slice(from, from + 35))
    const buckets = (await everything(register)).filter(({ pk }) => String(pk).startsWith('KEY#'))
    const sizes = buckets.flatMap(({ holders, settled }) =>
      [holders, settled].map((ids) => (ids as Set<string>)?.size ?? 0),
    )
    expect(Math.max(...sizes)).toBeLessThanOrEqual(crowd + 35)
    const [early, late] = [people[3], people.at(-1)] as [Entitlement, Entitlement]
    const again = [early, late].map((one, index) =>
      aRight(`L${index}`, { policy: 'A7a', person: { ...one.person, birth: { year: 1970, month: null, day: null } } }),
    )
    await matched(...again)
    for (const one of again) expect((await caseOf(one))?.records.length).toBeGreaterThanOrEqual(2)
  })

  it('leaves people of another district alone', async () => {
    const far = aRight('M', {
      commune: elsewhere,
      person: aPerson({ fullName: 'Nguyễn Văn Hùng', birth: null, idNumbers: [], hamlet: 'Thôn 1' }),
    })
    await matched(people[0] as Entitlement)
    await matched(far)
    expect(await caseOf(far)).toBeUndefined()
  })
})
