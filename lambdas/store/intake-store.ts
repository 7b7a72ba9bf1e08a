import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import { formatDong, sumDong } from '../domain/money/dong.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { holderOf, holderText } from './claim-item.ts'
import { addCounts } from './counts-item.ts'
import { idNumberItems, toEntitlementItem } from './entitlement-item.ts'
import { getEntitlements } from './entitlement-store.ts'
import { toEventItem } from './event-item.ts'
import { idMarksOf, type Marks } from './id-mark.ts'
import { keys } from './keys.ts'
import type { StoredRow } from './list-item.ts'
import { countsKey } from './payment-store.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, type TransactItem, transact } from './transaction.ts'

/** What one transaction takes (DynamoDB's own limit). */
const itemsPerTransaction = 100

/** At most so many policies are paid in one programme, and the chunk's own rows are one more item. */
const itemsBesidePeople = 10

/**
 * Rows a chunk at most: an entitlement, its event and its number's claim are three items a person. A second number is two more.
 * A chunk's end depends on the file alone, so that a second reading of the same file makes the same chunks.
 */
export const rowsPerChunk = 30

/** Whether the row still fits into the chunk's one transaction. */
export function fitsChunk(rows: readonly ChunkRow[], next: ChunkRow): boolean {
  if (rows.length === rowsPerChunk) return false
  const items = [...rows, next].reduce((sum, { entitlement }) => sum + (entitlement ? itemsOf(entitlement) : 0), 0)
  return items <= itemsPerTransaction - itemsBesidePeople
}

const itemsOf = ({ person }: Entitlement): number => 2 + Math.max(0, 2 * person.idNumbers.length - 1)

export interface ChunkRow {
  readonly row: StoredRow
  /** Null for a refused row. */
  readonly entitlement: Entitlement | null
}

export interface Chunk {
  readonly listId: string
  readonly number: number
  readonly rows: readonly ChunkRow[]
  readonly actor: AuditEvent['actor']
  readonly now: number
}

/**
 * Brings a chunk into the register: new people, their events, the claims of their numbers, the counts of their cells and the
 * rows' results, all in one transaction. Exactly once: an entitlement that is there already is left alone and not counted again.
 * @returns the rows with what became of them
 */
export async function applyChunk(register: Register, tree: UnitTree, marks: Marks, chunk: Chunk): Promise<StoredRow[]> {
  const wanted = chunk.rows.flatMap(({ entitlement }) => (entitlement ? [entitlement] : []))
  // Most lists come once: try it as all new, and read what is there only when that fails.
  let known = new Map<string, Entitlement>()
  for (;;) {
    const fresh = wanted.filter((entitlement) => !known.has(entitlement.id))
    const rows = chunk.rows.map((row) => resultOf(row, known, chunk.listId))
    try {
      await transact(register, [
        ...fresh.flatMap((entitlement) => creation(register, marks, chunk, entitlement)),
        ...claims(register, marks, fresh),
        ...counts(register, tree, fresh),
        rowsPut(register, chunk, rows),
      ])
      return rows
    } catch (error) {
      if (!(error instanceof ConditionsFailed)) throw error
      const found = await getEntitlements(
        register,
        wanted.map(({ id }) => id),
      )
      if (found.length <= known.size) throw error
      known = new Map(found.map((entitlement) => [entitlement.id, entitlement]))
    }
  }
}

function resultOf({ row, entitlement }: ChunkRow, known: ReadonlyMap<string, Entitlement>, listId: string): StoredRow {
  if (!entitlement) return row
  const stored = known.get(entitlement.id)
  const isOurs =
    !stored || (stored.list.id === listId && stored.list.row === row.row && stored.list.sheet === row.sheet)
  return { ...row, outcome: isOurs ? 'added' : 'same', entitlementId: entitlement.id }
}

function creation(register: Register, marks: Marks, chunk: Chunk, entitlement: Entitlement): TransactItem[] {
  const event: AuditEvent = {
    type: 'entitlement.approved',
    at: chunk.now,
    actor: chunk.actor,
    commandId: chunk.listId,
    reason: null,
    changes: {
      amount: [null, formatDong(entitlement.amount)],
      decision: [null, entitlement.decision.number],
    },
  }
  return [
    {
      Put: {
        TableName: register.table,
        Item: toEntitlementItem(entitlement, marks),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    { Put: { TableName: register.table, Item: toEventItem(entitlement.id, entitlement.version, event) } },
    ...[...idNumberItems(entitlement, marks).values()].map((Item) => ({ Put: { TableName: register.table, Item } })),
  ]
}

/** One update a number: two rows of a chunk may share one, and a transaction may touch an item once. */
function claims(register: Register, marks: Marks, entitlements: readonly Entitlement[]): TransactItem[] {
  const holders = new Map<string, Set<string>>()
  for (const entitlement of entitlements)
    for (const mark of idMarksOf(entitlement, marks))
      holders.set(mark, (holders.get(mark) ?? new Set()).add(holderText(holderOf(entitlement, marks))))
  return [...holders].map(([mark, texts]) => ({
    Update: {
      TableName: register.table,
      Key: keys.claim(mark),
      UpdateExpression: 'ADD holders :holders, version :one',
      ExpressionAttributeValues: { ':holders': texts, ':one': 1 },
    },
  }))
}

function counts(register: Register, tree: UnitTree, entitlements: readonly Entitlement[]): TransactItem[] {
  const byPolicy = new Map<string, Entitlement[]>()
  for (const entitlement of entitlements)
    byPolicy.set(entitlement.policy, [...(byPolicy.get(entitlement.policy) ?? []), entitlement])
  return [...byPolicy.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const amount = sumDong(group.map((entitlement) => entitlement.amount))
    const added = addCounts([{ status: 'approved', people: group.length, amount }])
    return [{ Update: { TableName: register.table, Key: countsKey(tree, first), ...added } }]
  })
}

function rowsPut(register: Register, chunk: Chunk, rows: readonly StoredRow[]): TransactItem {
  const hasProblems = rows.some((row) => row.problems.length > 0)
  return {
    Put: {
      TableName: register.table,
      Item: { ...keys.listRows(chunk.listId, chunk.number), rows, ...(hasProblems ? { hasProblems } : {}) },
    },
  }
}
