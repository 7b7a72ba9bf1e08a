import fc from 'fast-check'
import { defaultCaseSettings } from '../../../../lambdas/domain/cases/case-settings.ts'
import type { DuplicateCase } from '../../../../lambdas/domain/cases/duplicate-case.ts'
import { mostRecords } from '../../../../lambdas/domain/cases/duplicate-case.ts'
import { between, type Evidence } from '../../../../lambdas/domain/cases/evidence.ts'
import { findCases } from '../../../../lambdas/domain/cases/find-cases.ts'
import { isSettledBeside, openReview, openReviews, withReview } from '../../../../lambdas/domain/cases/review.ts'
import { sameNumberEvidence } from '../../../../lambdas/domain/cases/same-number.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { registerMatcher } from '../../../../lambdas/matching/register/register-matcher.ts'
import { anEntitlement, anIdNumber, aPerson, morning } from '../../../support/builders.ts'

const matcher = registerMatcher()

const rules = { programme: nq42, settings: defaultCaseSettings, tree: unitTree('daklak-2020') }
const finder = { actor: { username: 'xa-24547', role: 'xa' as const, unit: '24547' }, commandId: 'list', now: morning }
const numbers = ['066185004321', '066185004322', '066185004323'].map((text) => anIdNumber(text))
const carrying = (id: string, ...which: readonly number[]): Entitlement =>
  anEntitlement({ id, person: aPerson({ idNumbers: which.flatMap((index) => numbers[index] ?? []) }) })
/** Whom no number connects: what is alike about him is the evidence that a test gives. */
const unnumbered = (id: string): Entitlement => carrying(id)

interface State {
  readonly records: readonly Entitlement[]
  readonly cases: readonly DuplicateCase[]
}

/** Carries out what is found, until nothing more is. */
function settled({ records, cases }: State, more: readonly Evidence[] = []): State {
  const people = new Map(records.map((record) => [record.id, record]))
  const known = new Map(cases.map((one) => [one.id, one]))
  for (let round = 0; round < 10; round++) {
    const steps = findCases(
      rules,
      {
        records: [...people.values()],
        open: [...known.values()].filter(({ state }) => state !== 'closed'),
        evidence: [...sameNumberEvidence(matcher, nq42, [...people.values()]), ...more],
        newId: ({ id, version }) => `case-${id}-${version}`,
      },
      finder,
    )
    if (steps.length === 0) return { records: [...people.values()], cases: [...known.values()] }
    for (const change of steps.flat()) {
      known.set(change.after.id, change.after)
      for (const { after } of change.records) people.set(after.id, after)
    }
  }
  throw new Error('it does not settle')
}

const open = ({ cases }: State): string[][] =>
  cases.filter(({ state }) => state !== 'closed').map((one) => one.records.map(({ entitlementId }) => entitlementId))

const facts = (a: string, b: string): Evidence => ({
  kind: 'agreeing-facts',
  between: between(a, b),
  verdict: 'possible',
  score: 9,
  sentence: 'Cùng họ tên, cùng ngày sinh.',
})

/** Evidence that no open case holds, though nothing is settled between the two. */
function notHeld(state: State, more: readonly Evidence[] = []): (readonly [string, string])[] {
  const cases = open(state)
  const byId = new Map(state.records.map((record) => [record.id, record]))
  const isAsked = ([a, b]: readonly [string, string]): boolean => {
    const [one, other] = [byId.get(a), byId.get(b)]
    return one !== undefined && other !== undefined && !isSettledBeside(one, other)
  }
  return [...sameNumberEvidence(matcher, nq42, state.records), ...more]
    .map((one) => one.between)
    .filter((pair) => isAsked(pair) && !cases.some((ids) => pair.every((id) => ids.includes(id))))
}

describe('finding cases', () => {
  it('opens one for everybody who shares a number, and nothing a second time', () => {
    const once = settled({ records: [carrying('a', 0), carrying('b', 0), carrying('c', 1)], cases: [] })
    expect(open(once)).toEqual([['a', 'b']])
    expect(settled(once)).toEqual(once)
  })

  it('takes a third record in', () => {
    const first = settled({ records: [carrying('a', 0), carrying('b', 0)], cases: [] })
    const then = settled({ records: [...first.records, carrying('c', 0)], cases: first.cases })
    expect(open(then)).toEqual([['a', 'b', 'c']])
    expect(then.cases).toHaveLength(1)
  })

  it('joins two cases when a record connects them, and the one that ends says so', () => {
    const first = settled({ records: ['a', 'b'].map((id) => carrying(id, 0)), cases: [] })
    const second = settled({
      records: [...first.records, ...['c', 'd'].map((id) => carrying(id, 1))],
      cases: first.cases,
    })
    expect(open(second)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    const joined = settled({ records: [...second.records, carrying('e', 0, 1)], cases: second.cases })
    expect(open(joined)).toEqual([['a', 'b', 'c', 'd', 'e']])
    expect(joined.cases.map(({ conclusion }) => conclusion?.ending)).toEqual([undefined, 'joined'])
    expect(new Set(joined.records.map((record) => openReview(record)?.caseId)).size).toBe(1)
  })

  it('ends a case whose numbers were corrected, and asks nothing of its records any more', () => {
    const first = settled({ records: [carrying('a', 0), carrying('b', 0)], cases: [] })
    const mended = first.records.map((record) =>
      record.id === 'b' ? { ...record, person: carrying('b', 2).person } : record,
    )
    const then = settled({ ...first, records: mended })
    expect(then.cases).toMatchObject([{ state: 'closed', conclusion: { ending: 'no-evidence-left' } }])
    expect(then.records.every(({ reviews }) => reviews.length === 0)).toBe(true)
  })

  it('does not ask again about two whom a conclusion has told apart, and does ask about a third', () => {
    const apart = (id: string): Entitlement => ({
      ...carrying(id, 0),
      reviews: [{ caseId: 'old', effect: 'apart', owner: '24547' }],
    })
    expect(settled({ records: [apart('a'), apart('b')], cases: [] }).cases).toEqual([])
    const asked = settled({ records: [apart('a'), apart('b'), carrying('c', 0)], cases: [] })
    expect(open(asked).toSorted()).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ])
  })

  it('holds neither of two who were told apart for the other one when a third is like both', () => {
    const apart = (id: string, amount: number): Entitlement => ({
      ...carrying(id, 0),
      amount: dong(amount),
      reviews: [{ caseId: 'old', effect: 'apart', owner: '24547' }],
    })
    const known = [apart('a', 1_500_000), apart('b', 750_000)]
    const third = { ...carrying('c', 0), amount: dong(250_000) }
    const asked = settled({ records: [...known, third], cases: [] })
    expect(asked.records.map((record) => openReview(record)?.effect)).toEqual(['to-keep', 'to-keep', 'to-stop'])
    // Told apart while the case of the three is open.
    const together = settled({ records: [carrying('a', 0), carrying('b', 0), carrying('c', 0)], cases: [] })
    expect(open(together)).toHaveLength(1)
    const old = { caseId: 'old', effect: 'apart' as const, owner: '24547' }
    const then = settled({
      records: together.records.map((one) => (one.id === 'c' ? one : { ...one, reviews: [old, ...one.reviews] })),
      cases: together.cases,
    })
    expect(open(then).toSorted()).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ])
    expect(settled(then)).toEqual(then)
  })

  it('holds every pair in a case, and no two in one whom conclusions have set apart, however they come', () => {
    const id = fc.integer({ min: 0, max: 9 })
    const edges = fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 25, size: 'max' })
    const partings = fc.array(fc.uniqueArray(id, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    const name = (index: number): string => `r${index}`
    fc.assert(
      fc.property(edges, partings, fc.boolean(), (all, told, isLater) => {
        const pairs = all.filter(([a, b]) => a !== b).map(([a, b]) => facts(name(a), name(b)))
        const parted = (records: readonly Entitlement[]): Entitlement[] =>
          records.map((record) => ({
            ...record,
            reviews: [
              ...told.flatMap((ids, index) =>
                ids.map(name).includes(record.id)
                  ? [{ caseId: `old-${index}`, effect: 'apart' as const, owner: '24547' }]
                  : [],
              ),
              ...record.reviews,
            ],
          }))
        const records = Array.from({ length: 10 }, (_, index) => unnumbered(name(index)))
        const first = isLater ? settled({ records, cases: [] }, pairs) : { records, cases: [] }
        const state = settled({ ...first, records: parted(first.records) }, pairs)
        expect(notHeld(state, pairs)).toEqual([])
        const areParted = (a: string, b: string) =>
          told.some((ids) => [a, b].every((one) => ids.map(name).includes(one)))
        for (const ids of open(state))
          for (const a of ids) for (const b of ids) expect(a !== b && areParted(a, b)).toBe(false)
        expect(settled(state, pairs)).toEqual(state)
        // Their conclusions are taken back.
        const isOld = ({ caseId }: { caseId: string }) => caseId.startsWith('old-')
        const again = state.records.map((one) => ({ ...one, reviews: one.reviews.filter((review) => !isOld(review)) }))
        expect(notHeld(settled({ ...state, records: again }, pairs), pairs)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('takes evidence of another kind, and keeps it beside shared numbers', () => {
    const { cases, records } = settled({ records: [carrying('a', 0), carrying('b', 0), carrying('c', 1)], cases: [] }, [
      facts('c', 'b'),
    ])
    expect(cases[0]?.evidence.map(({ kind }) => kind)).toEqual(['same-cccd', 'agreeing-facts'])
    // Only certain evidence holds a record to the proposal.
    expect(records.map((record) => openReview(record)?.effect)).toEqual(['to-keep', 'to-stop', 'in-question'])
  })

  it('takes a crowd in as several cases, and goes on where one of them has told its people apart', () => {
    const crowd = Array.from({ length: mostRecords + 3 }, (_, index) => carrying(`n${10 + index}`, 0))
    const found = settled({ records: crowd, cases: [] })
    expect(open(found).length).toBeGreaterThan(1)
    expect(notHeld(found)).toEqual([])
    const [first] = found.cases
    if (!first) throw new Error('no case')
    const apart = { caseId: first.id, effect: 'apart' as const, owner: first.owner }
    const then = settled({
      records: found.records.map((record) =>
        first.records.some(({ entitlementId }) => entitlementId === record.id)
          ? { ...record, reviews: withReview(record, apart) }
          : record,
      ),
      cases: found.cases.map((one) => (one === first ? { ...one, state: 'closed' as const } : one)),
    })
    expect(notHeld(then)).toEqual([])
    expect(then.records.filter((record) => openReviews(record).length === 0)).toEqual([])
  })

  it('holds every pair that evidence connects in a case with room for it, whatever the graph and however it comes', () => {
    const id = fc.integer({ min: 0, max: 29 })
    const graph = fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 120, size: 'max' })
    const name = (index: number): string => `r${10 + index}`
    fc.assert(
      fc.property(graph, fc.integer({ min: 1, max: 4 }), fc.boolean(), (edges, lists, isBackwards) => {
        const pairs = edges.filter(([a, b]) => a !== b).map(([a, b]) => facts(name(a), name(b)))
        const records = Array.from({ length: 30 }, (_, index) => unnumbered(name(index)))
        let state: State = { records, cases: [] }
        for (let part = 1; part <= lists; part++) {
          const known = Math.ceil((pairs.length * part) / lists)
          const evidence = isBackwards ? pairs.slice(-known) : pairs.slice(0, known)
          state = settled(state, evidence)
          expect(notHeld(state, evidence)).toEqual([])
        }
        expect(Math.max(0, ...open(state).map((one) => one.length))).toBeLessThanOrEqual(mostRecords)
      }),
      { numRuns: 25 },
    )
  })

  it('keeps the cases of hundreds under one number few enough to be read, and nobody without one', () => {
    const crowd = Array.from({ length: 300 }, (_, index) => carrying(`n${100 + index}`, 0))
    const found = settled({ records: crowd, cases: [] })
    expect(found.records.filter((record) => openReviews(record).length === 0)).toEqual([])
    expect(open(found).length).toBeLessThan(100)
  })

  it('comes to the same cases in whatever order the records are given', () => {
    const people = fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { minLength: 2, maxLength: 7 })
    const orders = people.chain((all) => {
      const records = all.map((which, index) => carrying(`r${index}`, ...which))
      return fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }))
    })
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(open(settled({ records: other, cases: [] })).toSorted()).toEqual(
          open(settled({ records: one, cases: [] })).toSorted(),
        )
      }),
    )
  })

  it('holds the same people together, one list at a time, as all lists at once', () => {
    const people = fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { minLength: 2, maxLength: 7 })
    fc.assert(
      fc.property(people, (all) => {
        const records = all.map((which, index) => carrying(`r${index}`, ...which))
        let state: State = { records: [], cases: [] }
        for (const record of records) state = settled({ records: [...state.records, record], cases: state.cases })
        expect(open(state).toSorted()).toEqual(open(settled({ records, cases: [] })).toSorted())
      }),
    )
  })
})
