/**
 * What a DynamoDB call needs, in IAM's words.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
import type { Access, Place } from '../../aws/engine.ts'
import { type DynamoCall, listOf, recordOf, textOf } from './call.ts'

const onItems = new Set(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'])
const onTableOrIndex = new Set(['Query', 'Scan'])
const onBatches = new Set(['BatchGetItem', 'BatchWriteItem'])
const onTables = new Set([
  'CreateTable',
  'DeleteTable',
  'DescribeContinuousBackups',
  'DescribeTable',
  'DescribeTimeToLive',
  'UpdateContinuousBackups',
  'UpdateTable',
  'UpdateTimeToLive',
])
const onResources = new Set(['ListTagsOfResource', 'TagResource', 'UntagResource'])
const onStreams = new Set(['DescribeStream', 'GetShardIterator'])
const partiQl = new Set(['BatchExecuteStatement', 'ExecuteStatement', 'ExecuteTransaction'])
const transactActions: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
}

export const isPartiQl = (operation: string): boolean => partiQl.has(operation)

/** The name of a table that is given by name or by ARN. */
const nameOf = (table: string) => /^arn:[^:]*:dynamodb:[^:]*:\d*:table\/([^/]+)$/.exec(table)?.[1] ?? table

/**
 * @param tableKeys the customer keys of encrypted tables by table name: DynamoDB decrypts in the caller's name
 */
export function accessesOf(
  call: DynamoCall,
  { place, tableKeys }: { place: Place; tableKeys: ReadonlyMap<string, string> },
): Access[] {
  const { operation, input } = call
  const root = `arn:aws:dynamodb:${place.region}:${place.accountId}:table/`
  const found = new Map<string, Access>()
  const need = (action: string, resource: string) => {
    found.set(`${action} ${resource}`, { action: `dynamodb:${action}`, resource })
  }
  const needData = (action: string, table: string, index = '') => {
    const name = nameOf(table)
    need(action, `${root}${name}${index === '' ? '' : `/index/${index}`}`)
    const key = tableKeys.get(name)
    if (key === undefined) return
    const context = { 'kms:ViaService': `dynamodb.${place.region}.amazonaws.com` }
    found.set(`kms ${key}`, { action: 'kms:Decrypt', resource: key, context })
  }

  if (onItems.has(operation)) needData(operation, textOf(input.TableName))
  else if (onTableOrIndex.has(operation)) needData(operation, textOf(input.TableName), textOf(input.IndexName))
  else if (onBatches.has(operation)) {
    for (const table of Object.keys(recordOf(input.RequestItems))) needData(operation, table)
  } else if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    for (const entry of listOf(input.TransactItems)) {
      for (const [kind, part] of Object.entries(recordOf(entry))) {
        needData(transactActions[kind] ?? kind, textOf(recordOf(part).TableName))
      }
    }
  } else if (onTables.has(operation)) need(operation, `${root}${nameOf(textOf(input.TableName))}`)
  else if (onResources.has(operation)) need(operation, textOf(input.ResourceArn))
  else if (onStreams.has(operation)) need(operation, textOf(input.StreamArn))
  else if (operation === 'GetRecords') need(operation, textOf(input.ShardIterator).split('|')[0] ?? '')
  else if (operation === 'ListStreams' && input.TableName) need(operation, `${root}${textOf(input.TableName)}/stream/*`)
  // Also a call that names no table at all, or is no operation: it must not pass as one that needs nothing.
  if (found.size === 0) need(operation || 'Unknown', '*')
  return [...found.values()]
}
