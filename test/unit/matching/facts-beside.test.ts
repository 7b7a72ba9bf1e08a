import fc from 'fast-check'
import { likenessKeys } from '../../../lambdas/matching/keys/candidate-keys.ts'
import { personKey } from '../../../lambdas/matching/keys/person-keys.ts'
import { type MatchRecord, type PreparedRecord, prepareRecord } from '../../../lambdas/matching/match-record.ts'
import { codeOfDigits } from '../../../lambdas/matching/numbers/number-code.ts'
import { numberParts } from '../../../lambdas/matching/numbers/number-parts.ts'
import { registerYardstick } from '../../../lambdas/matching/register/register-matcher.ts'
import { judgePair } from '../../../lambdas/matching/score-pair.ts'
import { aMatchRecord, bornIn, cccd, cmnd } from '../../support/labelled/a-match-record.ts'
import { labelledList } from '../../support/labelled/labelled-list.ts'
import { recordOf } from '../../support/labelled/labelled-records.ts'
import type { Noise } from '../../support/labelled/labelled-row.ts'

const yardstick = registerYardstick()
type Groups = readonly (readonly string[])[]

/** Exactly, where the register compares ten bits of each fact. */
const meet = (ones: Groups, others: Groups): boolean =>
  ones.every((facts, nth) => {
    const theirs = others[nth] ?? []
    return facts.length === 0 || theirs.length === 0 || facts.some((fact) => theirs.includes(fact))
  })

const besideOf = (key: string, record: PreparedRecord): Groups => personKey(key, record, yardstick).beside

/** Whether the two are read beside one another under one of the keys that they share, of one kind. */
function areRead(kind: string, one: Partial<MatchRecord>, other: Partial<MatchRecord>): boolean {
  const [a, b] = [prepareRecord(aMatchRecord(one)), prepareRecord(aMatchRecord(other))]
  const shared = likenessKeys(a).filter((key) => key.startsWith(kind) && likenessKeys(b).includes(key))
  expect(shared).toHaveLength(1)
  return meet(besideOf(shared[0] ?? '', a), besideOf(shared[0] ?? '', b))
}

const common = { fullName: 'Nguyễn Văn Hùng', birth: { year: 1970, month: 5, day: 17 } }
const rare = { fullName: 'Doãn Khắc Điệp', birth: { year: 1970, month: 5, day: 17 } }
const far = { commune: '24550' }

describe('facts beside a key', () => {
  it.each<[what: string, kind: string, isRead: boolean, one: Partial<MatchRecord>, other: Partial<MatchRecord>]>([
    ['a rare name and day, far away, without numbers', 'd', true, rare, { ...rare, ...far }],
    [
      'a rare name and day, far away, an old and a new number',
      'd',
      true,
      { ...rare, idNumbers: [cmnd('240123456')] },
      { ...rare, ...far, idNumbers: [cccd('066070003333')] },
    ],
    [
      'a rare name and day, far away, two numbers of one kind',
      'd',
      false,
      { ...rare, idNumbers: [cmnd('240123456')] },
      { ...rare, ...far, idNumbers: [cmnd('241987652')] },
    ],
    [
      'the same in one commune',
      'd',
      true,
      { ...rare, idNumbers: [cmnd('240123456')] },
      { ...rare, idNumbers: [cmnd('241987652')] },
    ],
    ['a common name and day, far away, without numbers', 'd', false, common, { ...common, ...far }],
    [
      'a common name and day, far away, a number with a slip',
      'd',
      true,
      { ...common, idNumbers: [cmnd('240123456')] },
      { ...common, ...far, idNumbers: [cmnd('240123156')] },
    ],
    [
      'a common name and day, far away, a number that lost its zeros',
      'd',
      true,
      { ...common, idNumbers: [cccd('066070003333')] },
      { ...common, ...far, idNumbers: [cccd('66070003333')] },
    ],
    [
      'a common name and year alone, far away',
      'd',
      false,
      { ...common, birth: bornIn(1970) },
      { ...common, ...far, birth: bornIn(1970) },
    ],
    ['one name in a commune, of two years', 'p', false, common, { ...common, birth: { year: 1983, month: 2, day: 9 } }],
    ['one name in a commune, a birth not known', 'p', true, common, { ...common, birth: null }],
    ['one name in a commune, the year beside and no day', 'p', true, common, { ...common, birth: bornIn(1971) }],
    [
      'one name in a commune, another year, the same day',
      'p',
      true,
      common,
      { ...common, birth: { year: 1983, month: 5, day: 17 } },
    ],
    [
      'one name in a commune, another year, which a card says',
      'p',
      true,
      { ...common, idNumbers: [cccd('066083003333')] },
      { ...common, birth: { year: 1983, month: 2, day: 9 } },
    ],
    [
      'one name in a commune, of two years, a number with a slip',
      'p',
      true,
      { ...common, idNumbers: [cmnd('240123456')] },
      { ...common, birth: { year: 1983, month: 2, day: 9 }, idNumbers: [cmnd('240132456')] },
    ],
  ])('tell whether one is read: %s', (_, kind, isRead, one, other) => {
    expect(areRead(kind, one, other)).toBe(isRead)
  })

  it.each<[Noise, number]>([
    ['std', 905],
    ['harsh', 906],
  ])('part nobody whom the matcher shows, but for a middle name in another commune (%s)', (noise, seed) => {
    const under = new Map<string, PreparedRecord[]>()
    let [shown, read, met] = [0, 0, 0]
    for (const [at, row] of [...labelledList({ people: 12_000, seed, noise, communes: 5 })].entries()) {
      const record = prepareRecord(recordOf(row, at))
      for (const key of likenessKeys(record)) {
        const others = under.get(key) ?? []
        for (const other of others) {
          met += 1
          // The first group of the country's key is known to lose one in a thousand.
          const [beside, theirs] = [besideOf(key, record), besideOf(key, other)]
          const isRead = key.startsWith('d:') ? meet(beside.slice(1), theirs.slice(1)) : meet(beside, theirs)
          if (isRead) read += 1
          if (judgePair(record, other, yardstick).verdict === null) continue
          shown += 1
          expect([key, isRead]).toEqual([key, true])
        }
        under.set(key, [...others, record])
      }
    }
    expect(shown).toBeGreaterThan(300)
    expect(read / met).toBeLessThan(0.75)
  })
})

describe('facts beside a key, by how many people a register is for', () => {
  it.each<[people: number, ones: MatchRecord['idNumbers'], others: MatchRecord['idNumbers'], isShown: boolean]>([
    [20_000, [cmnd('240123456')], [cmnd('241987652')], true],
    [100_000, [cccd('066070003333')], [cccd('066070118742')], true],
    [500_000, [cmnd('240123456')], [cmnd('241987652')], false],
  ])(
    'part two of one rare name and day, with other numbers, where the matcher does: %p',
    (people, ones, others, isShown) => {
      const of = registerYardstick(people)
      const a = prepareRecord(aMatchRecord({ ...rare, idNumbers: ones }))
      const b = prepareRecord(aMatchRecord({ ...rare, ...far, idNumbers: others }))
      const key = likenessKeys(a).find((one) => one.startsWith('d:') && likenessKeys(b).includes(one)) ?? ''
      expect(judgePair(a, b, of).verdict !== null).toBe(isShown)
      expect(meet(personKey(key, a, of).beside, personKey(key, b, of).beside)).toBe(isShown)
    },
  )
})

describe('parts of a number', () => {
  const number = fc.oneof(fc.stringMatching(/^[0-9]{9}$/), fc.stringMatching(/^0[0-9]{11}$/))
  const partsOf = (digits: string): readonly string[] => numberParts(codeOfDigits(Number(digits), digits.length)) ?? []
  const haveOne = (one: string, other: string): boolean => partsOf(one).some((part) => partsOf(other).includes(part))
  const isNumber = (digits: string): boolean => Number(digits) > 0

  it('are left of it when a digit is wrong, or two are swapped', () => {
    fc.assert(
      fc.property(number.filter(isNumber), fc.nat(11), fc.nat(9), (digits, place, digit) => {
        const at = place % digits.length
        const wrong = `${digits.slice(0, at)}${digit}${digits.slice(at + 1)}`
        const swapped = `${digits.slice(0, at)}${digits[at + 1] ?? ''}${digits[at]}${digits.slice(at + 2)}`
        for (const other of [wrong, swapped].filter(isNumber)) expect(haveOne(digits, other)).toBe(true)
      }),
    )
  })

  it('are in common to numbers in a row, also from thousand to thousand', () => {
    for (const [one, other] of [
      ['240129999', '240130001'],
      ['240129998', '240130000'],
      ['066070019999', '066070020002'],
      ['240123456', '240123459'],
    ] as const)
      expect(haveOne(one, other)).toBe(true)
  })

  it('are not told of a number that lost its zeros', () => {
    expect(numberParts(codeOfDigits(66_070_003_333, 11))).toBeNull()
  })
})
