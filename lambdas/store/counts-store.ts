import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { CellOfCommune } from '../domain/statistics/counts.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { fromCountsItems } from './counts-item.ts'
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
  if (found.level === 'commune') return queryCounts(register, programme, found.parent ?? unit, `${unit}#`)
  const parents = new Set(tree.communes(unit).map((commune) => commune.parent ?? commune.code))
  const cells = await Promise.all([...parents].map((parent) => queryCounts(register, programme, parent, '')))
  return cells.flat()
}

async function queryCounts(
  register: Register,
  programme: string,
  parent: string,
  prefix: string,
): Promise<CellOfCommune[]> {
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
  return fromCountsItems(items)
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
