import type { Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'
import { holderText } from './claim-item.ts'
import { readClaims } from './claim-store.ts'
import { claimMoves, type RegisterChange } from './register-changes.ts'

export interface SwappedClaims {
  /** The numbers that one of the changes gives up and another one takes. */
  readonly marks: ReadonlySet<string>
  readonly items: readonly TransactItem[]
}

/**
 * An expression cannot add to a set and take from it: where a merge moves a number from one record to another, the claim's holders
 * are written whole, under the version that was read. 1 consistent read a number, and none where nothing is swapped.
 */
export async function swappedClaims(
  register: Register,
  marks: Marks,
  changes: readonly RegisterChange[],
): Promise<SwappedClaims> {
  const moves = changes.flatMap((change) => claimMoves(change, marks))
  const added = new Set(moves.flatMap(({ mark, move }) => (move === 'add' ? [mark] : [])))
  const swapped = new Set(moves.flatMap(({ mark, move }) => (move === 'remove' && added.has(mark) ? [mark] : [])))
  if (swapped.size === 0) return { marks: swapped, items: [] }
  const claims = await readClaims(register, [...swapped])
  const items = [...claims].map(([mark, { holders, version }]): TransactItem => {
    const now = new Set(holders.map(holderText))
    for (const { move, holder } of moves.filter((one) => one.mark === mark))
      if (move === 'add') now.add(holder)
      else now.delete(holder)
    return {
      Update: {
        TableName: register.table,
        Key: keys.claim(mark),
        UpdateExpression: 'SET holders = :holders, version = :next',
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: { ':holders': now, ':next': version + 1, ':seen': version },
      },
    }
  })
  return { marks: swapped, items }
}
