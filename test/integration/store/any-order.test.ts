import { PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { crowd, likenessesKept, likenessesSeen } from '../../../lambdas/store/likeness/likenesses.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { aPerson } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, eaTieu, everything, marks, matcher, tree } from './desk.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const desk = (at = register) => ({ register: at, tree, marks, matcher })

const born = (nth: number, year: number) => ({ year, month: 1 + (nth % 12), day: 2 + (nth % 27) })
const stands = (name: string, fullName: string, birth: ReturnType<typeof born>, policy = 'A6'): Entitlement =>
  aRight(name, { policy, commune: eaTieu, person: aPerson({ fullName, birth, hamlet: null, idNumbers: [] }) })

/** Of one name in one commune, each of another day of another year; and a second record of some, whose year is mistyped. */
const namesakes = (count: number, twice: number): Entitlement[] => [
  ...Array.from({ length: count }, (_, nth) => stands(`N${nth}`, 'Doãn Khắc Điệp', born(nth, 1921 + nth))),
  ...Array.from({ length: twice }, (_, nth) => stands(`M${nth}`, 'Doãn Khắc Điệp', born(5 * nth, 2012 + nth), 'A7a')),
]

const surnames = ['Lương', 'Đinh', 'Tạ', 'Mai', 'Cao', 'Lại', 'Tô', 'Hà', 'Đào', 'Vương']
const given = ['Quyến', 'Siêng', 'Ngưỡng', 'Bốn', 'Chiểu', 'Dậu', 'Khiêm', 'Phụng', 'Trạch', 'Vượng']

/** Born on one day in one commune, each with another name; and a second record of some, whose given name has lost its last letter. */
const ofOneDay = (count: number, twice: number): Entitlement[] => {
  const names = Array.from({ length: count }, (_, nth) => {
    const [surname, own] = [surnames[Math.floor(nth / 10) % 10], given[nth % 10]]
    return `${surname} Khắc ${own}`
  })
  const day = { year: 1957, month: 11, day: 23 }
  return [
    ...names.map((name, nth) => stands(`D${nth}`, name, day)),
    ...names.slice(0, twice).map((name, nth) => stands(`E${nth}`, name.slice(0, -1), day, 'A7a')),
  ]
}

type Pairs = ReadonlySet<string>
const nameOf = (a: string, b: string): string => [a, b].sort().join(' ')

/** Of those who met whom the matcher shows. */
function shown(people: readonly Entitlement[], met: Iterable<readonly [string, Iterable<string>]>): Pairs {
  const byId = new Map(people.map((one) => [one.id, one]))
  const pairs = new Set<string>()
  for (const [id, others] of met)
    for (const other of others) {
      const [one, two] = [byId.get(id), byId.get(other)]
      if (one && two && matcher.compare(one, two)) pairs.add(nameOf(id, other))
    }
  return pairs
}

/** All whom the matcher shows, of those who share a key. */
function expected(people: readonly Entitlement[]): Pairs {
  const keysOf = new Map(people.map((one) => [one.id, matcher.keysOf(one).map(({ key }) => key)]))
  const sharing = (one: Entitlement): string[] =>
    people.flatMap(({ id }) =>
      id !== one.id && keysOf.get(id)?.some((key) => keysOf.get(one.id)?.includes(key)) ? [id] : [],
    )
  return shown(
    people,
    people.map((one) => [one.id, sharing(one)] as const),
  )
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seededRandom(seed)
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

const inLists = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, nth) => items.slice(nth * size, (nth + 1) * size))

/** They come in so many at a time. @returns whom the matcher shows of those who met */
async function found(order: readonly Entitlement[], size: number): Promise<Pairs> {
  const pairs = new Set<string>()
  for (const list of inLists(order, size))
    for (const pair of shown(order, await likenessesKept(desk(), list))) pairs.add(pair)
  return pairs
}

describe.each<[what: string, people: Entitlement[], test: typeof it]>([
  ['one name in a commune', namesakes(crowd + 3, 6), it],
  ['one day of birth in a commune', ofOneDay(crowd + 3, 6), onOneEngine],
  ['one name in a commune, of three crowds', namesakes(3 * crowd - 90, 6), onOneEngine],
])('more than a key has room for, of %s', (_, people, test) => {
  const all = expected(people)

  test('are the same pairs in any order of lists and however many come at once', async () => {
    expect(all.size).toBeGreaterThanOrEqual(6)
    for (const [seed, size] of [
      [1, people.length],
      [2, 1],
      [3, crowd],
      [4, 29],
    ] as const) {
      register = await engine.freshRegister()
      expect(await found(shuffled(people, seed), size)).toEqual(all)
    }
  })

  onOneEngine('are found again when they are compared anew, and by whoever comes then', async () => {
    const [last, ...others] = shuffled(people, 7)
    if (!last) throw new Error('nobody')
    await found(others, 31)
    expect(await found(shuffled(others, 8), 40)).toEqual(expected(others))
    const seen = shown(people, await likenessesSeen(desk(), [last]))
    expect(seen).toEqual(new Set([...all].filter((pair) => pair.includes(last.id))))
    expect(shown(people, await likenessesKept(desk(), [last]))).toEqual(seen)
  })

  onOneEngine(
    'are found when they are compared anew, where an older program has marked their keys as crowded',
    async () => {
      for (const list of inLists(people, 40)) await likenessesKept(desk(), list)
      const items = (await everything(register)).filter(({ pk }) => String(pk).startsWith('KEY#'))
      for (const { pk, sk, holders } of items)
        await register.client.send(
          new PutCommand({
            TableName: register.table,
            Item: { pk, sk, isCrowded: true, ...(holders ? { holders } : {}) },
          }),
        )
      expect(await found(shuffled(people, 11), 33)).toEqual(all)
    },
  )

  onOneEngine('stand in no item without end, and in one of them each', async () => {
    await found(shuffled(people, 9), 29)
    await found(shuffled(people, 10), 29)
    const items = (await everything(register)).filter(({ pk }) => String(pk).startsWith('KEY#'))
    const standing = items.map(({ holders, settled }) => [
      ...((holders ?? new Set()) as Set<string>),
      ...((settled ?? new Set()) as Set<string>),
    ])
    expect(Math.max(...standing.map((ids) => ids.length))).toBeLessThanOrEqual(crowd + 29)
    const keys = people.reduce((sum, one) => sum + matcher.keysOf(one).length, 0)
    expect(standing.flat()).toHaveLength(keys)
  })
})

onOneEngine('of lists at the same time at least one finds each pair, where a key becomes crowded', async () => {
  const people = namesakes(2 * crowd, 8)
  const all = expected(people)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 9, max: 40 }), async (seed, size) => {
      register = await engine.freshRegister()
      const lists = inLists(shuffled(people, seed), size)
      const met = await Promise.all(lists.map((list) => likenessesKept(desk(engine.again(register)), list)))
      expect(new Set(met.flatMap((one) => [...shown(people, one)]))).toEqual(all)
    }),
    { numRuns: 3 },
  )
})
