import { GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { EventHand } from '../domain/ledger/hand.ts'
import type { OfficeEvent } from '../domain/ledger/office-event.ts'
import { type PlannedFigures, plannedEvent } from '../domain/statistics/plan-event.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { parentsOf } from './counts-store.ts'
import { batchGet } from './entitlement-store.ts'
import { type Key, keys } from './keys.ts'
import { officeEventPut, officeEvents } from './office-event-item.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, type TransactItem, transact } from './transaction.ts'

export interface PlanEntry extends PlannedFigures {
  readonly commune: string
  readonly policy: string
}

interface PlanOrder {
  readonly by: EventHand
  readonly at: number
  readonly commandId: string
}

/** Each is a cell and its event; one item more is the number of the last event. */
const entriesAtOnce = 48
const attempts = 5

/**
 * Sets planned figures, each with its event. What is planned so already is left alone: the same command again writes nothing. 6 WRU a
 * figure that changes.
 */
export async function setPlan(
  register: Register,
  tree: UnitTree,
  programme: string,
  entries: readonly PlanEntry[],
  order: PlanOrder,
): Promise<void> {
  const parentOf = ({ commune }: PlanEntry): string => tree.find(commune)?.parent ?? commune
  for (const parent of new Set(entries.map(parentOf))) {
    const below = entries.filter((entry) => parentOf(entry) === parent)
    for (let from = 0; from < below.length; from += entriesAtOnce)
      await setSome(register, { programme, parent }, below.slice(from, from + entriesAtOnce), order)
  }
}

interface PlanPlace {
  readonly programme: string
  readonly parent: string
}

async function setSome(
  register: Register,
  place: PlanPlace,
  entries: readonly PlanEntry[],
  order: PlanOrder,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const version = await planVersion(register, place)
    const before = await plannedCells(register, place, entries)
    const changes = entries.flatMap((entry) => {
      const event = plannedEvent(entry, [before.get(cellName(entry)) ?? null, entry], order)
      return event ? [{ entry, event }] : []
    })
    if (changes.length === 0) return
    try {
      await transact(register, planWrites(register, place, changes, version))
      return
    } catch (error) {
      if (!(error instanceof ConditionsFailed) || attempt === attempts) throw error
    }
  }
}

function planWrites(
  register: Register,
  { programme, parent }: PlanPlace,
  changes: readonly { readonly entry: PlanEntry; readonly event: OfficeEvent }[],
  version: number,
): TransactItem[] {
  const { table: TableName } = register
  const moved: TransactItem = {
    Update: {
      TableName,
      Key: keys.plan(programme, parent),
      UpdateExpression: 'SET version = :next',
      ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : 'version = :before',
      ExpressionAttributeValues: {
        ':next': version + changes.length,
        ...(version === 0 ? {} : { ':before': version }),
      },
    },
  }
  return [
    moved,
    ...changes.flatMap(({ entry, event }, at): TransactItem[] => [
      {
        Update: {
          TableName,
          Key: cellKey({ programme, parent }, entry),
          UpdateExpression: 'SET plannedPeople = :people, plannedAmount = :amount',
          ExpressionAttributeValues: { ':people': entry.people, ':amount': entry.amount },
        },
      },
      officeEventPut(register, keys.planEvent(programme, parent, version + at + 1), entry.commune, event),
    ]),
  ]
}

async function planVersion(register: Register, { programme, parent }: PlanPlace): Promise<number> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.plan(programme, parent), ConsistentRead: true }),
  )
  return Item ? z.number().parse(Item.version) : 0
}

const cellName = ({ commune, policy }: Pick<PlanEntry, 'commune' | 'policy'>): string => `${commune}#${policy}`

const cellKey = ({ programme, parent }: PlanPlace, { commune, policy }: PlanEntry): Key =>
  keys.counts(programme, parent, commune, policy)

const plannedCell = z.object({ sk: z.string(), plannedPeople: z.number(), plannedAmount: z.number() })

/** As they are planned now; cells that nobody has planned are not among them. */
async function plannedCells(
  register: Register,
  place: PlanPlace,
  entries: readonly PlanEntry[],
): Promise<Map<string, PlannedFigures>> {
  const items = await batchGet(
    register,
    entries.map((entry) => cellKey(place, entry)),
  )
  return new Map(
    items.flatMap((item): [string, PlannedFigures][] => {
      const cell = plannedCell.safeParse(item)
      if (!cell.success) return []
      return [[cell.data.sk, { people: cell.data.plannedPeople, amount: cell.data.plannedAmount }]]
    }),
  )
}

/** What was planned at or below a unit, oldest first: one query a district, 1 RRU for some ten figures. */
export async function planEvents(
  register: Register,
  tree: UnitTree,
  programme: string,
  unit: string,
): Promise<OfficeEvent[]> {
  const found = await Promise.all(
    parentsOf(tree, unit).map((parent) => officeEvents(register, keys.plan(programme, parent))),
  )
  return found
    .flat()
    .filter(({ changes }) => tree.contains(unit, changes.commune?.[1] ?? ''))
    .sort((a, b) => a.at - b.at)
}
