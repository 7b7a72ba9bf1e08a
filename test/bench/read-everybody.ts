import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import { communeKey } from '../../lambdas/store/table/keys.ts'
import { indexes, type Register } from '../../lambdas/store/table/table.ts'

/** Everybody of a programme, commune by commune, by the pages that the functions use; nothing is kept: the floor of whoever goes through the register. */
export async function readEverybody(
  { client, table }: Register,
  tree: UnitTree,
  programme: string,
): Promise<{ seconds: number; items: number }> {
  const begun = performance.now()
  let items = 0
  for (const { code } of tree.communes(tree.root.code)) {
    let position: Record<string, unknown> | undefined
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: indexes.commune,
          KeyConditionExpression: 'communeKey = :commune',
          ExpressionAttributeValues: { ':commune': communeKey(programme, code) },
          Limit: 500,
          ...(position && { ExclusiveStartKey: position }),
        }),
      )
      items += page.Items?.length ?? 0
      position = page.LastEvaluatedKey
    } while (position)
  }
  return { seconds: (performance.now() - begun) / 1000, items }
}
