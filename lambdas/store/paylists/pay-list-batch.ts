import type { BatchState } from '../../domain/batches/batch.ts'
import type { BatchWord } from '../../domain/batches/batch-event.ts'
import type { PayListEvent } from '../../domain/ledger/pay-list-event.ts'
import type { PayList } from '../../domain/paylists/pay-list.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { StoredBatch } from '../batches/batch-item.ts'
import { batchWrites, getBatch, stepWrites } from '../batches/batch-store.ts'
import type { Register } from '../table/table.ts'
import { type TransactItem, tryTransact } from '../table/transaction.ts'
import { payListWrites } from './pay-list-store.ts'

export interface PayListBatch {
  readonly batch: StoredBatch
  readonly before: PayList
  readonly after: PayList
  readonly event: PayListEvent
  /** The batch before it that nobody has confirmed, as it is to stay: it can be confirmed no more. */
  readonly replaced: StoredBatch | null
}

/**
 * The batch, its places, and the list that names it, with the list's event: all or nothing, so that of two officers one makes it. 20 WRU.
 * @returns the batch as it stands under its id; undefined where the list or the batch before has changed meanwhile
 */
export async function createPayListBatch(
  register: Register,
  tree: UnitTree,
  { batch, before, after, event, replaced }: PayListBatch,
): Promise<StoredBatch | undefined> {
  const isMade = await tryTransact(register, [
    ...batchWrites(register, tree, batch),
    ...payListWrites(register, before, after, event),
    ...(replaced ? replacedWrites(register, replaced, { commandId: event.commandId, by: event.actor }) : []),
  ])
  return isMade ? batch : getBatch(register, batch.id)
}

const replacedWrites = (register: Register, replaced: StoredBatch, officer: BatchWord): TransactItem[] =>
  stepWrites(
    register,
    replaced,
    {
      ConditionExpression: '#state = :checked',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':checked': 'checked' satisfies BatchState },
    },
    officer,
  )
