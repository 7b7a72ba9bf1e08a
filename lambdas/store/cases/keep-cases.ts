import type { CaseSettings } from '../../domain/cases/case-settings.ts'
import type { DuplicateCase } from '../../domain/cases/duplicate-case.ts'
import { type Evidence, isLikeness } from '../../domain/cases/evidence.ts'
import { type CaseStep, findCases } from '../../domain/cases/find-cases.ts'
import type { CaseRules, Finder } from '../../domain/cases/grow-case.ts'
import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import { openReviews } from '../../domain/cases/review.ts'
import { canCompete, sameNumberEvidence } from '../../domain/cases/same-number.ts'
import { joinedIn } from '../../domain/cases/told-apart.ts'
import { excludes } from '../../domain/duplicates/exclusion.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { programmeOfRecord } from '../../domain/programmes/programmes.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { comparisonNotes } from '../likeness/comparison-store.ts'
import { likenessEvidence, withStrangers } from '../likeness/likeness-evidence.ts'
import { likenessesKept } from '../likeness/likenesses.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import type { Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { getCaseSettings } from './case-settings-store.ts'
import { commitCases, getCases } from './case-store.ts'
import { overtakenChanges } from './reopen-overtaken.ts'
import { endStandingAgain, type StandingAgain, standingAgain } from './stand-again.ts'

export interface CaseDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: Marks
  readonly matcher: PersonMatcher
  /** A comparison anew: what it does to a case is noted with the case, once. */
  readonly comparison?: string
  /** By which whoever stands again is looked for in other provinces' files; absent where that is left to the clock. */
  readonly exchange?: () => Promise<ExchangeKey>
}

/** So often in a row it is decided anew because others change the same records. */
const attempts = 12

/**
 * Brings the cases of these records up to date with what the register knows: whose numbers are shared now, who was paid, who has gone.
 * The caller has written its own holders of the numbers before, and names everybody who shares one: so of two lists at once at least
 * one finds the pair, and the records' versions let one of the two open the case. Safe to repeat: what says the truth is left alone. Whoever
 * stands again, since later months have opened the case that stopped him, meets those who came meanwhile, as an officer's reversal lets him.
 * @param ids distinct
 * @param more evidence that does not come from shared numbers, between records named in `ids`: what a matcher has found
 */
export async function keepCases(
  desk: CaseDesk,
  ids: readonly string[],
  finder: Finder,
  more: readonly Evidence[] = [],
): Promise<void> {
  if (ids.length === 0) return
  let known: Promise<CaseSettings> | undefined
  const settings = (): Promise<CaseSettings> => {
    known ??= getCaseSettings(desk.register, desk.tree)
    return known
  }
  const { register, tree, marks } = desk
  let [concerned, evidence] = [ids, more]
  const opened: StandingAgain[] = []
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const steps = await nextSteps({ ...desk, settings }, concerned, finder, evidence)
    if (steps.length === 0) {
      await endStandingAgain(desk, opened, finder)
      return
    }
    const standing: StandingAgain[] = []
    const stale = new Set<string>()
    for (const step of steps) {
      const people = peopleOf(step)
      // One case lets a pair go since a step before it has brought that into another case: not where this was overtaken.
      if (people.some((id) => stale.has(id))) {
        for (const id of people) stale.add(id)
        continue
      }
      const again = step
        .map((change) => standingAgain(desk, change, finder))
        .filter(({ records }) => records.length > 0)
      const notes = [...comparisonNotes(desk, step), ...again.map(({ put }) => put)]
      if ((await commitCases(register, tree, marks, step, null, notes)) !== 'done') {
        for (const id of people) stale.add(id)
        continue
      }
      attempt = 0
      standing.push(...again)
    }
    if (standing.length === 0) continue
    opened.push(...standing)
    const met = await alikeWith(
      desk,
      standing.flatMap(({ records }) => records),
    )
    concerned = [...new Set([...concerned, ...standing.flatMap(({ sharing }) => sharing), ...met.ids])]
    evidence = [...evidence, ...met.evidence]
  }
  throw new Error('others change the same records faster than their cases can be kept')
}

/** Ids of whoever is in the step's cases, before it or after it. */
const peopleOf = (step: CaseStep): string[] =>
  step.flatMap(({ before, after }) =>
    [...(before?.records ?? []), ...after.records].map(({ entitlementId }) => entitlementId),
  )

/** Whoever is like those who stand again, and may have come while they were stopped. Who only shares a key with them is not looked at again. */
async function alikeWith(
  { register, marks, matcher }: CaseDesk,
  again: readonly Entitlement[],
): Promise<{ readonly ids: readonly string[]; readonly evidence: readonly Evidence[] }> {
  if (again.length === 0) return { ids: [], evidence: [] }
  const alike = await likenessesKept({ register, marks, matcher }, again)
  const known = await withStrangers(register, again, [alike])
  const evidence = likenessEvidence(matcher, known, alike)
  return { ids: [...again.map(({ id }) => id), ...evidence.flatMap(({ between }) => between)], evidence }
}

/** What the province has set is read once, and only where a case is to be decided. */
interface DecidingDesk extends CaseDesk {
  readonly settings: () => Promise<CaseSettings>
}

async function nextSteps(
  desk: DecidingDesk,
  ids: readonly string[],
  finder: Finder,
  more: readonly Evidence[],
): Promise<CaseStep[]> {
  const { records, open } = await withOpenCases(desk.register, ids)
  const joined = await joinedWith(desk.register, records)
  const programmes = new Set(records.map(({ programme }) => programme))
  const steps: CaseStep[] = []
  for (const id of programmes) {
    const programme = programmeOfRecord({ programme: id })
    const own = records.filter((record) => record.programme === id)
    const shared = sameNumberEvidence(desk.matcher, programme, own)
    const cases = open.filter((one) => one.programme === id)
    const others = standing(programme, [...more, ...likenessStill(desk.matcher, cases, own)], own)
    const evidence = withoutRepeats([...shared, ...others])
    if (evidence.length === 0 && cases.length === 0) continue
    const rules: CaseRules = { programme, settings: await desk.settings(), tree: desk.tree }
    const reopened = await overtakenChanges(desk.register, rules, own, evidence, finder)
    if (reopened.length > 0) {
      // Looked at anew when they are open: their records are among them then.
      steps.push(...reopened.map((change) => [change]))
      continue
    }
    const newId = ({ id: first, version }: Entitlement): string => desk.marks.id('case', first, version)
    steps.push(...findCases(rules, { records: own, joined, open: cases, evidence, newId }, finder))
  }
  return steps
}

/** The records, the open cases that they stand in, and the other records of those. */
async function withOpenCases(
  register: Register,
  ids: readonly string[],
): Promise<{ records: Entitlement[]; open: DuplicateCase[] }> {
  const records = new Map<string, Entitlement>()
  const open = new Map<string, DuplicateCase>()
  let wanted = [...new Set(ids)]
  while (wanted.length > 0) {
    for (const record of await getEntitlements(register, wanted)) records.set(record.id, record)
    const caseIds = new Set([...records.values()].flatMap((record) => openReviews(record).map(({ caseId }) => caseId)))
    const fresh = [...caseIds].filter((id) => !open.has(id))
    for (const one of await getCases(register, fresh)) open.set(one.id, one)
    const members = [...open.values()].flatMap((one) => one.records.map(({ entitlementId }) => entitlementId))
    wanted = [...new Set(members)].filter((id) => !records.has(id))
  }
  return { records: [...records.values()], open: [...open.values()] }
}

/**
 * Others whom conclusions have found to be one person with these: from whomever they were set apart, these are. 1 read a case and 1 a record,
 * in two calls; none where nobody was found to be one person with somebody.
 */
async function joinedWith(register: Register, records: readonly Entitlement[]): Promise<Entitlement[]> {
  const known = new Set(records.map(({ id }) => id))
  const cases = await getCases(register, [...new Set(records.flatMap(joinedIn))])
  const ids = new Set(cases.flatMap((one) => one.records.map(({ entitlementId }) => entitlementId)))
  const others = [...ids].filter((id) => !known.has(id))
  return others.length === 0 ? [] : getEntitlements(register, others)
}

/** What the open cases rest on besides shared numbers: compared anew, since a name, a birth or a number may have been mended. */
function likenessStill(
  matcher: PersonMatcher,
  cases: readonly DuplicateCase[],
  records: readonly Entitlement[],
): Evidence[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return cases.flatMap(({ evidence }) =>
    evidence.flatMap(({ kind, between: [a, b] }) => {
      const [one, other] = [byId.get(a), byId.get(b)]
      return (isLikeness(kind) && one && other && matcher.compare(one, other)) || []
    }),
  )
}

/** Evidence between records that both may still be paid or have been, and of which one shuts the other out. */
function standing(programme: Programme, evidence: readonly Evidence[], records: readonly Entitlement[]): Evidence[] {
  const able = new Map(records.filter(canCompete).map((record) => [record.id, record]))
  return evidence.filter(({ between: [a, b] }) => {
    const [one, other] = [able.get(a), able.get(b)]
    return one && other && excludes(programme, one, other)
  })
}

/** Of one pair the first likeness, which is the newest, and the first of each kind of number. */
function withoutRepeats(evidence: readonly Evidence[]): Evidence[] {
  const known = new Map<string, Evidence>()
  for (const one of evidence) {
    const key = `${one.between.join(' ')} ${isLikeness(one.kind) ? 'likeness' : one.kind}`
    if (!known.has(key)) known.set(key, one)
  }
  return [...known.values()]
}
