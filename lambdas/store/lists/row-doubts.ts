import { doubtOf } from '../../domain/cases/other-programme.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { ElsewhereOf } from '../likeness/match-people.ts'
import type { Register } from '../table/table.ts'
import { tryTransact } from '../table/transaction.ts'
import type { Chunk } from './chunk.ts'
import { held, ListTaken, rowsPut } from './intake-store.ts'
import type { StoredRow } from './list-item.ts'
import { remark } from './plan-chunk.ts'

/** As much of another record as an officer of another commune may know. */
export type Place = Pick<Entitlement, 'programme' | 'policy' | 'commune'>
/** The policy and the unit of another record, as an officer calls them. */
export type NameOf = (place: Place) => string

/**
 * A row with what records of another programme speak against paying it as it stands.
 * @param own the record that the row stands for
 */
export function withDoubts(row: StoredRow, own: Entitlement | null, elsewhere: ElsewhereOf, nameOf: NameOf): StoredRow {
  const found = own && doubtOf(own, elsewhere.get(own.id) ?? [])
  if (!found) return row
  const told = `${found.doubt} ở chương trình khác: ${nameOf(found.record)}. Xác minh trước khi chi.`
  return { ...row, problems: [...row.problems, remark(row, 'other-programme', told)] }
}

/**
 * Results of a chunk that is in the register, written anew with what the comparison has found since. Nothing is written where it has found
 * nothing.
 * @throws ListTaken
 */
export async function putDoubts(
  register: Register,
  chunk: Chunk,
  before: readonly StoredRow[],
  after: readonly StoredRow[],
): Promise<void> {
  if (after.every((row, index) => row === before[index])) return
  if (!(await tryTransact(register, [...held(register, chunk), rowsPut(register, chunk, after)]))) throw new ListTaken()
}
