import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import { type CaseTally, type OwnerTally, tallyOf } from '../../domain/cases/case-tally.ts'
import type { DuplicateCase } from '../../domain/cases/duplicate-case.ts'
import type { EvidenceKind } from '../../domain/cases/evidence.ts'
import type { CaseStep } from '../../domain/cases/find-cases.ts'
import { deadlinesOf } from '../../domain/cases/overdue-cases.ts'
import type { CaseEvent } from '../../domain/ledger/case-event.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type EventPage, pageOfEvents } from '../ledger/page-of-events.ts'
import { transactionsOf } from '../register/register-changes.ts'
import { swappedClaims } from '../register/swapped-claims.ts'
import { addedNumbers } from '../table/added-numbers.ts'
import { type CommandCommit, type CommandOrder, commitCommand } from '../table/commit-command.ts'
import { batchGet, getItem } from '../table/get-items.ts'
import type { Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import { indexes, type Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'
import { fromCaseEventItem, fromCaseItem, toCaseEventItem, toCaseItem } from './case-item.ts'
import { changedPlaces, type QueueHalf, queueKey } from './case-queue.ts'
import { fromTallyItem, sumTallies, tallyNumbers } from './case-tally-item.ts'
import { deadlineAttribute } from './overdue-store.ts'

/** 1 consistent read (2 from 4 KB on). */
export async function getCase(register: Register, id: string): Promise<DuplicateCase | undefined> {
  const item = await getItem(register, keys.duplicateCase(id))
  return item && fromCaseItem(item)
}

/** Those that exist, in no order; 1 consistent read each. */
export async function getCases(register: Register, ids: readonly string[]): Promise<DuplicateCase[]> {
  return ids.length === 0 ? [] : (await batchGet(register, ids.map(keys.duplicateCase))).map(fromCaseItem)
}

/** A page of its events. */
export const caseHistory = (
  register: Register,
  id: string,
  cursor: string | undefined,
): Promise<EventPage<CaseEvent>> => pageOfEvents(register, keys.duplicateCase(id), cursor, fromCaseEventItem)

export interface CasePage {
  readonly cases: DuplicateCase[]
  /** Where the next page begins; null at the end. */
  readonly position: CasePosition | null
}

export interface CasePosition {
  readonly pk: string
  readonly sk: string
  readonly communeKey: string
  readonly communeOrder: string
}

/** Places that are looked at for a kind in one call: the last case of a page may be far away, and must not take a call a place. */
const filteredAtOnce = 100

/**
 * A page of a unit's queue, most urgent first: half a read for each 4 KB of places (some 12 of them), and one read a case. The index
 * may lag by milliseconds, the cases themselves are as they stand.
 */
export async function queueOf(
  register: Register,
  queue: {
    readonly programme: string
    readonly unit: string
    /** Null for both, what is done first. */
    readonly half: QueueHalf | null
    /** Cases that rest on one of these; null for all. */
    readonly kinds: readonly EvidenceKind[] | null
  },
  from: { readonly position: CasePosition | null; readonly limit: number },
): Promise<CasePage> {
  const kinds = (queue.kinds ?? []).map((kind, index) => [`:kind${index}`, kind] as const)
  const ids: string[] = []
  let position: Record<string, unknown> | undefined = from.position ? { ...from.position } : undefined
  do {
    const answer: QueryCommandOutput = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        IndexName: indexes.commune,
        KeyConditionExpression: `communeKey = :queue${queue.half ? ' AND begins_with(communeOrder, :half)' : ''}`,
        ...(kinds.length > 0
          ? { FilterExpression: kinds.map(([name]) => `contains(kinds, ${name})`).join(' OR ') }
          : {}),
        ExpressionAttributeValues: {
          ':queue': queueKey(queue.programme, queue.unit),
          ...(queue.half ? { ':half': `${queue.half}#` } : {}),
          ...Object.fromEntries(kinds),
        },
        Limit: kinds.length > 0 ? Math.max(filteredAtOnce, from.limit) : from.limit - ids.length,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    const places = answer.Items ?? []
    const taken = places.slice(0, from.limit - ids.length)
    ids.push(...taken.map(({ caseId }) => String(caseId)))
    position = taken.length < places.length ? taken.at(-1) : answer.LastEvaluatedKey
  } while (position && ids.length < from.limit)
  const found = new Map((await getCases(register, ids)).map((one) => [one.id, one]))
  return {
    cases: ids.flatMap((id) => found.get(id) ?? []),
    position: position
      ? {
          pk: String(position.pk),
          sk: String(position.sk),
          communeKey: String(position.communeKey),
          communeOrder: String(position.communeOrder),
        }
      : null,
  }
}

/** The tallies of every owner at or below the unit, as one: one Query of at most 200 small items. */
export async function readCaseTally(
  register: Register,
  tree: UnitTree,
  programme: string,
  unit: string,
): Promise<CaseTally> {
  return sumTallies((await readOwnerTallies(register, tree, programme, unit)).map(({ tally }) => tally))
}

/** The same, owner by owner. */
export async function readOwnerTallies(
  register: Register,
  tree: UnitTree,
  programme: string,
  unit: string,
): Promise<OwnerTally[]> {
  const items = await itemsBelow(register, keys.caseTally(programme, unit).pk)
  // A commune that was only ever asked to find something out owns no case.
  return items.map(fromTallyItem).filter(({ owner, tally }) => tally.total > 0 && tree.contains(unit, owner))
}

/**
 * The cases, their places in the queues, their events, their owners' tallies, and with them every record that they stop or open with
 * its event, its counts and its claims: one transaction, all or nothing.
 * @param order the officer's command; null for what the system finds by itself
 * @param more what is written with them
 * @returns `stale` when a case or a record is no longer what the decision saw: read and decide again
 */
export async function commitCases(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  step: CaseStep,
  order: CommandOrder | null,
  more: readonly TransactItem[] = [],
): Promise<CommandCommit> {
  const records = step.flatMap((change) => change.records)
  const swapped = await swappedClaims(register, marks, records)
  const first = [
    ...step.flatMap(({ before, after, event }) => caseWrites(register, tree, before, after, event)),
    ...tallyWrites(register, step),
    ...swapped.items,
    ...more,
  ]
  const [items, rest] = transactionsOf(register, tree, marks, records, [], first, swapped.marks)
  if (!items || rest) throw new Error(`a case with ${records.length} records does not fit one transaction`)
  return commitCommand(register, order, items)
}

function caseWrites(
  register: Register,
  tree: UnitTree,
  before: DuplicateCase | null,
  after: DuplicateCase,
  event: CaseEvent,
): TransactItem[] {
  const { table: TableName } = register
  return [
    {
      Put: {
        TableName,
        Item: toCaseItem(after),
        ...(before
          ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    { Put: { TableName, Item: toCaseEventItem(after, event) } },
    ...changedPlaces(tree, before, after).map((Item) => ({ Put: { TableName, Item } })),
  ]
}

/** One update a unit: DynamoDB refuses two of one item in a transaction. */
function tallyWrites(register: Register, step: CaseStep): TransactItem[] {
  const units = new Map<string, { programme: string; change: Record<string, number> }>()
  const add = (unit: string, programme: string, numbers: Readonly<Record<string, number>>, sign: 1 | -1): void => {
    const change: Record<string, number> = units.get(unit)?.change ?? {}
    for (const [name, value] of Object.entries(numbers)) change[name] = (change[name] ?? 0) + sign * value
    units.set(unit, { programme, change })
  }
  const addCase = (duplicateCase: DuplicateCase | null, sign: 1 | -1): void => {
    if (!duplicateCase) return
    const { owner, programme } = duplicateCase
    add(owner, programme, tallyNumbers(tallyOf(duplicateCase)), sign)
    for (const { unit, duty, day } of deadlinesOf(duplicateCase))
      add(unit, programme, { [deadlineAttribute(duty, day)]: 1 }, sign)
  }
  for (const { before, after } of step) {
    addCase(before, -1)
    addCase(after, 1)
  }
  return [...units].flatMap(([unit, { programme, change }]) => {
    const added = addedNumbers(change)
    return added ? [{ Update: { TableName: register.table, Key: keys.caseTally(programme, unit), ...added } }] : []
  })
}
