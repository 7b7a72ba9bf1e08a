import { openReview } from '../../domain/cases/review.ts'
import { noSuspects, type Suspects } from '../../domain/lists/suspicious-list.ts'
import type { Entitlement, Person } from '../../domain/payments/entitlement.ts'
import { policyName } from '../../domain/programmes/programmes.ts'
import { warnOfSharedNumbers } from '../../store/duplicate-store.ts'
import { idMarksOf } from '../../store/id-mark.ts'
import { applyChunk, type ChunkRow, type Hold } from '../../store/intake-store.ts'
import { keepCases } from '../../store/keep-cases.ts'
import type { StoredList, StoredRow } from '../../store/list-item.ts'
import { tellOfAbroad } from '../../store/look-abroad.ts'
import { findAlike, matchPeople } from '../../store/match-people.ts'
import { type Place, previewChunk } from '../../store/preview-chunk.ts'
import type { DealtChunk } from './deal-rows.ts'
import type { Intake } from './work-on-list.ts'

/**
 * Progress is written every so many chunks: seen by the officer, and the sign of life that keeps the lease. Their people are compared
 * together: a hundred keys are one batch read, so 500 rows take 29, with the look into other provinces' files.
 */
export const chunksPerProgress = 3

/** A list, or a range of it, in the hands of one reader. */
export interface Work {
  readonly hold: Hold
  readonly list: StoredList
  /** Whether a line of the whole file names this person. */
  readonly isInFile: (person: Person) => boolean
  readonly now: number
}

export interface Brought {
  /** The chunk's own. */
  readonly counts: StoredList['counts']
  readonly entitlements: readonly Entitlement[]
  readonly suspects: Suspects
}

/** A chunk into the register, with the warnings and cases that its numbers give. */
export async function bringChunk(intake: Intake, work: Work, chunk: DealtChunk): Promise<Brought> {
  const { register, tree, marks } = intake
  const applied = await applyChunk(register, tree, marks, wholeOf(work, chunk))
  const { entitlements, left } = applied
  const idMarks = new Set(entitlements.flatMap((entitlement) => idMarksOf(entitlement, marks)))
  const finder = finderOf(work)
  const warned = await warnOfSharedNumbers(register, marks, [...idMarks], finder)
  // Corrected, revived or new: whoever of the chunk stands in a case may have left it.
  const reviewed = entitlements.flatMap((one) => (openReview(one) ? [one.id] : []))
  // A number that was corrected away leaves its other carriers with a warning that is no longer true.
  if (left.marks.length > 0) await warnOfSharedNumbers(register, marks, left.marks, finder, left.ids)
  await keepCases(intake, [...new Set([...warned, ...reviewed, ...left.ids])], finder)
  const duplicates = new Set([...warned, ...sharedInFile(chunk.rows, applied.rows)])
  return { counts: countsOf(applied.rows, entitlements, duplicates), entitlements, suspects: noSuspects }
}

/** What bringing the chunk in would do; nothing is written but the rows' results. */
export async function compareChunk(intake: Intake, work: Work, chunk: DealtChunk): Promise<Brought> {
  const { register, tree, marks } = intake
  const alike = (records: readonly Entitlement[]) => findAlike(intake, records)
  const nameOf = ({ programme, policy, commune }: Place): string =>
    `${policyName(programme, policy)}, ${tree.find(commune)?.name ?? commune}`
  const compared = await previewChunk(register, marks, wholeOf(work, chunk), alike, nameOf)
  const { rows, entitlements, duplicates, suspects } = compared
  return { counts: countsOf(rows, entitlements, duplicates), entitlements, suspects }
}

/**
 * Compares whom this list has brought in or corrected with everybody, and looks them up in other provinces' files; whoever came by
 * another list was compared then.
 */
export async function matchBrought(intake: Intake, work: Work, entitlements: readonly Entitlement[]): Promise<void> {
  const { id } = work.list
  const own = entitlements.filter((one) => one.list.id === id || one.correctedBy === id)
  await matchPeople(intake, own, finderOf(work))
  await tellOfAbroad(intake, own, finderOf(work))
}

const actorOf = ({ list }: Work): StoredList['createdBy'] => list.appliedBy ?? list.createdBy
const finderOf = (work: Work) => ({ actor: actorOf(work), commandId: work.list.id, now: work.now })
const wholeOf = (work: Work, { number, rows }: DealtChunk) => {
  const { hold, isInFile, now } = work
  return { ...hold, number, rows, isInFile, actor: actorOf(work), now }
}

/** Whom another row of the file shares a number with, whichever of the two comes in first. */
const sharedInFile = (rows: readonly ChunkRow[], results: readonly StoredRow[]): string[] =>
  rows.flatMap(({ listed }, index) => (listed?.isShared && results[index]?.entitlementId) || [])

function countsOf(
  rows: readonly StoredRow[],
  entitlements: readonly Entitlement[],
  duplicates: ReadonlySet<string>,
): StoredList['counts'] {
  const of = (outcome: StoredRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length
  const addedIds = new Set(
    rows.flatMap((row) => (row.outcome === 'added' && row.entitlementId ? [row.entitlementId] : [])),
  )
  const added = entitlements.filter(({ id }) => addedIds.has(id))
  return {
    rows: rows.filter((row) => row.outcome !== 'skipped').length,
    added: of('added'),
    changed: of('changed'),
    same: of('same'),
    refused: of('refused'),
    warnings: rows.flatMap((row) => row.problems).filter(({ severity }) => severity === 'warning').length,
    duplicates: entitlements.filter(({ id }) => duplicates.has(id)).length,
    amount: added.reduce((sum, { amount }) => sum + amount, 0),
  }
}
