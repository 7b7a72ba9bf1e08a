import type { Policy } from '../../domain/programmes/programme.ts'
import { firstLetters } from '../../lists/first-letters.ts'
import { asRefused } from '../../lists/rows/problem-log.ts'
import type { ChunkRow } from '../../store/lists/chunk.ts'
import type { StoredRow } from '../../store/lists/list-item.ts'
import { judgeRow, type RowDesk } from './judge-row.ts'
import type { RowGroup, rowGroups } from './row-groups.ts'

/** The desk of a list whose rows may come in; without a decision they are only listed. */
export type RowsDesk = Omit<RowDesk, 'decision'> & {
  readonly decision: RowDesk['decision'] | null
  /** Whether rows are kept as they stand, for an officer who is asked what their columns are. */
  readonly showsCells: boolean
}

/** Every row of the file of which there is something to say, judged, in reading order. */
export async function* chunkRows(
  desk: RowsDesk,
  groups: ReturnType<typeof rowGroups>,
  defaultPolicy: Policy | null,
): AsyncGenerator<ChunkRow> {
  const judge = desk.decision && { ...desk, decision: desk.decision }
  for await (const group of groups) {
    if ('kind' in group) continue
    const row = group.cells ? unreadRow(desk, group) : rowOf(judge, group, defaultPolicy)
    if (row) yield row
  }
}

function unreadRow({ showsCells }: RowsDesk, { sheet, row, cells }: RowGroup): ChunkRow | null {
  if (!showsCells || !cells) return null
  const none = { fullName: null, policy: null, amount: null, entitlementId: null, changes: null, problems: [] }
  return { row: { sheet, row, outcome: 'skipped', ...none, cells: [...cells] }, listed: null }
}

/**
 * A row's result, and what it grants if it may come in. Null for a sheet's row of which there is nothing to say.
 * @param judge null where no row may come in
 */
function rowOf(judge: RowDesk | null, group: RowGroup, defaultPolicy: Policy | null): ChunkRow | null {
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
  if (!judge) return { row: { ...base, outcome: 'refused', fullName, problems: problems.map(asRefused) }, listed: null }
  const judged = judgeRow(judge, person, defaultPolicy)
  if (!judged.ok) {
    // What the reader only remarks, since not every policy needs it, is said once where this one does.
    const others = problems.filter(({ code }) => code !== judged.problem.code).map(asRefused)
    return { row: { ...base, outcome: 'refused', fullName, problems: [...others, judged.problem] }, listed: null }
  }
  const { entitlement } = judged.listed
  const result: StoredRow = {
    ...base,
    outcome: 'added',
    fullName,
    policy: entitlement.policy,
    amount: entitlement.amount,
    entitlementId: entitlement.id,
    problems: judged.doubt ? [...problems, judged.doubt] : problems,
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
  value && value.length > most ? `${firstLetters(value, most)}…` : value
