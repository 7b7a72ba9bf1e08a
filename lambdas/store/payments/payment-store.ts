import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { isPaidOut } from '../../domain/payments/payment-status.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type CountedPlace, countUpdates, placeName, placesOf, placeUpdates } from '../counts/count-updates.ts'
import { type Claim, holderOf, holderText } from '../register/claim-item.ts'
import { heldMarks, type RegisterChange, writtenChange } from '../register/register-changes.ts'
import { type CommandCommit, commitCommand } from '../table/commit-command.ts'
import type { Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { ConditionsFailed, type TransactItem, transact } from '../table/transaction.ts'
import { supportFollowing } from './after-payment.ts'

/** A number of the person, before or after the change, and its claim as the decision saw it. */
export interface SeenClaim {
  readonly mark: string
  readonly claim: Claim
}

export interface Change extends RegisterChange {
  readonly before: Entitlement
  /** The claims of all numbers that stand on the record before or after. */
  readonly claims: readonly SeenClaim[]
}

/**
 * The change, its event, the counts of its cell, the numbers' claims, the command's id and, where anything does, what follows, in one
 * transaction (11 writes of 1 KB, doubled by the transaction; 12 with what follows).
 * @param digest what is asked and of what, as one text: the same id with another digest is another command, and refused
 * @returns as `commitCommand`: `stale` when someone else changed the entitlement or paid under the same number meanwhile
 */
export async function commitChange(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  change: Change,
  digest: string,
): Promise<CommandCommit> {
  const { actor, commandId, at } = change.event
  const order = { username: actor.username, id: commandId, digest, now: at }
  return commitCommand(register, order, [
    ...ownItems(register, marks, change),
    ...countUpdates(register, tree, [change]),
  ])
}

/** What a transaction takes (DynamoDB's own limit). */
const itemsPerTransaction = 100

/**
 * The changes of a batch in as few transactions as they fit, so that many supports cost few calls: each still with its own event and claims, and all
 * of a transaction or none. Whoever meets somebody else is left out, and the others go again without him. No command's id is kept, since
 * no client can repeat one: its event names it, and a version that the batch has not seen sends it there (`eventOfCommand`).
 * @returns by their place which are done; the others are no longer what the decision saw, or met each other in one number, and are
 * decided again
 */
export async function commitTogether(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  changes: readonly Change[],
): Promise<boolean[]> {
  const done = changes.map(() => false)
  for (const group of grouped(register, tree, marks, changes)) {
    let members = group.members
    while (members.length > 0) {
      const counts = members.flatMap(({ counted }) => counted)
      try {
        await transact(register, [...members.flatMap(({ items }) => items), ...placeUpdates(register, counts)])
        for (const { place } of members) done[place] = true
        break
      } catch (error) {
        if (!(error instanceof ConditionsFailed)) throw error
        const left = withoutFailed(members, error.positions)
        if (left.length === members.length) throw error
        members = left
      }
    }
  }
  return done
}

/** Those of whose items no condition failed. */
function withoutFailed(members: readonly Member[], positions: readonly number[]): Member[] {
  let first = 0
  return members.filter(({ items }) => {
    const [from, until] = [first, first + items.length]
    first = until
    return !positions.some((position) => position >= from && position < until)
  })
}

interface Member {
  readonly place: number
  readonly items: readonly TransactItem[]
  /** Where it is counted; what others of its transaction move there too is written once. */
  readonly counted: readonly CountedPlace[]
}

interface Group {
  readonly members: Member[]
  size: number
  readonly claimed: Set<string>
  readonly cells: Set<string>
}

/** Changes that fit one transaction and touch no item twice, with their places. */
function grouped(register: Register, tree: UnitTree, marks: Marks, changes: readonly Change[]): Group[] {
  const groups: Group[] = []
  // Those of one cell together, so that each transaction counts in few of them.
  const cellOf = ({ after }: Change): string => `${after.commune}#${after.policy}`
  const inOrder = [...changes.entries()].sort(([, a], [, b]) => cellOf(a).localeCompare(cellOf(b)))
  for (const [place, change] of inOrder) {
    const items = ownItems(register, marks, change)
    const counted = placesOf(tree, change)
    const cells = counted.map(placeName)
    const last = groups.at(-1)
    const fits =
      last !== undefined &&
      last.size + items.length + new Set([...last.cells, ...cells]).size <= itemsPerTransaction &&
      !change.claims.some(({ mark }) => last.claimed.has(mark))
    const group = fits ? last : { members: [], size: 0, claimed: new Set<string>(), cells: new Set<string>() }
    if (!fits) groups.push(group)
    group.members.push({ place, items, counted })
    group.size += items.length
    for (const cell of cells) group.cells.add(cell)
    for (const { mark } of change.claims) group.claimed.add(mark)
  }
  return groups
}

/** What belongs to one change alone. */
function ownItems(register: Register, marks: Marks, change: Change): TransactItem[] {
  const { after, claims, event } = change
  return [
    ...writtenChange(register, marks, change),
    ...claims.map((seen) => ({ Update: claimUpdate(register, marks, after, seen) })),
    ...supportFollowing(register, marks, after.id, [change], event),
  ]
}

/** The number's claim after the change: held by the entitlement while it stands on the record, paid while that is. */
function claimUpdate(register: Register, marks: Marks, after: Entitlement, { mark, claim }: SeenClaim) {
  const isHeld = heldMarks(after, marks).includes(mark)
  const isPaid = isHeld && isPaidOut(after)
  const isKnown = claim.holders.some(({ entitlementId }) => entitlementId === after.id)
  const namesHolder = isHeld !== isKnown
  const adds = [isHeld && namesHolder ? 'holders :holder' : '', isPaid ? 'paid :paid' : ''].filter(Boolean)
  const removes = [!isHeld && namesHolder ? 'holders :holder' : '', isPaid ? '' : 'paid :paid'].filter(Boolean)
  return {
    TableName: register.table,
    Key: keys.claim(mark),
    UpdateExpression: [
      'SET version = :next',
      adds.length > 0 ? `ADD ${adds.join(', ')}` : '',
      removes.length > 0 ? `DELETE ${removes.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join(' '),
    ConditionExpression: claim.version === 0 ? 'attribute_not_exists(pk)' : 'version = :seen',
    ExpressionAttributeValues: {
      ':next': claim.version + 1,
      ...(claim.version === 0 ? {} : { ':seen': claim.version }),
      ...(namesHolder ? { ':holder': new Set([holderText(holderOf(after))]) } : {}),
      ':paid': new Set([after.id]),
    },
  }
}
