import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { CellOfCommune } from '../domain/statistics/counts.ts'
import type { CountedCell } from '../domain/statistics/recount.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { countedCells, fromCountsItems } from './counts-item.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'

/**
 * The counts of every commune at or below the unit. A commune or a district is one consistent query; a province one query for
 * each district (15 here, about 13 reads each for 12 communes and 8 policies).
 */
export async function readCounts(
  register: Register,
  tree: UnitTree,
  programme: string,
  unit: string,
): Promise<CellOfCommune[]> {
  const found = tree.find(unit)
  if (!found) return []
  if (found.level === 'commune') return fromCountsItems(await ofCommune(register, tree, programme, unit))
  const parents = new Set(tree.communes(unit).map((commune) => commune.parent ?? commune.code))
  const items = await Promise.all([...parents].map((parent) => queryCounts(register, programme, parent, '')))
  return items.flatMap(fromCountsItems)
}

/** What is stored as counts of a commune, whatever it is: 1 consistent read for a dozen cells. */
export const readCountedCells = async (
  register: Register,
  tree: UnitTree,
  programme: string,
  commune: string,
): Promise<CountedCell[]> => countedCells(await ofCommune(register, tree, programme, commune))

const ofCommune = (register: Register, tree: UnitTree, programme: string, commune: string): Promise<unknown[]> =>
  queryCounts(register, programme, tree.find(commune)?.parent ?? commune, `${commune}#`)

async function queryCounts(register: Register, programme: string, parent: string, prefix: string): Promise<unknown[]> {
  const items: unknown[] = []
  let position: Record<string, unknown> | undefined
  do {
    const answer = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
        ExpressionAttributeValues: {
          ':pk': keys.countsOfParent(programme, parent),
          ...(prefix ? { ':prefix': prefix } : {}),
        },
        ConsistentRead: true,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    items.push(...(answer.Items ?? []))
    position = answer.LastEvaluatedKey
  } while (position)
  return items
}

export interface PlanEntry {
  readonly commune: string
  readonly policy: string
  readonly people: number
  readonly amount: number
}

/** Sets planned figures; setting the same twice is the same as once. */
export async function setPlan(
  register: Register,
  tree: UnitTree,
  programme: string,
  entries: readonly PlanEntry[],
): Promise<void> {
  for (const { commune, policy, people, amount } of entries) {
    await register.client.send(
      new UpdateCommand({
        TableName: register.table,
        Key: keys.counts(programme, tree.find(commune)?.parent ?? commune, commune, policy),
        UpdateExpression: 'SET plannedPeople = :people, plannedAmount = :amount',
        ExpressionAttributeValues: { ':people': people, ':amount': amount },
      }),
    )
  }
}
