import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { formatDong } from '../../domain/money/dong.ts'
import { decisionInWords } from '../../domain/payments/cancel-support.ts'
import { type Changes, correctionOf, numbersAgree } from '../../domain/payments/correction.ts'
import type { Decision } from '../../domain/payments/decision-key.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { RegisterChange } from '../register/register-changes.ts'
import type { Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import type { Chunk } from './chunk.ts'
import { findCorrected } from './find-corrected.ts'
import { findStored, type ListedRow, type ReadAhead } from './find-stored.ts'
import type { StoredRow } from './list-item.ts'

export interface Plan {
  readonly row: StoredRow
  readonly entitlement: Entitlement | null
  readonly change: RegisterChange | null
}

/** What each row would change, decided on what is stored now. */
export async function planned(register: Register, marks: Marks, chunk: Chunk, ahead?: ReadAhead): Promise<Plan[]> {
  const listed = chunk.rows.flatMap((row) => row.listed ?? [])
  const found = await findStored(register, marks, listed, chunk.isInFile, ahead)
  const unknown = listed.filter((row) => !found.get(row)?.stored)
  const corrected = chunk.former
    ? await findCorrected(register, marks, unknown, { former: chunk.former, isInFile: chunk.isInFile })
    : new Map<ListedRow, Entitlement>()
  const used = new Set<string>()
  return chunk.rows.map(({ row, listed: mine }) => {
    const place = mine && found.get(mine)
    if (!mine || !place) return { row, entitlement: null, change: null }
    const former = corrected.get(mine)
    if (former && !used.has(former.id)) {
      used.add(former.id)
      return amended(met(chunk, row, mine, former), mine.entitlement.decision)
    }
    if (place.id === null || used.has(place.id)) return crowdedOut(row)
    used.add(place.id)
    return place.stored
      ? met(chunk, row, mine, place.stored)
      : created(chunk, row, { ...mine.entitlement, id: place.id })
  })
}

/** A support of the corrected decision with the one that has changed it. A number that was lacking is no such change. */
function amended(plan: Plan, by: Decision): Plan {
  const { change, row } = plan
  if (!change || Object.keys(change.event.changes).every((field) => field === 'idNumber')) return plan
  const changes = { ...change.event.changes, decision: [null, decisionInWords(by)] } as const
  const after = { ...change.after, amendedBy: by }
  return { row, entitlement: after, change: { ...change, after, event: { ...change.event, changes } } }
}

function created(chunk: Chunk, row: StoredRow, after: Entitlement): Plan {
  const changes = { amount: [null, formatDong(after.amount)], decision: [null, after.decision.number] } as const
  const event = eventOf(chunk, 'entitlement.approved', changes)
  return {
    row: { ...row, outcome: 'added', entitlementId: after.id },
    entitlement: after,
    change: { before: null, after, event },
  }
}

/** A row that is there already: unchanged, corrected, or settled so that a list cannot change it. */
function met(chunk: Chunk, row: StoredRow, { entitlement }: ListedRow, stored: Entitlement): Plan {
  const { list } = stored
  const isOurs = list.id === chunk.listId && list.row === row.row && list.sheet === row.sheet
  const correction = correctionOf(stored, entitlement)
  const result = { ...row, entitlementId: stored.id }
  // What is settled has another number of the same kind: a namesake, whom this list cannot tell from a correction.
  if (correction.kind === 'settled' && !numbersAgree(stored.person.idNumbers, entitlement.person.idNumbers))
    return { row: refused(row, 'settled', correction.message), entitlement: null, change: null }
  if (correction.kind === 'changed') {
    const { next, changes } = correction
    const event = eventOf(chunk, 'entitlement.corrected', changes)
    // A row that was withdrawn and comes again brings its money again.
    const isBack = stored.status === 'cancelled'
    return {
      row: { ...result, outcome: isBack ? 'added' : 'changed', changes: { ...changes } as StoredRow['changes'] },
      entitlement: next,
      change: { before: stored, after: next, event },
    }
  }
  // Brought or corrected by an earlier reading of this very list, which broke off.
  const before = isOurs ? 'added' : stored.correctedBy === chunk.listId ? 'changed' : 'same'
  const problems =
    correction.kind === 'settled' ? [...row.problems, remark(row, 'settled', correction.message)] : row.problems
  return { row: { ...result, outcome: before, problems }, entitlement: stored, change: null }
}

/** Too many people of one name, birth and hamlet to tell which of them a row means. */
const crowdedOut = (row: StoredRow): Plan => ({
  row: refused(
    row,
    'crowded-line',
    'quá nhiều người cùng họ tên, ngày sinh và thôn trong một quyết định, không rõ dòng này là ai. Ghi thêm ngày sinh hoặc số giấy tờ rồi tải lên lại.',
  ),
  entitlement: null,
  change: null,
})

const refused = (row: StoredRow, code: string, message: string): StoredRow => ({
  ...row,
  outcome: 'refused',
  entitlementId: null,
  problems: [...row.problems, { ...remark(row, code, message), severity: 'error' }],
})

/** Of a record elsewhere an officer learns that it exists, its unit and its policy. */
export const remark = ({ sheet, row }: StoredRow, code: string, message: string): StoredRow['problems'][number] => ({
  sheet,
  row,
  column: null,
  field: null,
  severity: 'warning',
  code,
  value: null,
  message: `Dòng ${row}: ${message}`,
  suggestion: null,
})

const eventOf = ({ now, actor, listId }: Chunk, type: AuditEvent['type'], changes: Changes): AuditEvent => ({
  type,
  at: now,
  actor,
  commandId: listId,
  reason: null,
  changes,
})
