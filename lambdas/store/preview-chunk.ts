import type { Suspects } from '../domain/lists/suspicious-list.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { readClaims } from './claim-store.ts'
import { idMarksOf, type Marks } from './id-mark.ts'
import { type Chunk, type ChunkResult, held, ListTaken, planned, remark, rowsPut } from './intake-store.ts'
import type { StoredRow } from './list-item.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, transact } from './transaction.ts'

export interface Preview extends ChunkResult {
  /** Ids of those who may stand in the register a second time. */
  readonly duplicates: ReadonlySet<string>
  /** Of those the new ones. */
  readonly suspects: Suspects
}

/** As much of another record as an officer of another commune may know. */
type Place = Pick<Entitlement, 'policy' | 'commune'>

/**
 * What applying the chunk would do, written down as the rows' results and nowhere else.
 * @param alike whom records may stand for although no number says so, by the records' ids
 */
export async function previewChunk(
  register: Register,
  marks: Marks,
  chunk: Chunk,
  alike: (records: readonly Entitlement[]) => Promise<ReadonlyMap<string, readonly Place[]>>,
): Promise<Preview> {
  const plans = await planned(register, marks, chunk)
  const entitlements = plans.flatMap(({ entitlement }) => entitlement ?? [])
  const claims = await readClaims(register, [...new Set(entitlements.flatMap((one) => idMarksOf(one, marks)))])
  const sharing = new Map(
    entitlements.map((one) => {
      const holders = idMarksOf(one, marks).flatMap((mark) => claims.get(mark)?.holders ?? [])
      return [one.id, holders.filter(({ entitlementId }) => entitlementId !== one.id)] as const
    }),
  )
  // Of who is there already, and was compared with everybody when he came, a new list says nothing new.
  const fresh = plans.flatMap(({ entitlement, row }) => (entitlement && row.outcome === 'added' ? [entitlement] : []))
  const like = await alike(fresh)
  const rows = plans.map(({ row }) => {
    const number = (row.entitlementId && sharing.get(row.entitlementId)) || []
    const person = (row.entitlementId && like.get(row.entitlementId)) || []
    if (number.length > 0) return withRemark(row, 'suspected-duplicate', number)
    return person.length > 0 ? withRemark(row, 'suspected-person', person) : row
  })
  await write(register, chunk, rows)
  const duplicates = new Set([...sharing, ...like].flatMap(([id, others]) => (others.length > 0 ? [id] : [])))
  const byNumber = fresh.filter(({ id }) => (sharing.get(id)?.length ?? 0) > 0).length
  const byLikeness = fresh.filter(({ id }) => like.has(id) && sharing.get(id)?.length === 0).length
  return { rows, entitlements, duplicates, suspects: { byNumber, byLikeness } }
}

/** A range has one reader, who is looked for as when it is brought in; six chunks of one list at once would only meet in that look. */
async function write(register: Register, chunk: Chunk, rows: readonly StoredRow[]): Promise<void> {
  const look = chunk.range === undefined ? [] : held(register, chunk)
  try {
    await transact(register, [...look, rowsPut(register, chunk, rows)])
  } catch (error) {
    throw error instanceof ConditionsFailed ? new ListTaken() : error
  }
}

const words = {
  'suspected-duplicate': 'số giấy tờ này đã có trong hệ thống',
  'suspected-person': 'có lẽ người này đã có trong hệ thống',
} as const

function withRemark(row: StoredRow, code: keyof typeof words, others: readonly Place[]): StoredRow {
  const where = [...new Set(others.map(({ policy, commune }) => `${policy} (${commune})`))].slice(0, 5).join(', ')
  const problem = remark(row, code, `${words[code]}: ${where}. Đối chiếu trước khi chi.`)
  return { ...row, problems: [...row.problems, problem] }
}
