import { openReview } from '../../domain/cases/review.ts'
import { leaseMs } from '../../domain/lists/list-duties.ts'
import { noSuspects, type Suspects } from '../../domain/lists/suspicious-list.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { namedMonths } from '../../domain/payments/instalments.ts'
import type { Policy } from '../../domain/programmes/programme.ts'
import { warnOfSharedNumbers } from '../../store/duplicate-store.ts'
import { idMarksOf } from '../../store/id-mark.ts'
import { applyChunk, type ChunkRow, rowsPerChunk } from '../../store/intake-store.ts'
import { keepCases } from '../../store/keep-cases.ts'
import { noCounts, type StoredList, type StoredRow } from '../../store/list-item.ts'
import { saveListProgress } from '../../store/list-moves.ts'
import { findAlike, matchPeople } from '../../store/match-people.ts'
import { previewChunk } from '../../store/preview-chunk.ts'
import { judgeRow, type RowDesk } from './judge-row.ts'
import { OutOfTime, reserveMs } from './out-of-time.ts'
import type { RowGroup, rowGroups } from './row-groups.ts'
import type { Intake } from './work-on-list.ts'

/** The desk of a list whose rows may come in; without a decision they are only listed. */
export type ApplyDesk = Omit<RowDesk, 'decision'> & {
  readonly decision: RowDesk['decision'] | null
  /** Only compare with the register and write down what would be done. */
  readonly isPreview: boolean
}

/** Progress is written every so many chunks: seen by the officer, and the sign of life that keeps the lease. */
const chunksPerProgress = 4

/** What the file's rows stand for in the register. */
export interface Met {
  readonly ids: ReadonlySet<string>
  readonly policies: ReadonlySet<string>
  /** The months of monthly policies that the file grants, where it names them. */
  readonly months: ReadonlySet<string>
}

/** Of a longer file nobody asks whom it has forgotten, and its ids would take the function's memory. */
const mostRemembered = 100_000

/** Chunks that are compared at the same time; they only read, so none waits for another. Those that write share their counts. */
const comparedAtOnce = 6

/**
 * The good rows into the register, all rows into the list's results, in chunks that are the same at every reading of the file. What
 * an earlier function has brought in and saved is passed over.
 * @throws OutOfTime when the list is longer than this function's time
 */
export async function applyRows(
  intake: Intake,
  desk: ApplyDesk,
  groups: ReturnType<typeof rowGroups>,
  defaultPolicy: Policy | null,
): Promise<{ counts: StoredList['counts']; met: Met | null; suspects: Suspects }> {
  const start = desk.isPreview ? 0 : desk.list.nextChunk
  let counts = start > 0 ? desk.list.counts : noCounts
  const ids = new Set<string>()
  const policies = new Set<string>()
  const months = new Set<string>()
  let chunk: ChunkRow[] = []
  let number = 0
  let running: Promise<void>[] = []
  let unmatched: Entitlement[] = []
  let suspects = noSuspects
  // Who was brought in is compared with everybody before the progress says so: a reader killed between the two does both again.
  const save = async (): Promise<void> => {
    await match(intake, desk, unmatched)
    unmatched = []
    await saveListProgress(intake.register, {
      ...desk.list,
      counts,
      nextChunk: number,
      leaseUntil: intake.now() + leaseMs,
      // A comparison begins anew at every reading, however far it came.
      tries: !desk.isPreview && number > start ? 0 : desk.list.tries,
    })
  }
  const bring = async (rows: readonly ChunkRow[], index: number): Promise<void> => {
    const done = await bringOne(intake, desk, { number: index, rows })
    counts = sumCounts(counts, done.counts)
    suspects = {
      byNumber: suspects.byNumber + done.suspects.byNumber,
      byLikeness: suspects.byLikeness + done.suspects.byLikeness,
    }
    if (!desk.isPreview) unmatched.push(...done.entitlements)
    for (const one of desk.isPreview ? done.entitlements : []) {
      if (ids.size <= mostRemembered) ids.add(one.id)
      policies.add(one.policy)
      for (const month of namedMonths(one)) months.add(month)
    }
  }
  const settle = async (): Promise<void> => {
    await Promise.all(running)
    running = []
  }
  const flush = async (): Promise<void> => {
    if (chunk.length === 0) return
    const rows = chunk
    const index = number++
    chunk = []
    if (index < start) return
    const work = bring(rows, index)
    // It is waited for further down; one that fails before that must not end the function as a failure that nobody handles.
    work.catch(() => undefined)
    running.push(work)
    if (!desk.isPreview || running.length === comparedAtOnce) await settle()
    if (number % chunksPerProgress === 0) await save()
    if (intake.timeLeft() > reserveMs || desk.isPreview) return
    await save()
    throw new OutOfTime()
  }
  for await (const group of groups) {
    if ('kind' in group) continue
    const row = rowOf(desk, group, defaultPolicy)
    if (!row) continue
    chunk.push(row)
    if (chunk.length === rowsPerChunk) await flush()
  }
  await flush()
  await settle()
  await match(intake, desk, unmatched)
  return { counts, met: ids.size <= mostRemembered ? { ids, policies, months } : null, suspects }
}

/** Compares whom this list has brought in or corrected with everybody; whoever came by another list was compared then. */
async function match(intake: Intake, { list, now }: ApplyDesk, entitlements: readonly Entitlement[]): Promise<void> {
  const own = entitlements.filter((one) => one.list.id === list.id || one.correctedBy === list.id)
  await matchPeople(intake, own, { actor: list.appliedBy ?? list.createdBy, commandId: list.id, now })
}

/** @returns the chunk's own counts */
async function bringOne(
  intake: Intake,
  desk: ApplyDesk,
  chunk: { readonly number: number; readonly rows: readonly ChunkRow[] },
): Promise<{ counts: StoredList['counts']; entitlements: readonly Entitlement[]; suspects: Suspects }> {
  const { register, tree, marks } = intake
  const { list, now } = desk
  const actor = list.appliedBy ?? list.createdBy
  const isInFile = desk.repeatedLines.names.bind(desk.repeatedLines)
  const whole = { ...chunk, listId: list.id, attempt: list.attempt, isInFile, actor, now }
  if (desk.isPreview) {
    const alike = (records: readonly Entitlement[]) => findAlike(intake, records)
    const { rows, entitlements, duplicates, suspects } = await previewChunk(register, marks, whole, alike)
    return { counts: countsOf(rows, entitlements, duplicates), entitlements, suspects }
  }
  const { rows, entitlements, left } = await applyChunk(register, tree, marks, whole)
  const idMarks = new Set(entitlements.flatMap((entitlement) => idMarksOf(entitlement, marks)))
  const warner = { actor, commandId: list.id, now }
  const warned = await warnOfSharedNumbers(register, marks, [...idMarks], warner)
  // Corrected, revived or new: whoever of the chunk stands in a case may have left it.
  const reviewed = entitlements.flatMap((one) => (openReview(one) ? [one.id] : []))
  // A number that was corrected away leaves its other carriers with a warning that is no longer true.
  if (left.marks.length > 0) await warnOfSharedNumbers(register, marks, left.marks, warner, left.ids)
  await keepCases(intake, [...new Set([...warned, ...reviewed, ...left.ids])], warner)
  return { counts: countsOf(rows, entitlements, warned), entitlements, suspects: noSuspects }
}

function countsOf(
  rows: readonly StoredRow[],
  entitlements: readonly Entitlement[],
  warned: ReadonlySet<string>,
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
    duplicates: entitlements.filter(({ id }) => warned.has(id)).length,
    amount: added.reduce((sum, { amount }) => sum + amount, 0),
  }
}

const sumCounts = (a: StoredList['counts'], b: StoredList['counts']): StoredList['counts'] => ({
  rows: a.rows + b.rows,
  added: a.added + b.added,
  changed: a.changed + b.changed,
  same: a.same + b.same,
  refused: a.refused + b.refused,
  warnings: a.warnings + b.warnings,
  duplicates: a.duplicates + b.duplicates,
  amount: a.amount + b.amount,
})

/** A row's result, and what it grants if it may come in. Null for a sheet's row of which there is nothing to say. */
function rowOf(desk: ApplyDesk, group: RowGroup, defaultPolicy: Policy | null): ChunkRow | null {
  const { sheet, row, person, refused } = group
  const problems: StoredRow['problems'] = group.problems.slice(0, mostProblems).map((problem) => ({
    ...problem,
    row: problem.row ?? 0,
    value: shortened(problem.value),
    message: shortened(problem.message, 600) ?? '',
    suggestion: shortened(problem.suggestion),
  }))
  if (group.problems.length > mostProblems) problems.push(manyMore(group, group.problems.length - mostProblems))
  const base = { sheet, row, policy: null, amount: null, entitlementId: null, changes: null, problems }
  if (!person) {
    const outcome = refused ? ('refused' as const) : ('skipped' as const)
    if (!refused && problems.length === 0) return null
    return { row: { ...base, outcome, fullName: shortened(refused?.fullName ?? null) }, listed: null }
  }
  const fullName = shortened(person.fullName)
  if (!desk.decision) return { row: { ...base, outcome: 'refused', fullName }, listed: null }
  const judged = judgeRow({ ...desk, decision: desk.decision }, person, defaultPolicy)
  if (!judged.ok)
    return {
      row: { ...base, outcome: 'refused', fullName, problems: [...problems, judged.problem] },
      listed: null,
    }
  const { entitlement } = judged.listed
  const result: StoredRow = {
    ...base,
    outcome: 'added',
    fullName,
    policy: entitlement.policy,
    amount: entitlement.amount,
    entitlementId: entitlement.id,
  }
  return { row: result, listed: judged.listed }
}

/** Thirty rows' results are one item of at most 400 KB; whoever has so many faults in one row reads no further. */
const mostProblems = 10

const manyMore = ({ sheet, row }: RowGroup, count: number): StoredRow['problems'][number] => ({
  sheet,
  row,
  column: null,
  field: null,
  severity: 'warning',
  code: 'more-problems',
  value: null,
  message: `Dòng ${row}: còn ${count} chỗ nữa chưa liệt kê ở đây.`,
  suggestion: null,
})

/** A cell may hold 32,767 characters; a result needs the beginning, and no half of a letter, which DynamoDB does not take. */
const shortened = (value: string | null, most = 200): string | null =>
  value && value.length > most ? `${[...value.slice(0, most * 2)].slice(0, most).join('')}…` : value
