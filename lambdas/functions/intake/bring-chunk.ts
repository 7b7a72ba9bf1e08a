import { openReview } from '../../domain/cases/review.ts'
import { areRivals } from '../../domain/duplicates/exclusion.ts'
import { correctedDecision } from '../../domain/lists/list-answers.ts'
import { noSuspects, type Suspects } from '../../domain/lists/suspicious-list.ts'
import type { Entitlement, Person } from '../../domain/payments/entitlement.ts'
import { policyName } from '../../domain/programmes/programmes.ts'
import { keepCases } from '../../store/cases/keep-cases.ts'
import { reopenBeside } from '../../store/cases/reopen-cases.ts'
import { tellOfAbroad } from '../../store/foreign/look-abroad.ts'
import {
  type ElsewhereOf,
  findAlike,
  inOtherProgrammes,
  matchPeople,
  type Sharing,
} from '../../store/likeness/match-people.ts'
import type { ChunkRow, Hold } from '../../store/lists/chunk.ts'
import { type ReadAhead, readAhead } from '../../store/lists/find-stored.ts'
import { type Applied, applyChunk } from '../../store/lists/intake-store.ts'
import { noCounts, type StoredList, type StoredRow, sumCounts } from '../../store/lists/list-item.ts'
import { previewChunk } from '../../store/lists/preview-chunk.ts'
import { type NameOf, putDoubts, withDoubts } from '../../store/lists/row-doubts.ts'
import { warnOfSharedNumbers } from '../../store/register/duplicate-store.ts'
import { idMarksOf } from '../../store/table/id-mark.ts'
import type { DealtChunk } from './deal-rows.ts'
import { caseDeskOf, type Intake } from './intake.ts'

/**
 * Progress is written every so many chunks, or after `progressMs` where these take longer: seen by the officer, and the sign of life that keeps
 * the lease. Their people are found, warned of and compared together: a hundred keys are one call, so 290 people fill three and their keys
 * eleven, where three chunks at a time would send a third of the calls half empty.
 */
export const chunksPerProgress = 10

/**
 * Chunks a step of this list. Where earlier readers brought nothing further it is one: whoever stands before the row that kills them is
 * compared with everybody all the same.
 */
export const stepOf = ({ tries }: StoredList): number => (tries > 1 ? 1 : chunksPerProgress)

/** The chunks from one on, in the steps after which progress is written. */
export async function* inSteps(
  chunks: AsyncIterable<DealtChunk>,
  start: number,
  chunksPerStep: number,
): AsyncGenerator<DealtChunk[]> {
  let step: DealtChunk[] = []
  let index = 0
  for await (const chunk of chunks) {
    if (index++ < start) continue
    step.push(chunk)
    if (index % chunksPerStep !== 0) continue
    yield step
    step = []
  }
  if (step.length > 0) yield step
}

/** A list, or a range of it, in the hands of one reader. */
export interface Work {
  readonly hold: Hold
  readonly list: StoredList
  /** Whether a line of the whole file names this person. */
  readonly isInFile: (person: Person) => boolean
  readonly now: number
}

export interface Brought {
  /** Of these chunks alone. */
  readonly counts: StoredList['counts']
  readonly entitlements: readonly Entitlement[]
  readonly suspects: Suspects
}

/** A chunk that is in the register, of which nobody has been warned yet. */
export interface Entered extends Applied {
  readonly chunk: DealtChunk
}

/** What the next few chunks are found by, in two reads for all of them. */
export const readAheadOf = ({ register, marks }: Intake, chunks: readonly DealtChunk[]): Promise<ReadAhead> =>
  readAhead(
    register,
    marks,
    chunks.flatMap(({ rows }) => rows.flatMap(({ listed }) => listed ?? [])),
  )

/**
 * A chunk into the register. The warnings and cases that its numbers give follow for several chunks together, before the progress says that
 * they are in; but a number that was corrected away is known only now, and leaves its other carriers with a warning that is no longer true.
 */
export async function enterChunk(
  intake: Intake,
  work: Work,
  chunk: DealtChunk,
  ahead: ReadAhead | undefined,
): Promise<Entered> {
  const { register, tree, marks } = intake
  const applied = await applyChunk(register, tree, marks, wholeOf(work, chunk), ahead)
  const { left } = applied
  if (left.marks.length > 0) await warnOfSharedNumbers(register, marks, left.marks, finderOf(work), left.ids)
  await keepCases(caseDeskOf(intake), left.ids, finderOf(work))
  return { ...applied, chunk }
}

/**
 * The warnings and cases that the numbers of these chunks give; then they are compared with everybody, and looked up in other provinces'
 * files. All of it reads after all of them were written. Whoever came by another list was compared then.
 */
export async function settleEntered(intake: Intake, work: Work, entered: readonly Entered[]): Promise<Brought> {
  const { register, marks } = intake
  const finder = finderOf(work)
  const entitlements = entered.flatMap((one) => one.entitlements)
  const idMarks = new Set(entitlements.flatMap((entitlement) => idMarksOf(entitlement, marks)))
  const warned = await warnOfSharedNumbers(register, marks, [...idMarks], finder)
  // Corrected, revived or new: whoever of them stands in a case may have left it.
  const reviewed = entitlements.flatMap((one) => (openReview(one) ? [one.id] : []))
  await keepCases(caseDeskOf(intake), [...new Set([...warned.keys(), ...reviewed])], finder)
  const { id } = work.list
  const own = entitlements.filter((one) => one.list.id === id || one.correctedBy === id)
  // A list that lowers what a conclusion has kept may leave what was stopped beside it the higher one.
  const corrected = own.filter((one) => one.correctedBy === id && one.status !== 'cancelled')
  await reopenBeside(caseDeskOf(intake), corrected, finder)
  const elsewhere = await matchPeople(caseDeskOf(intake), own, finder, inOtherProgrammes(own, warned))
  await tellOfAbroad(intake, own, finder)
  // A number that another programme knows, or that has a supplement beside, is no sign of anybody's standing here twice.
  const rivals = entitlements.flatMap((one) =>
    warned.get(one.id)?.some((other) => areRivals(one, { ...other, instalments: [] })) ? [one.id] : [],
  )
  const byId = new Map(own.map((one) => [one.id, one]))
  const counts: StoredList['counts'][] = []
  for (const { chunk, rows: before, entitlements: brought } of entered) {
    const rows = before.map((row) =>
      withDoubts(row, byId.get(row.entitlementId ?? '') ?? null, elsewhere, nameIn(intake)),
    )
    await putDoubts(register, wholeOf(work, chunk), before, rows)
    const duplicates = new Set([...rivals, ...sharedInFile(chunk.rows, rows)])
    counts.push(countsOf(rows, brought, { duplicates, elsewhere }))
  }
  return { counts: counts.reduce(sumCounts, noCounts), entitlements, suspects: noSuspects }
}

/** What bringing the chunk in would do; nothing is written but the rows' results. */
export async function compareChunk(intake: Intake, work: Work, chunk: DealtChunk): Promise<Brought> {
  const { register, marks } = intake
  const alike = (records: readonly Entitlement[], sharing: Sharing) => findAlike(caseDeskOf(intake), records, sharing)
  const compared = await previewChunk(register, marks, wholeOf(work, chunk), alike, nameIn(intake))
  const { rows, entitlements, suspects, elsewhere } = compared
  const duplicates = new Set([...compared.duplicates, ...sharedInFile(chunk.rows, rows)])
  return { counts: countsOf(rows, entitlements, { duplicates, elsewhere }), entitlements, suspects }
}

const nameIn =
  ({ tree }: Intake): NameOf =>
  ({ programme, policy, commune }) =>
    `${policyName(programme, policy)}, ${tree.find(commune)?.name ?? commune}`
const actorOf = ({ list }: Work): StoredList['createdBy'] => list.appliedBy ?? list.createdBy
const finderOf = (work: Work) => ({ actor: actorOf(work), commandId: work.list.id, now: work.now })
const wholeOf = (work: Work, { number, rows }: DealtChunk) => {
  const { hold, isInFile, now } = work
  const former = correctedDecision(work.list)
  return { ...hold, number, rows, former, isInFile, actor: actorOf(work), now }
}

/** Whom another row of the file shares a number with, whichever of the two comes in first. */
const sharedInFile = (rows: readonly ChunkRow[], results: readonly StoredRow[]): string[] =>
  rows.flatMap(({ listed }, index) => (listed?.isShared && results[index]?.entitlementId) || [])

/** There already, and otherwise than the list says: what has happened is not its to change. */
const isSettled = ({ outcome, problems }: StoredRow): boolean =>
  outcome !== 'refused' && problems.some(({ code }) => code === 'settled')

function countsOf(
  rows: readonly StoredRow[],
  entitlements: readonly Entitlement[],
  found: {
    readonly duplicates: ReadonlySet<string>
    /** By ids of those who may have a support of another programme, too. */
    readonly elsewhere: ElsewhereOf
  },
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
    duplicates: entitlements.filter(({ id }) => found.duplicates.has(id)).length,
    settled: rows.filter(isSettled).length,
    otherProgrammes: added.filter(({ id }) => found.elsewhere.has(id)).length,
    amount: added.reduce((sum, { amount }) => sum + amount, 0),
  }
}
