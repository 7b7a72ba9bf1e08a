import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { isPaidOut } from '../../domain/payments/payment-status.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type CountedPlace, placeName, placesOf, placeUpdates } from '../counts/count-updates.ts'
import { toEventItem } from '../ledger/event-item.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'
import { holderOf, holderText } from './claim-item.ts'
import { changedNumberItems, toEntitlementItem } from './entitlement-item.ts'
import { recoveryPlaces } from './recovery-place.ts'

/** One entitlement that a list brings, corrects or takes back. */
export interface RegisterChange {
  /** Null for one that is new. */
  readonly before: Entitlement | null
  readonly after: Entitlement
  readonly event: AuditEvent
  /** Steps of the same change before the last one, each with its event and the version that it made: a correction undoes first. */
  readonly through?: readonly Pick<RegisterChange, 'after' | 'event'>[]
  /** Which part of its cell counts it; without one the cell itself. */
  readonly countsPart?: number
}

/** What one transaction takes (DynamoDB's own limit). */
const itemsPerTransaction = 100

/**
 * The changes as transactions: `first` in each, entitlements, events, claims of their numbers, counts of their cells, and `last` in
 * the last one.
 * One transaction wherever that fits. Each is whole in itself, so that a writer killed between two of them is taken up where it stood.
 * @param swapped numbers whose claims `first` writes itself
 */
export function transactionsOf(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  changes: readonly RegisterChange[],
  last: readonly TransactItem[],
  first: readonly TransactItem[] = [],
  swapped: ReadonlySet<string> = new Set(),
): TransactItem[][] {
  const weighed = changes.map((change) => weigh(change, { register, tree, marks, swapped }))
  const batches: Batch[] = [new Batch(register)]
  for (const change of weighed) {
    const tail = batches.at(-1)
    if (tail?.takes(change, first.length + last.length)) tail.add(change)
    else {
      const next = new Batch(register)
      next.add(change)
      batches.push(next)
    }
  }
  return batches.map((batch, index) => [...first, ...batch.items(), ...(index === batches.length - 1 ? last : [])])
}

type ClaimMove = 'add' | 'remove'

/** A change with what it takes of a transaction, so that each is looked through once. */
interface Weighed {
  readonly change: RegisterChange
  /** Items of its own: the record, its event, its places. */
  readonly items: readonly TransactItem[]
  /** Claims that `first` does not write itself. */
  readonly moves: ReturnType<typeof claimMoves>
  readonly places: readonly CountedPlace[]
}

function weigh(
  change: RegisterChange,
  {
    register,
    tree,
    marks,
    swapped,
  }: { register: Register; tree: UnitTree; marks: Marks; swapped: ReadonlySet<string> },
): Weighed {
  return {
    change,
    items: writtenChange(register, marks, change),
    moves: claimMoves(change, marks).filter(({ mark }) => !swapped.has(mark)),
    places: placesOf(tree, change),
  }
}

class Batch {
  private readonly own: TransactItem[] = []
  private readonly claims = new Map<string, { move: ClaimMove; holders: Set<string>; paid: Set<string> }>()
  private readonly places: CountedPlace[] = []
  /** Cells of the counts and their days, by their names. */
  private readonly cells = new Set<string>()

  constructor(readonly register: Register) {}

  /** An expression names an attribute once: a number that one gives up and another takes needs two transactions. */
  takes({ items, moves, places }: Weighed, reserved: number): boolean {
    if (moves.some(({ mark, move }) => this.claims.has(mark) && this.claims.get(mark)?.move !== move)) return false
    const newClaims = new Set(moves.map(({ mark }) => mark).filter((mark) => !this.claims.has(mark))).size
    const cells = places.map(placeName).filter((name) => !this.cells.has(name)).length
    const known = this.own.length + this.claims.size + this.cells.size
    return known + items.length + newClaims + cells + reserved <= itemsPerTransaction
  }

  add({ change, items, moves, places }: Weighed): void {
    this.own.push(...items)
    for (const { mark, move, holder } of moves) {
      const claim = this.claims.get(mark) ?? { move, holders: new Set<string>(), paid: new Set<string>() }
      claim.holders.add(holder)
      if (isPaidOut(change.after)) claim.paid.add(change.after.id)
      this.claims.set(mark, claim)
    }
    this.places.push(...places)
    for (const place of places) this.cells.add(placeName(place))
  }

  items(): TransactItem[] {
    const { table } = this.register
    return [
      ...this.own,
      ...[...this.claims].map(([mark, { move, holders, paid }]) => ({
        Update: {
          TableName: table,
          Key: keys.claim(mark),
          UpdateExpression:
            move === 'add'
              ? `ADD holders :holders, version :one${paid.size > 0 ? ', paid :paid' : ''}`
              : 'ADD version :one DELETE holders :holders',
          ExpressionAttributeValues: {
            ':holders': holders,
            ':one': 1,
            ...(move === 'add' && paid.size > 0 ? { ':paid': paid } : {}),
          },
        },
      })),
      ...placeUpdates(this.register, this.places),
    ]
  }
}

/** The record as it is now, its event, its entries in the ID-number index, and its place among what is asked back: what every change of an entitlement writes. */
export function writtenChange(register: Register, marks: Marks, change: RegisterChange): TransactItem[] {
  const { before, after, event, through = [] } = change
  const { table } = register
  const record = toEntitlementItem(after, marks)
  const steps = [...through.map((step) => ({ ...step, record: null })), { after, event, record }]
  return [
    {
      Put: {
        TableName: table,
        Item: record,
        ...(before
          ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    ...steps.map((step) => ({
      Put: {
        TableName: table,
        Item: toEventItem(step.after, step.event, step.record),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
    ...placedItemsOf(change, marks).map((Item) => ({ Put: { TableName: table, Item } })),
  ]
}

const placedItemsOf = ({ before, after }: RegisterChange, marks: Marks): Record<string, unknown>[] => [
  ...changedNumberItems(before, after, marks),
  ...recoveryPlaces(before, after, marks),
]

/** A cancelled entitlement holds no number any more. */
export const heldMarks = (entitlement: Entitlement | null, marks: Marks): string[] =>
  entitlement === null || entitlement.status === 'cancelled' ? [] : idMarksOf(entitlement, marks)

/** Which numbers came and which went. */
export function claimMoves(
  { before, after }: RegisterChange,
  marks: Marks,
): { mark: string; move: ClaimMove; holder: string }[] {
  const had = heldMarks(before, marks)
  const has = heldMarks(after, marks)
  const holder = holderText(holderOf(after))
  return [
    ...had.filter((mark) => !has.includes(mark)).map((mark) => ({ mark, move: 'remove' as const, holder })),
    ...has.filter((mark) => !had.includes(mark)).map((mark) => ({ mark, move: 'add' as const, holder })),
  ]
}
