import type { Entitlement } from '../domain/payments/entitlement.ts'
import { readClaims } from './claim-store.ts'
import { idMarksOf, type Marks } from './id-mark.ts'
import { type Chunk, type ChunkResult, planned, remark, rowsPut } from './intake-store.ts'
import type { StoredRow } from './list-item.ts'
import type { Register } from './table.ts'
import { transact } from './transaction.ts'

export interface Preview extends ChunkResult {
  /** Ids of those who may stand in the register a second time. */
  readonly duplicates: ReadonlySet<string>
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
    if (number.length > 0) return withRemark(row, 'số giấy tờ này đã có trong hệ thống', number)
    return person.length > 0 ? withRemark(row, 'có lẽ người này đã có trong hệ thống', person) : row
  })
  await transact(register, [rowsPut(register, chunk, rows)])
  const duplicates = new Set([...sharing, ...like].flatMap(([id, others]) => (others.length > 0 ? [id] : [])))
  return { rows, entitlements, duplicates }
}

function withRemark(row: StoredRow, what: string, others: readonly Place[]): StoredRow {
  const where = [...new Set(others.map(({ policy, commune }) => `${policy} (${commune})`))].slice(0, 5).join(', ')
  const problem = remark(row, 'suspected-duplicate', `${what}: ${where}. Đối chiếu trước khi chi.`)
  return { ...row, problems: [...row.problems, problem] }
}
