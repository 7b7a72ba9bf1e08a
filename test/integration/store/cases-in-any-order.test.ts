import '../../support/silent-logs.ts'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { mostRecords } from '../../../lambdas/domain/cases/duplicate-case.ts'
import { openReviews } from '../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { compareEverybody } from '../../../lambdas/functions/compare-anew/compare-everybody.ts'
import { queueOf } from '../../../lambdas/store/cases/case-store.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anIdNumber, aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, decide, expectTruth, found, programme, second } from './case-desk.ts'
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

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const communes = [eaTieu, eaKtur, elsewhere]

/** Of two names and two births, in three communes; all under one number, or none. */
const alike = (count: number, number: string | null): Entitlement[] =>
  Array.from({ length: count }, (_, nth) =>
    aRight(`P${nth}`, {
      commune: communes[nth % 3] ?? eaTieu,
      policy: nth % 2 === 0 ? 'A6' : 'A7a',
      amount: dong(750_000 + 50_000 * ((nth * 7) % 11)),
      person: aPerson({
        ...{ fullName: nth % 5 === 0 ? 'DOAN KHAC DIEP' : 'Doãn Khắc Điệp', hamlet: null },
        ...{ birth: { year: 1961, month: 11, day: 23 }, idNumbers: number === null ? [] : [anIdNumber(number)] },
      }),
    }),
  )

async function listed(order: readonly Entitlement[], size: number): Promise<void> {
  for (let at = 0; at < order.length; at += size) {
    const list = order.slice(at, at + size)
    await takenIn(register, ...list)
    // Whoever shares a number is named by its claim.
    await kept(register, ...order.slice(0, at + size).filter(({ person }) => person.idNumbers.length > 0))
    await matchPeople({ register, tree, marks, matcher }, list, finder)
  }
}

/** The open cases by what they are about, and what they mean for each record. */
async function told(people: readonly Entitlement[]) {
  const queue = { programme, unit: '66', half: 'open', kinds: null } as const
  const { cases } = await queueOf(register, queue, { position: null, limit: 50 })
  const effects = []
  for (const { id } of people)
    effects.push([
      id,
      openReviews(await stored(register, id))
        .map(({ effect }) => effect)
        .sort(),
    ])
  return {
    cases: cases
      .map(({ records, evidence, verdict }) => ({
        members: records.map(({ entitlementId }) => entitlementId),
        evidence: evidence.map(({ kind, between, score }) => [kind, between, score]),
        verdict,
      }))
      .sort((one, other) => (one.members.join() < other.members.join() ? -1 : 1)),
    effects,
  }
}

describe.each([
  ['under one number', mostRecords + 3, 5, '240123456'],
  ['under one number, more than are compared each with each', 26, 9, '240123456'],
  ['whom no number joins', mostRecords + 3, 4, null],
] as const)('a crowd %s', (_, count, size, number) => {
  onOneEngine('is in the same cases in any order of lists and however many come at once', async () => {
    const people = alike(count, number)
    await listed(people, people.length)
    const expected = await told(people)
    for (const { id } of people) expect(JSON.stringify(expected.cases)).toContain(id)
    await expectTruth(register, ...people)
    register = await engine.freshRegister()
    await listed([...people.slice(7).toReversed(), ...people.slice(0, 7)], size)
    expect(await told(people)).toEqual(expected)
    await expectTruth(register, ...people)
  })
})

onOneEngine(
  'a crowd is in the same cases when everybody is compared anew, by whatever an older program left there',
  async () => {
    const people = alike(mostRecords + 3, null)
    await listed(people, people.length)
    const expected = await told(people)
    register = await engine.freshRegister()
    // It compared none of them with those of the list before, as behind a key that was crowded.
    for (const list of [people.slice(0, 8), people.slice(8)]) {
      await takenIn(register, ...list)
      await matchPeople({ register, tree, marks, matcher }, list, finder)
      for (const { pk, sk } of await everything(register))
        if (String(pk).startsWith('KEY#'))
          await register.client.send(new PutCommand({ TableName: register.table, Item: { pk, sk, isCrowded: true } }))
    }
    expect(await told(people)).not.toEqual(expected)
    const few = { ...tree, communes: () => communes.flatMap((code) => tree.find(code) ?? []) }
    const times = { now: () => morning, timeLeft: () => 900_000 }
    const anew = { register, tree: few, marks, matcher, exchange: async () => exchange, ...times }
    expect((await compareEverybody(anew, programme, 'first')).kind).toBe('ended')
    expect(await told(people)).toEqual(expected)
    await expectTruth(register, ...people)
  },
)

onOneEngine('a crowd whose lists come at the same time is in the same cases as if they had come together', async () => {
  const people = alike(mostRecords + 4, '240123456')
  await listed(people, people.length)
  const expected = await told(people)
  register = await engine.freshRegister()
  await takenIn(register, ...people)
  await Promise.all(
    [people.slice(0, 6), people.slice(6, 11), people.slice(11)].map(async (list) => {
      const at = engine.again(register)
      await kept(at, ...people)
      await matchPeople({ register: at, tree, marks, matcher }, list, finder)
    }),
  )
  expect(await told(people)).toEqual(expected)
  await expectTruth(register, ...people)
})

onOneEngine(
  'who is found to be one of two who were told apart is not asked about with the other any more',
  async () => {
    const number = '066185004321'
    const of = (name: string, amount: number, commune: string) =>
      aRight(name, { number, fullName: 'Nguyễn Thị Ánh', amount: dong(amount), commune })
    const [one, other] = [of('A', 500_000, eaTieu), of('B', 600_000, eaKtur)]
    await found(register, one, other)
    expect(await decide(register, one, a('different-people'))).toBe('done')
    const third = { ...of('C', 1_500_000, elsewhere), policy: 'A7a' }
    await takenIn(register, third)
    await kept(register, one, other, third)
    const effectsOf = async (right: Entitlement) =>
      openReviews(await stored(register, right.id)).map(({ effect }) => effect)
    expect([await effectsOf(one), await effectsOf(other), await effectsOf(third)]).toEqual([
      ['to-stop'],
      ['to-stop'],
      ['to-keep', 'to-keep'],
    ])
    expect(await decide(register, one, a('keep-highest'), second)).toBe('done')
    await kept(register, one, other, third)
    // The other one waits for nobody, and whoever looks at him by himself asks nothing again.
    await kept(register, other, third)
    expect([await effectsOf(one), await effectsOf(other), await effectsOf(third)]).toEqual([[], [], []])
    expect(await stored(register, one.id)).toMatchObject({ status: 'suspended' })
    expect(await stored(register, other.id)).toMatchObject({ status: 'approved' })
    expect(await decide(register, one, { kind: 'reverse', note: 'nhầm người' }, second)).toBe('done')
    await kept(register, one, other, third)
    expect([await effectsOf(one), await effectsOf(other)]).toEqual([['to-stop'], ['to-stop']])
    await expectTruth(register, one, other, third)
  },
)
