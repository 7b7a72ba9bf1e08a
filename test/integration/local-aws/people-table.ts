import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** A table with one index that holds everything and one that holds keys only. */
export async function createPeopleTable(client: DynamoDBClient, TableName: string): Promise<void> {
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ]
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'commune', 'name'].map(attribute),
      KeySchema: key('pk', 'sk'),
      GlobalSecondaryIndexes: [
        { IndexName: 'byCommune', KeySchema: key('commune', 'name'), Projection: { ProjectionType: 'ALL' } },
        { IndexName: 'byName', KeySchema: key('name', 'commune'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  )
}
