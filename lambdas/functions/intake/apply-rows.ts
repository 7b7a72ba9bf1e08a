import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Policy } from '../../domain/programmes/programme.ts'
import { warnOfSharedNumbers } from '../../store/duplicate-store.ts'
import { idMarksOf } from '../../store/id-mark.ts'
import { applyChunk, type ChunkRow, previewChunk, rowsPerChunk } from '../../store/intake-store.ts'
import { noCounts, type StoredList, type StoredRow } from '../../store/list-item.ts'
import { saveListProgress } from '../../store/list-store.ts'
import { judgeRow, type RowDesk } from './judge-row.ts'
import type { RowGroup, rowGroups } from './row-groups.ts'
import { type Intake, leaseMs } from './work-on-list.ts'

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
}

/** Of a longer file nobody asks whom it has forgotten, and its ids would take the function's memory. */
const mostRemembered = 100_000

/** The good rows into the register, all rows into the list's results, in chunks that are the same at every reading of the file. */
export async function applyRows(
  intake: Intake,
  desk: ApplyDesk,
  groups: ReturnType<typeof rowGroups>,
  defaultPolicy: Policy | null,
): Promise<{ counts: StoredList['counts']; met: Met | null }> {
  let counts = noCounts
  const ids = new Set<string>()
  const policies = new Set<string>()
  let chunk: ChunkRow[] = []
  let number = 0
  const flush = async (): Promise<void> => {
    if (chunk.length === 0) return
    const done = await applyOne(intake, desk, counts, { number: number++, rows: chunk })
    counts = done.counts
    for (const { id, policy } of desk.isPreview ? done.entitlements : []) {
      if (ids.size <= mostRemembered) ids.add(id)
      policies.add(policy)
    }
    chunk = []
    if (number % chunksPerProgress === 0)
      await saveListProgress(intake.register, { ...desk.list, counts, leaseUntil: intake.now() + leaseMs })
  }
  for await (const group of groups) {
    if ('kind' in group) continue
    const row = rowOf(desk, group, defaultPolicy)
    if (!row) continue
    chunk.push(row)
    if (chunk.length === rowsPerChunk) await flush()
  }
  await flush()
  return { counts, met: ids.size <= mostRemembered ? { ids, policies } : null }
}

async function applyOne(
  intake: Intake,
  desk: ApplyDesk,
  before: StoredList['counts'],
  chunk: { readonly number: number; readonly rows: readonly ChunkRow[] },
): Promise<{ counts: StoredList['counts']; entitlements: readonly Entitlement[] }> {
  const { register, tree, marks } = intake
  const { list, now } = desk
  const actor = list.appliedBy ?? list.createdBy
  const whole = { ...chunk, listId: list.id, actor, now }
  if (desk.isPreview) {
    const { rows, entitlements, duplicates } = await previewChunk(register, marks, whole)
    return { counts: addCounts(before, rows, entitlements, duplicates), entitlements }
  }
  const { rows, entitlements } = await applyChunk(register, tree, marks, whole)
  const idMarks = new Set(entitlements.flatMap((entitlement) => idMarksOf(entitlement, marks)))
  const warned = await warnOfSharedNumbers(register, marks, [...idMarks], {
    actor,
    commandId: list.id,
    now,
  })
  return { counts: addCounts(before, rows, entitlements, warned), entitlements }
}

function addCounts(
  before: StoredList['counts'],
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
    rows: before.rows + rows.filter((row) => row.outcome !== 'skipped').length,
    added: before.added + of('added'),
    changed: before.changed + of('changed'),
    same: before.same + of('same'),
    refused: before.refused + of('refused'),
    warnings:
      before.warnings + rows.flatMap((row) => row.problems).filter(({ severity }) => severity === 'warning').length,
    duplicates: before.duplicates + entitlements.filter(({ id }) => warned.has(id)).length,
    amount: before.amount + added.reduce((sum, { amount }) => sum + amount, 0),
  }
}

/** A row's result, and what it grants if it may come in. Null for a sheet's row of which there is nothing to say. */
function rowOf(desk: ApplyDesk, group: RowGroup, defaultPolicy: Policy | null): ChunkRow | null {
  const { sheet, row, person, refused } = group
  const problems: StoredRow['problems'] = group.problems.map((problem) => ({
    ...problem,
    row: problem.row ?? 0,
    value: shortened(problem.value),
    message: shortened(problem.message, 600) ?? '',
    suggestion: shortened(problem.suggestion),
  }))
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

/** A cell may hold 32,767 characters; a result needs the beginning. */
const shortened = (value: string | null, most = 200): string | null =>
  value && value.length > most ? `${value.slice(0, most)}…` : value
