import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { formatDong } from '../../domain/money/dong.ts'
import { decisionInWords } from '../../domain/payments/cancel-support.ts'
import { type Changes, correctionOf, numbersAgree } from '../../domain/payments/correction.ts'
import type { Decision } from '../../domain/payments/decision-key.ts'
import type { Entitlement, Person } from '../../domain/payments/entitlement.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type RegisterChange, transactionsOf } from '../register/register-changes.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { ConditionsFailed, type TransactItem, transact } from '../table/transaction.ts'
import { withChangesTold } from './changes-told.ts'
import { findCorrected } from './find-corrected.ts'
import { findStored, type ListedRow, type ReadAhead } from './find-stored.ts'
import { rowsText, type StoredRow } from './list-item.ts'

/**
 * Rows a chunk: an entitlement, its event and its number's claim are three items a person, at most nine policies are paid in one
 * programme, the chunk's own rows and the look at the list are two more, so that a chunk of new people is one transaction. No
 * configuration changes it: a second reading of the same file makes the same chunks.
 */
export const rowsPerChunk = 29

export interface ChunkRow {
  readonly row: StoredRow
  /** Null for a refused row. */
  readonly listed: ListedRow | null
}

/** Who may write: nothing is written once another reader has taken the list over, or the range of it that is meant. */
export interface Hold {
  readonly listId: string
  /** Of a long list whose ranges are brought in side by side. */
  readonly range?: number
  /** The reader that holds it. Null where nobody can. */
  readonly attempt: string | null
}

export interface Chunk extends Hold {
  readonly number: number
  /** Whether a line of the whole file names this person. */
  readonly isInFile: (person: Person) => boolean
  readonly rows: readonly ChunkRow[]
  /** The decision that the list's own corrects, whose supports its rows stand for; null where there is none. */
  readonly former: Decision | null
  readonly actor: AuditEvent['actor']
  readonly now: number
}

/** What became of a chunk, or would become of it. */
export interface ChunkResult {
  readonly rows: readonly StoredRow[]
  /** The entitlements that the rows stand for now. */
  readonly entitlements: readonly Entitlement[]
}

export interface Applied extends ChunkResult {
  /** Numbers that left a record, and whose. */
  readonly left: { readonly marks: readonly string[]; readonly ids: readonly string[] }
}

/** Another reader has taken the list over: this one is believed dead, and must be. */
export class ListTaken extends Error {
  constructor() {
    super('another reader has taken the list over')
    this.name = 'ListTaken'
  }
}

/** So often a chunk is decided anew because somebody changed one of its people meanwhile, before the message comes again. */
const attempts = 8

/**
 * Brings a chunk into the register: new people and corrected ones, their events, the claims of their numbers, the counts of their
 * cells and the rows' results, all in one transaction (a chunk of corrections may take two). Exactly once: what is there already is
 * left alone and not counted again.
 * @param ahead what was read of the register for it and its neighbours; it is told what was written
 * @returns the rows with what became of them
 * @throws ListTaken, or when others change the same people faster than it can decide
 */
export async function applyChunk(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  chunk: Chunk,
  ahead?: ReadAhead,
): Promise<Applied> {
  for (let attempt = 1; ; attempt++) {
    // Somebody was faster with what was read before: then all is read now.
    const plans = await planned(register, marks, chunk, attempt === 1 ? ahead : undefined)
    const changes = plans.flatMap(({ change }) => (change ? [{ ...change, ...countedBy(chunk) }] : []))
    const rows = await withChangesTold(
      register,
      chunk.listId,
      plans.map(({ row }) => row),
    )
    try {
      // The look at the list stands first in every transaction.
      for (const items of transactionsOf(
        register,
        tree,
        marks,
        changes,
        [rowsPut(register, chunk, rows)],
        held(register, chunk),
      ))
        await transact(register, items)
      for (const { after } of changes) ahead?.records.set(after.id, after)
      return { rows, entitlements: plans.flatMap(({ entitlement }) => entitlement ?? []), left: leftBy(changes, marks) }
    } catch (error) {
      // Somebody was faster with one of them: look again at what is there now.
      if (!(error instanceof ConditionsFailed)) throw error
      if (chunk.attempt !== null && error.positions.includes(0)) throw new ListTaken()
      if (attempt === attempts) throw error
    }
  }
}

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

export function rowsPut(register: Register, chunk: Chunk, rows: readonly StoredRow[]): TransactItem {
  const hasProblems = rows.some((row) => row.problems.length > 0)
  return {
    Put: {
      TableName: register.table,
      Item: {
        ...keys.listRows(chunk.listId, chunk.number),
        rows: rowsText(rows),
        ...(hasProblems ? { hasProblems } : {}),
      },
    },
  }
}

/** Parts of a cell that ranges side by side add to. More than ranges at once, so that two of them seldom meet in one. */
const countsParts = 32

const countedBy = ({ range }: Hold): Pick<RegisterChange, 'countsPart'> =>
  range === undefined ? {} : { countsPart: range % countsParts }

/** A reader's transaction holds only while it holds the list, or its range of it; stands first in it. */
export function held(register: Register, { listId, range, attempt }: Hold): TransactItem[] {
  if (attempt === null) return []
  return [
    {
      ConditionCheck: {
        TableName: register.table,
        Key: range === undefined ? keys.list(listId) : keys.listRange(listId, range),
        ConditionExpression: 'attempt = :attempt',
        ExpressionAttributeValues: { ':attempt': attempt },
      },
    },
  ]
}

function leftBy(changes: readonly RegisterChange[], marks: Marks): Applied['left'] {
  const gone = changes.flatMap(({ before, after }) => {
    if (!before) return []
    const has = idMarksOf(after, marks)
    return idMarksOf(before, marks).flatMap((mark) => (has.includes(mark) ? [] : [{ mark, id: after.id }]))
  })
  return { marks: [...new Set(gone.map(({ mark }) => mark))], ids: [...new Set(gone.map(({ id }) => id))] }
}
