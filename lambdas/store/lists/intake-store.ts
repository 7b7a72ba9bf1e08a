import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type RegisterChange, transactionsOf } from '../register/register-changes.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { ConditionsFailed, type TransactItem, transact } from '../table/transaction.ts'
import { withChangesTold } from './changes-told.ts'
import type { Chunk, Hold } from './chunk.ts'
import type { ReadAhead } from './find-stored.ts'
import { rowsText, type StoredRow } from './list-item.ts'
import { planned } from './plan-chunk.ts'

/**
 * Rows a chunk: an entitlement, its event and its number's claim are three items a person, at most nine policies are paid in one
 * programme, the chunk's own rows and the look at the list are two more, so that a chunk of new people is one transaction. No
 * configuration changes it: a second reading of the same file makes the same chunks.
 */
export const rowsPerChunk = 29

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
