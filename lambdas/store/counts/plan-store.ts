import * as z from 'zod'
import type { OfficeEvent } from '../../domain/ledger/office-event.ts'
import { type PlannedFigures, plannedEvent } from '../../domain/statistics/plan-event.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { officeEventPut, officeEvents } from '../ledger/office-event-item.ts'
import { batchGet, getItem } from '../table/get-items.ts'
import { type Key, keys } from '../table/keys.ts'
import { parentOf, parentsOf } from '../table/parent-units.ts'
import { commitSetting, type SettingOrder } from '../table/setting-command.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'

export interface PlanEntry extends PlannedFigures {
  readonly commune: string
  readonly policy: string
}

/** Each is a cell and its event; two items more are the number of the last event and the command. */
const entriesAtOnce = 48
const attempts = 5

/**
 * Sets planned figures, each with its event. What is planned so already is left alone, and the same command again writes nothing, also when
 * others have planned since. 6 WRU a figure that changes.
 */
export async function setPlan(
  register: Register,
  tree: UnitTree,
  programme: string,
  entries: readonly PlanEntry[],
  order: SettingOrder,
): Promise<'done' | 'key-taken'> {
  const parents = new Set(entries.map(({ commune }) => parentOf(tree, commune)))
  const parts = [...parents].flatMap((parent) => {
    const below = entries.filter(({ commune }) => parentOf(tree, commune) === parent)
    return Array.from({ length: Math.ceil(below.length / entriesAtOnce) }, (_, at) => ({
      place: { programme, parent },
      entries: below.slice(at * entriesAtOnce, (at + 1) * entriesAtOnce),
    }))
  })
  for (const [at, part] of parts.entries()) {
    // Each part is noted by itself, so that a command that was cut off goes on where it ended.
    const commandId = at === 0 ? order.commandId : `${order.commandId}#${at}`
    const outcome = await setSome(register, part, [programme, entries], { order, commandId })
    if (outcome === 'key-taken') return outcome
  }
  return 'done'
}

interface PlanPlace {
  readonly programme: string
  readonly parent: string
}

interface PlanPart {
  readonly place: PlanPlace
  readonly entries: readonly PlanEntry[]
}

async function setSome(
  register: Register,
  { place, entries }: PlanPart,
  whole: unknown,
  { order, commandId }: { readonly order: SettingOrder; readonly commandId: string },
): Promise<'done' | 'key-taken'> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const version = await planVersion(register, place)
    const before = await plannedCells(register, place, entries)
    const changes = entries.flatMap((entry) => {
      const event = plannedEvent(entry, [before.get(cellName(entry)) ?? null, entry], order)
      return event ? [{ entry, event }] : []
    })
    const writes = changes.length > 0 ? planWrites(register, place, changes, version) : []
    const outcome = await commitSetting(register, { ...order, commandId }, whole, writes)
    if (outcome !== 'stale') return outcome
  }
  throw new Error('too many plan at once')
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
  const item = await getItem(register, keys.plan(programme, parent))
  return item ? z.number().parse(item.version) : 0
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
