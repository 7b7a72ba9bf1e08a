import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { isPaidOut } from '../../domain/payments/payment-status.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { countUpdates } from '../counts/count-updates.ts'
import { readClaims } from '../register/claim-store.ts'
import { type RegisterChange, writtenChange } from '../register/register-changes.ts'
import { type CommandCommit, type CommandOrder, commitCommand } from '../table/commit-command.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'
import { supportFollowing } from './after-payment.ts'

export interface HouseholdChange extends RegisterChange {
  readonly before: Entitlement
}

/**
 * One command's changes of several supports, all or none: their records, events, places, counts, the numbers that come free, and once the
 * command's id and what follows. 6 WRU a support, doubled.
 * @param place the support below which it is noted what follows
 */
export async function commitHousehold(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  { place, changes }: { readonly place: string; readonly changes: readonly HouseholdChange[] },
  order: CommandOrder,
): Promise<CommandCommit> {
  const freed = await freedClaims(register, marks, changes)
  return commitCommand(register, order, [
    ...changes.flatMap((change) => writtenChange(register, marks, change)),
    ...freed,
    ...countUpdates(register, tree, changes),
    ...changes.slice(0, 1).flatMap(({ event }) => supportFollowing(register, marks, place, changes, event)),
  ])
}

/** Money that has come back whole leaves its numbers unpaid: whoever carries them may be paid again. */
async function freedClaims(
  register: Register,
  marks: Marks,
  changes: readonly HouseholdChange[],
): Promise<TransactItem[]> {
  const freed = new Map<string, string[]>()
  for (const { before, after } of changes.filter(({ before, after }) => isPaidOut(before) && !isPaidOut(after)))
    for (const mark of idMarksOf(before, marks)) freed.set(mark, [...(freed.get(mark) ?? []), after.id])
  if (freed.size === 0) return []
  const claims = await readClaims(register, [...freed.keys()])
  return [...freed].flatMap(([mark, ids]): TransactItem[] => {
    const claim = claims.get(mark)
    if (!claim) return []
    return [
      {
        Update: {
          TableName: register.table,
          Key: keys.claim(mark),
          UpdateExpression: 'SET version = :next DELETE paid :ids',
          ConditionExpression: 'version = :seen',
          ExpressionAttributeValues: { ':next': claim.version + 1, ':seen': claim.version, ':ids': new Set(ids) },
        },
      },
    ]
  })
}
