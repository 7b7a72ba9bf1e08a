import type { ComparisonDiff } from '../../domain/cases/comparison.ts'
import { isUpToDate } from '../../domain/cases/comparison.ts'
import type { Finder } from '../../domain/cases/grow-case.ts'
import { openReview } from '../../domain/cases/review.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { type CaseDesk, keepCases } from '../../store/cases/keep-cases.ts'
import {
  type ComparisonWork,
  comparisonDiff,
  lastComparison,
  saveComparison,
} from '../../store/likeness/comparison-store.ts'
import { matchPeople } from '../../store/likeness/match-people.ts'
import { searchCommune } from '../../store/register/entitlement-store.ts'
import { everybody } from '../../store/register/register-filter.ts'

export interface ComparisonDesk extends CaseDesk {
  readonly exchange: () => Promise<ExchangeKey>
  readonly now: () => number
  /** Milliseconds that this function has left. */
  readonly timeLeft: () => number
}

/** How a call ended: nothing to do, somebody else is at it, it goes on with the next call, or it is done. */
export type ComparisonEnd =
  | { readonly kind: 'nothing' | 'busy' }
  | { readonly kind: 'goes-on'; readonly people: number }
  | { readonly kind: 'ended'; readonly people: number; readonly diff: ComparisonDiff }

/** As many as a list brings in at once. */
const peopleAtOnce = 100
/** For a page with many cases, on a busy day. */
const enough = 60_000
/** Longer than a function lives. */
const leaseMs = 16 * 60_000

/**
 * Compares everybody of a programme with everybody in the province once more, where the last comparison was by other weights; goes on
 * where an earlier call stopped. What is found opens, changes and ends cases as it does when a list comes in; concluded cases stay as
 * they were concluded. Safe to repeat: a page that was compared and not noted is compared again and changes nothing.
 * @param attempt names this call
 */
export async function compareEverybody(
  desk: ComparisonDesk,
  programme: string,
  attempt: string,
): Promise<ComparisonEnd> {
  const { register, tree, matcher, marks, now } = desk
  const last = await lastComparison(register, programme)
  if (isUpToDate(last, matcher.version)) return { kind: 'nothing' }
  if (last && last.endedAt === null && last.leaseUntil > now()) return { kind: 'busy' }
  const isSame = last?.version === matcher.version
  const id = marks.id('comparison', programme, matcher.version, now())
  const times = { begunAt: now(), endedAt: null }
  // Of one that was never ended the weights before it stay those to compare with.
  const fromVersion = (last?.endedAt === null ? last.fromVersion : last?.version) ?? null
  const fresh = { id, programme, version: matcher.version, fromVersion, ...times, people: 0, diff: null }
  const begun: ComparisonWork = {
    ...(isSame ? last : { ...fresh, commune: '', position: null }),
    ...held(desk, attempt),
  }
  if (!(await saveComparison(register, begun, last?.attempt ?? null))) return { kind: 'busy' }

  const finder: Finder = {
    actor: { username: 'he-thong', role: 'tinh', unit: tree.root.code },
    commandId: begun.id,
    now: now(),
  }
  const noting: CaseDesk = { ...desk, comparison: begun.id }
  let work = begun
  const communes = tree.communes(tree.root.code).map(({ code }) => code)
  for (const commune of communes.toSorted().filter((code) => code >= begun.commune)) {
    let position = commune === begun.commune ? begun.position : null
    do {
      if (desk.timeLeft() < enough) {
        await saveComparison(register, { ...work, commune, position, leaseUntil: 0 }, attempt)
        return { kind: 'goes-on', people: work.people }
      }
      const from = { position, limit: peopleAtOnce }
      const page = await searchCommune(register, { programme, commune }, everybody, from)
      await compareAnew(noting, page.entitlements, finder)
      position = page.position
      work = { ...work, people: work.people + page.entitlements.length, ...held(desk, attempt), commune, position }
      // At the commune's end the next one is noted with its first page.
      if (position && !(await saveComparison(register, work, attempt))) return { kind: 'busy' }
    } while (position)
  }
  const diff = await comparisonDiff(register, begun.id, { programme, root: tree.root.code })
  const ended = { ...work, endedAt: now(), diff, leaseUntil: 0 }
  if (!(await saveComparison(register, ended, attempt))) return { kind: 'busy' }
  return { kind: 'ended', people: work.people, diff }
}

const held = ({ now }: ComparisonDesk, attempt: string) => ({ attempt, leaseUntil: now() + leaseMs })

/** Whom they are like by these weights, whom they share a number with, and what the cases that they stand in rest on now. */
async function compareAnew(desk: CaseDesk, people: readonly Entitlement[], finder: Finder): Promise<void> {
  await matchPeople(desk, people, finder)
  for (const { id, warnings } of people.filter((record) => openReview(record) || record.warnings.length > 0))
    await keepCases(desk, [...new Set([id, ...warnings.map(({ entitlementId }) => entitlementId)])], finder)
}
