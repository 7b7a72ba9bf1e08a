import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Claim, fromClaimItem, holderOf, holderText, noClaim } from './claim-item.ts'
import { addCounts } from './counts-item.ts'
import { toEntitlementItem } from './entitlement-item.ts'
import { toEventItem } from './event-item.ts'
import type { Marks } from './id-mark.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, type TransactItem, transact } from './transaction.ts'

/** The claim of a number as it stands now: 1 consistent read. */
export async function getClaim(register: Register, mark: string): Promise<Claim> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.claim(mark), ConsistentRead: true }),
  )
  return Item ? fromClaimItem(Item) : noClaim
}

/** The entitlement that a command of this person already changed, if it did. */
export async function findCommand(register: Register, username: string, id: string): Promise<string | undefined> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.command(username, id), ConsistentRead: true }),
  )
  return Item && String(Item.target)
}

export interface Change {
  readonly before: Entitlement
  readonly after: Entitlement
  readonly event: AuditEvent
  /** The claim that the decision looked at; null when there is no ID number. */
  readonly claim: Claim | null
}

export type CommitOutcome = 'done' | 'replayed' | 'stale' | 'key-taken'

/** How long a command's id is remembered, seconds: longer than any client retries. */
const commandMemory = 30 * 24 * 3600

/**
 * The change, its event, the counts of its cell, the number's claim and the command's id, in one transaction (10 writes of
 * 1 KB, doubled by the transaction).
 * @returns `stale` when someone else changed the entitlement or paid under the same number meanwhile: read and decide again;
 * `replayed` when this very command did it before; `key-taken` when the command's id stands for another entitlement's change
 */
export async function commitChange(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  change: Change,
): Promise<CommitOutcome> {
  const { before, after, event, claim } = change
  const items: TransactItem[] = [
    {
      Put: {
        TableName: register.table,
        Item: {
          ...keys.command(event.actor.username, event.commandId),
          target: after.id,
          expiresAt: Math.floor(event.at / 1000) + commandMemory,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    {
      Put: {
        TableName: register.table,
        Item: toEntitlementItem(after, marks),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': before.version },
      },
    },
    {
      Put: {
        TableName: register.table,
        Item: toEventItem(after.id, after.version, event),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]
  // Another reason for the same state moves nobody, and DynamoDB refuses an update that names one count twice.
  if (before.status !== after.status)
    items.push({ Update: { TableName: register.table, Key: countsKey(tree, after), ...movedCounts(before, after) } })
  if (claim) items.push({ Update: claimUpdate(register, marks, after, claim) })
  try {
    await transact(register, items)
    return 'done'
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error
    if (!error.positions.includes(0)) return 'stale'
    const target = await findCommand(register, event.actor.username, event.commandId)
    return target === after.id ? 'replayed' : 'key-taken'
  }
}

/** Counts lie below the commune's parent. */
export function countsKey(tree: UnitTree, entitlement: Pick<Entitlement, 'programme' | 'commune' | 'policy'>) {
  const { programme, commune, policy } = entitlement
  return keys.counts(programme, tree.find(commune)?.parent ?? commune, commune, policy)
}

function movedCounts(before: Entitlement, after: Entitlement) {
  return addCounts([
    { status: before.status, people: -1, amount: -before.amount },
    { status: after.status, people: 1, amount: after.amount },
  ])
}

function claimUpdate(register: Register, marks: Marks, after: Entitlement, claim: Claim) {
  const number = after.person.idNumber
  if (!number) throw new Error('a claim without a number')
  const isPaid = after.status === 'paid'
  return {
    TableName: register.table,
    Key: keys.claim(marks.idNumber(number)),
    UpdateExpression: `SET version = :next ADD holders :holder${isPaid ? ', paid :paid' : ''}${isPaid ? '' : ' DELETE paid :paid'}`,
    ConditionExpression: claim.version === 0 ? 'attribute_not_exists(pk)' : 'version = :seen',
    ExpressionAttributeValues: {
      ':next': claim.version + 1,
      ...(claim.version === 0 ? {} : { ':seen': claim.version }),
      ':holder': new Set([holderText(holderOf(after, marks))]),
      ':paid': new Set([after.id]),
    },
  }
}
