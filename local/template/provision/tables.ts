import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { Resource } from '../assembly.ts'
import { placeName } from '../naming.ts'
import type { Resolver } from '../resolver.ts'
import { TemplateError } from '../template-error.ts'

const keyShape = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
const projectionShape = z.object({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).optional(),
  NonKeyAttributes: z.array(z.string()).optional(),
})
const indexShape = z.object({ IndexName: z.string(), KeySchema: keyShape, Projection: projectionShape })
const encryptionShape = z.object({ KMSMasterKeyId: z.string().optional() })
const tableShape = z.object({
  KeySchema: keyShape,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.array(indexShape).default([]),
  LocalSecondaryIndexes: z.array(indexShape).optional(),
  TimeToLiveSpecification: z
    .object({ AttributeName: z.string().optional(), Enabled: z.union([z.boolean(), z.stringbool()]) })
    .optional(),
  SSESpecification: encryptionShape.optional(),
  Replicas: z.array(z.object({ Region: z.string(), SSESpecification: encryptionShape.optional() })).default([]),
})
type Table = z.infer<typeof tableShape>

/** The customer's key of a table, for the permissions that each of its calls needs besides DynamoDB's own. */
export function tableKey(resolver: Resolver, table: Resource): string | undefined {
  const given = resolver.properties(table, tableShape)
  const replica = given.Replicas.find(({ Region }) => Region === table.stack.place.region)
  return replica?.SSESpecification?.KMSMasterKeyId ?? given.SSESpecification?.KMSMasterKeyId
}

/**
 * Makes the table, or brings the indexes of an existing one in line. Throws when its key is another one than that of the data on
 * disk: DynamoDB would replace the table, and here that would lose it.
 */
export async function provisionTable(resolver: Resolver, table: Resource, client: DynamoDBClient): Promise<void> {
  const name = resolver.ref(table)
  const given = resolver.properties(table, tableShape)
  const existing = await describe(client, name)
  if (existing === undefined) {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: given.KeySchema,
        AttributeDefinitions: given.AttributeDefinitions,
        ...(given.GlobalSecondaryIndexes.length > 0 && {
          GlobalSecondaryIndexes: given.GlobalSecondaryIndexes.map(asIndex),
        }),
        ...(given.LocalSecondaryIndexes && { LocalSecondaryIndexes: given.LocalSecondaryIndexes.map(asIndex) }),
      }),
    )
    await provisionTimeToLive(client, name, given)
    return
  }
  if (keyText(existing.KeySchema ?? []) !== keyText(given.KeySchema)) {
    const reason = `the data on disk has the key ${keyText(existing.KeySchema ?? [])}, the template ${keyText(given.KeySchema)}. Start on another data directory`
    throw new TemplateError('NOT_SUPPORTED', placeName(table), reason)
  }
  await provisionIndexes(
    client,
    name,
    given,
    new Map(existing.GlobalSecondaryIndexes?.map((one) => [one.IndexName, indexText(one)])),
  )
}

type Index = z.infer<typeof indexShape>

function asIndex({ IndexName, KeySchema, Projection }: Index): GlobalSecondaryIndex {
  const { ProjectionType, NonKeyAttributes } = Projection
  return {
    IndexName,
    KeySchema,
    Projection: { ProjectionType: ProjectionType ?? 'ALL', ...(NonKeyAttributes && { NonKeyAttributes }) },
  }
}

async function describe(client: DynamoDBClient, name: string) {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

async function provisionTimeToLive(
  client: DynamoDBClient,
  name: string,
  { TimeToLiveSpecification: given }: Table,
): Promise<void> {
  if (given?.AttributeName === undefined || !given.Enabled) return
  const specification = { AttributeName: given.AttributeName, Enabled: true }
  await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: specification }))
}

/** One change a call, as DynamoDB wants it: what went or changed is deleted first, then what is new is made. */
async function provisionIndexes(
  client: DynamoDBClient,
  name: string,
  given: Table,
  existing: ReadonlyMap<string | undefined, string>,
): Promise<void> {
  const wanted = new Map(given.GlobalSecondaryIndexes.map((index) => [index.IndexName, asIndex(index)]))
  for (const [indexName, text] of existing) {
    const same = wanted.get(indexName ?? '')
    if (indexName === undefined || (same !== undefined && indexText(same) === text)) continue
    await update(client, name, given, { Delete: { IndexName: indexName } })
  }
  for (const [indexName, index] of wanted) {
    if (existing.get(indexName) === indexText(index)) continue
    await update(client, name, given, { Create: index })
  }
}

async function update(
  client: DynamoDBClient,
  name: string,
  { AttributeDefinitions }: Table,
  change: { Create: GlobalSecondaryIndex } | { Delete: { IndexName: string } },
): Promise<void> {
  await client.send(
    new UpdateTableCommand({
      TableName: name,
      GlobalSecondaryIndexUpdates: [change],
      ...('Create' in change && { AttributeDefinitions }),
    }),
  )
}

interface Keyed {
  readonly AttributeName?: string | undefined
  readonly KeyType?: string | undefined
}

const keyText = (keys: readonly Keyed[]): string =>
  keys.map(({ AttributeName, KeyType }) => `${AttributeName}:${KeyType}`).join(',')

function indexText(index: {
  KeySchema?: readonly Keyed[] | undefined
  Projection?: { ProjectionType?: string | undefined; NonKeyAttributes?: string[] | undefined } | undefined
}): string {
  const others = [...(index.Projection?.NonKeyAttributes ?? [])].sort()
  return `${keyText(index.KeySchema ?? [])} ${index.Projection?.ProjectionType ?? 'ALL'} ${others.join(',')}`
}
