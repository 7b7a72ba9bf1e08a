import type { Holder } from '../domain/duplicates/warning.ts'
import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import { formatDong } from '../domain/money/dong.ts'
import { type Changes, correctionOf } from '../domain/payments/correction.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type FoundRow, findStored, type ListedRow, readClaims } from './find-stored.ts'
import { idMarksOf, type Marks } from './id-mark.ts'
import { keys } from './keys.ts'
import type { StoredRow } from './list-item.ts'
import { type RegisterChange, transactionsOf } from './register-changes.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, type TransactItem, transact } from './transaction.ts'

/**
 * Rows a chunk: an entitlement, its event and its number's claim are three items a person, at most nine policies are paid in one
 * programme, and the chunk's own rows are one more, so that a chunk of new people is one transaction of a hundred items. Fixed, so
 * that a second reading of the same file makes the same chunks.
 */
export const rowsPerChunk = 30

export interface ChunkRow {
  readonly row: StoredRow
  /** Null for a refused row. */
  readonly listed: ListedRow | null
}

export interface Chunk {
  readonly listId: string
  readonly number: number
  readonly rows: readonly ChunkRow[]
  readonly actor: AuditEvent['actor']
  readonly now: number
}

/** What became of a chunk, or would become of it. */
export interface ChunkResult {
  readonly rows: readonly StoredRow[]
  /** The entitlements that the rows stand for now. */
  readonly entitlements: readonly Entitlement[]
}

/** So often a chunk is decided anew because somebody changed one of its people meanwhile, before the message comes again. */
const attempts = 8

/**
 * Brings a chunk into the register: new people and corrected ones, their events, the claims of their numbers, the counts of their
 * cells and the rows' results, all in one transaction (a chunk of corrections may take two). Exactly once: what is there already is
 * left alone and not counted again.
 * @returns the rows with what became of them
 * @throws when others change the same people faster than it can decide
 */
export async function applyChunk(register: Register, tree: UnitTree, marks: Marks, chunk: Chunk): Promise<ChunkResult> {
  for (let attempt = 1; ; attempt++) {
    const plans = await planned(register, marks, chunk)
    const changes = plans.flatMap(({ change }) => change ?? [])
    const rows = plans.map(({ row }) => row)
    try {
      for (const items of transactionsOf(register, tree, marks, changes, [rowsPut(register, chunk, rows)]))
        await transact(register, items)
      return { rows, entitlements: plans.flatMap(({ entitlement }) => entitlement ?? []) }
    } catch (error) {
      // Somebody was faster with one of them: look again at what is there now.
      if (!(error instanceof ConditionsFailed) || attempt === attempts) throw error
    }
  }
}

export interface Preview extends ChunkResult {
  /** Ids of those whose number somebody else in the register carries. */
  readonly duplicates: ReadonlySet<string>
}

/** What applying the chunk would do, written down as the rows' results and nowhere else. */
export async function previewChunk(register: Register, marks: Marks, chunk: Chunk): Promise<Preview> {
  const plans = await planned(register, marks, chunk)
  const entitlements = plans.flatMap(({ entitlement }) => entitlement ?? [])
  const claims = await readClaims(register, [...new Set(entitlements.flatMap((one) => idMarksOf(one, marks)))])
  const othersOf = (one: Entitlement) =>
    idMarksOf(one, marks)
      .flatMap((mark) => claims.get(mark)?.holders ?? [])
      .filter(({ entitlementId }) => entitlementId !== one.id)
  const shared = new Map(entitlements.map((one) => [one.id, othersOf(one)]))
  const rows = plans.map(({ row }) => {
    const others = (row.entitlementId && shared.get(row.entitlementId)) || []
    return others.length === 0 ? row : { ...row, problems: [...row.problems, sharesNumber(row, others)] }
  })
  await transact(register, [rowsPut(register, chunk, rows)])
  const duplicates = new Set([...shared].flatMap(([id, others]) => (others.length > 0 ? [id] : [])))
  return { rows, entitlements, duplicates }
}

interface Plan {
  readonly row: StoredRow
  readonly entitlement: Entitlement | null
  readonly change: RegisterChange | null
}

async function planned(register: Register, marks: Marks, chunk: Chunk): Promise<Plan[]> {
  const listed = chunk.rows.flatMap((row) => row.listed ?? [])
  const found = await findStored(register, marks, listed)
  const used = new Set<string>()
  return chunk.rows.map(({ row, listed: mine }) => {
    const place = mine && found.get(mine)
    if (!mine || !place) return { row, entitlement: null, change: null }
    if (used.has(place.id)) return doubled(row, place)
    used.add(place.id)
    return place.stored
      ? met(chunk, row, mine, place.stored)
      : created(chunk, row, { ...mine.entitlement, id: place.id })
  })
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
  if (correction.kind === 'changed') {
    const { next, changes } = correction
    const event = eventOf(chunk, 'entitlement.corrected', changes)
    return {
      row: { ...result, outcome: 'changed', changes: { ...changes } as StoredRow['changes'] },
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

/** A second row of the chunk for what an earlier one stands for. */
function doubled(row: StoredRow, { stored, id }: FoundRow): Plan {
  return { row: { ...row, outcome: 'same', entitlementId: id }, entitlement: stored, change: null }
}

/** Of a record elsewhere an officer learns that it exists, its unit and its policy. */
const sharesNumber = (row: StoredRow, others: readonly Holder[]): StoredRow['problems'][number] => {
  const where = [...new Set(others.map(({ policy, commune }) => `${policy} (${commune})`))].slice(0, 5).join(', ')
  return remark(row, 'suspected-duplicate', `số giấy tờ này đã có trong hệ thống: ${where}. Đối chiếu trước khi chi.`)
}

const remark = ({ sheet, row }: StoredRow, code: string, message: string): StoredRow['problems'][number] => ({
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

function rowsPut(register: Register, chunk: Chunk, rows: readonly StoredRow[]): TransactItem {
  const hasProblems = rows.some((row) => row.problems.length > 0)
  return {
    Put: {
      TableName: register.table,
      Item: { ...keys.listRows(chunk.listId, chunk.number), rows, ...(hasProblems ? { hasProblems } : {}) },
    },
  }
}
