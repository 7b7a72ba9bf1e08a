import fc from 'fast-check'
import { defaultCaseSettings } from '../../../../lambdas/domain/cases/case-settings.ts'
import { type DuplicateCase, mostRecords } from '../../../../lambdas/domain/cases/duplicate-case.ts'
import { between, type Evidence } from '../../../../lambdas/domain/cases/evidence.ts'
import { findCases } from '../../../../lambdas/domain/cases/find-cases.ts'
import { openReview, type Review, withReview } from '../../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { anEntitlement, morning } from '../../../support/builders.ts'

const rules = { programme: nq42, settings: defaultCaseSettings, tree: unitTree('daklak-2020') }
const finder = { actor: { username: 'xa-24547', role: 'xa' as const, unit: '24547' }, commandId: 'list', now: morning }

interface State {
  readonly records: readonly Entitlement[]
  readonly cases: readonly DuplicateCase[]
}

const isOpen = ({ state }: DuplicateCase): boolean => state !== 'closed'
const membersOf = ({ records }: DuplicateCase): string[] => records.map(({ entitlementId }) => entitlementId)
const isHeld = (cases: Iterable<DuplicateCase>, pair: readonly string[]): boolean =>
  [...cases].some((one) => isOpen(one) && pair.every((id) => membersOf(one).includes(id)))

/** Carries out what is found until nothing more is; meanwhile no pair that is in a case may be in none, unless a conclusion has settled it. */
function settled(
  { records, cases }: State,
  evidence: readonly Evidence[],
  { joined = [], isSettled = false }: { joined?: readonly Entitlement[]; isSettled?: boolean } = {},
): State {
  const people = new Map(records.map((record) => [record.id, record]))
  const known = new Map(cases.map((one) => [one.id, one]))
  const held = isSettled ? [] : evidence.map((one) => one.between).filter((pair) => isHeld(cases, pair))
  for (let round = 0; round < 10; round++) {
    const found = { records: [...people.values()], joined, open: [...known.values()].filter(isOpen), evidence }
    const newId = ({ id, version }: Entitlement): string => `case-${id}-${version}`
    const steps = findCases(rules, { ...found, newId }, finder)
    if (steps.length === 0) return { records: [...people.values()], cases: [...known.values()] }
    for (const step of steps) {
      for (const change of step) {
        known.set(change.after.id, change.after)
        for (const { after } of change.records) people.set(after.id, after)
      }
      for (const pair of held) expect([pair, isHeld(known.values(), pair)]).toEqual([pair, true])
    }
  }
  throw new Error('it does not settle')
}

/** The open cases by what they are about, and what they mean for each record. */
const told = ({ records, cases }: State): unknown => ({
  cases: cases
    .filter(isOpen)
    .map((one) => ({ members: membersOf(one), evidence: one.evidence, verdict: one.verdict }))
    .sort((a, b) => (a.members.join() < b.members.join() ? -1 : 1)),
  effects: records
    .map((record) => [record.id, openReview(record)?.effect ?? null])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
})

const name = (nth: number): string => `r${10 + nth}`
const right = (nth: number, parts: Partial<Entitlement> = {}): Entitlement =>
  anEntitlement({ id: name(nth), amount: dong(1_000_000 + 50_000 * ((nth * 7) % 11)), ...parts })
const likeness = (a: string, b: string, score: number): Evidence => ({
  kind: 'name-and-day',
  between: between(a, b),
  verdict: score > 20 ? 'certain' : 'possible',
  score,
  sentence: 'Cùng họ tên, cùng ngày sinh.',
})

/** They come in so many at a time, in this order. */
function listed(order: readonly Entitlement[], sizes: readonly number[], evidence: readonly Evidence[]): State {
  let state: State = { records: [], cases: [] }
  let come = 0
  for (let nth = 0; come < order.length; nth++) {
    const list = order.slice(come, come + (sizes[nth % sizes.length] ?? 1))
    come += list.length
    const records = [...state.records, ...list]
    const ids = new Set(records.map(({ id }) => id))
    const known = evidence.filter((one) => one.between.every((id) => ids.has(id)))
    state = settled({ ...state, records }, known)
  }
  return state
}

const crowdOf = (count: number, score = 9): Evidence[] =>
  Array.from({ length: count }, (_, a) => Array.from({ length: a }, (_, b) => likeness(name(a), name(b), score))).flat()

describe('cases of more people than one has room for', () => {
  it('are the same in any order of lists and however many come at once, and no pair is out of all cases meanwhile', () => {
    const people = mostRecords + 8
    const id = fc.integer({ min: 0, max: people - 1 })
    const edges = fc.uniqueArray(fc.tuple(id, id, fc.integer({ min: 5, max: 24 })), {
      minLength: 20,
      maxLength: 80,
      selector: ([a, b]) => between(name(a), name(b)).join(),
    })
    const all = Array.from({ length: people }, (_, nth) => right(nth))
    const order = fc.shuffledSubarray(all, { minLength: people })
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(edges, order, sizes, (drawn, coming, lists) => {
        const evidence = drawn.filter(([a, b]) => a !== b).map(([a, b, score]) => likeness(name(a), name(b), score))
        const atOnce = settled({ records: all, cases: [] }, evidence)
        expect(told(listed(coming, lists, evidence))).toEqual(told(atOnce))
      }),
      { numRuns: 15 },
    )
  })

  it.each([mostRecords, mostRecords + 1, mostRecords + 2, 2 * mostRecords])(
    'are the same when %i are all alike',
    (count) => {
      const all = Array.from({ length: count }, (_, nth) => right(nth))
      const evidence = crowdOf(count)
      const atOnce = told(settled({ records: all, cases: [] }, evidence))
      expect(told(listed(all.toReversed(), [1, 4], evidence))).toEqual(atOnce)
      expect(told(listed([...all.slice(5), ...all.slice(0, 5)], [3, 7], evidence))).toEqual(atOnce)
    },
  )

  it('leave alone what somebody has begun to work on, and hold what comes in others', () => {
    const all = Array.from({ length: mostRecords + 3 }, (_, nth) => right(nth))
    const evidence = crowdOf(all.length)
    const first = listed(all.slice(0, mostRecords), [4], evidence)
    const begun = first.cases.map((one): DuplicateCase => (isOpen(one) ? { ...one, state: 'verifying' } : one))
    const then = settled({ records: [...first.records, ...all.slice(mostRecords)], cases: begun }, evidence)
    expect(then.cases.find(({ state }) => state === 'verifying')).toEqual(begun.find(isOpen))
    for (const { between: pair } of evidence) expect(isHeld(then.cases, pair)).toBe(true)
  })
})

const apartIn = (caseId: string, record: Entitlement): Entitlement => ({
  ...record,
  reviews: withReview(record, { caseId, effect: 'apart', owner: '24547' }),
})
const oneIn = (caseId: string, effect: Review['effect'], record: Entitlement): Entitlement => ({
  ...record,
  reviews: withReview(record, { caseId, effect, owner: '24547' }),
})

describe('two of a crowd who were told apart', () => {
  it('are in no case together, where that is not many more cases', () => {
    const all = Array.from({ length: mostRecords + 2 }, (_, nth) => (nth < 2 ? apartIn('old', right(nth)) : right(nth)))
    const evidence = crowdOf(all.length).filter((one) => one.between.join() !== `${name(0)},${name(1)}`)
    const { cases } = settled({ records: all, cases: [] }, evidence)
    expect(isHeld(cases, [name(0), name(1)])).toBe(false)
    for (const { between: pair } of evidence) expect(isHeld(cases, pair)).toBe(true)
  })

  it('are not held for one another where they are, by whoever is like both', () => {
    const lowest = right(mostRecords, { amount: dong(250_000) })
    const others = Array.from({ length: mostRecords }, (_, nth) =>
      apartIn('old', right(nth, { amount: dong(1_000_000 + nth * 1_000) })),
    )
    const evidence = others.map(({ id }) => likeness(id, lowest.id, 30))
    const { records, cases } = settled({ records: [...others, lowest], cases: [] }, evidence)
    // As many cases as pairs would be too many.
    expect(cases.filter(isOpen).length).toBeLessThanOrEqual(2)
    const effects = new Map(records.map((record) => [record.id, openReview(record)?.effect]))
    expect(effects.get(lowest.id)).toBe('to-stop')
    for (const { id } of others) expect([id, effects.get(id)]).toEqual([id, 'to-keep'])
  })
})

describe('a third who is like two who were told apart', () => {
  const [a, b] = [
    apartIn('old', right(0, { amount: dong(500_000) })),
    apartIn('old', right(1, { amount: dong(600_000) })),
  ]
  const third = right(2, { amount: dong(1_500_000) })
  const evidence = [likeness(a.id, third.id, 30), likeness(b.id, third.id, 30)]

  it('is, once he is found to be the one, not asked about with the other, who is held no longer', () => {
    const asked = settled({ records: [a, b, third], cases: [] }, evidence)
    expect(asked.records.map((record) => openReview(record)?.effect)).toEqual(['to-stop', 'to-stop', 'to-keep'])
    const first = asked.cases.find((one) => isHeld([one], [a.id, third.id]))
    if (!first) throw new Error('no case')
    const found = {
      records: asked.records.map((record) =>
        record.id === b.id ? record : oneIn(first.id, record.id === a.id ? 'stopped' : 'kept', record),
      ),
      cases: asked.cases.map((one): DuplicateCase => (one === first ? { ...one, state: 'closed' } : one)),
    }
    const then = settled(found, evidence.slice(1), { isSettled: true })
    expect(then.cases.filter(isOpen)).toEqual([])
    expect(then.records.map((record) => openReview(record)?.effect)).toEqual([undefined, undefined, undefined])
    // Also where whom he is one with is known by the conclusion alone.
    const [stopped, ...others] = then.records as [Entitlement, ...Entitlement[]]
    expect(settled({ records: others, cases: then.cases }, evidence.slice(1), { joined: [stopped] })).toEqual({
      records: others,
      cases: then.cases,
    })
    expect(settled({ records: others, cases: [] }, evidence.slice(1)).cases).toHaveLength(1)
  })

  it('is asked about with the other still, once he is found to be another than the one', () => {
    const records = [apartIn('new', a), b, apartIn('new', third)]
    const { cases } = settled({ records, cases: [] }, evidence)
    expect(cases.map(membersOf)).toEqual([[b.id, third.id]])
  })
})
