/**
 * What DynamoDB refuses and dynoxide lets through, found by sending the same calls to Amazon's DynamoDB Local.
 * Everything else (400 KB an item, 100 entries and 4 MB a transaction, 25 a batch, empty keys in items, duplicates) the
 * engine refuses itself.
 *
 * Differences that stay: `SET list[7] = …` beyond the end of a list fills the gap with NULLs where DynamoDB appends; no
 * call meets a TransactionConflict; an index is never behind its table; expired items stay.
 */
import { type DynamoCall, type Json, listOf, recordOf, textOf, writesOf } from './call.ts'
import { assignmentsIn, attributesIn, keyComparisons, mostOperandsOfIn, targetsIn } from './expressions.ts'
import type { TableSchema } from './schema.ts'

/** Bytes of a whole request. */
export const maxRequestBytes = 16 * 1024 * 1024
/** Bytes that one TransactGetItems may return. */
export const maxTransactGetBytes = 4 * 1024 * 1024

export interface Excess {
  /** `ValidationException`, unless one entry of a transaction is at fault. */
  readonly message: string
  /** The entry of the transaction that is at fault; the others would have been fine. */
  readonly entry?: number
}

type SchemaOf = (table: string) => TableSchema | undefined

/** The first thing in a call that DynamoDB would refuse and the engine would not. */
export function findExcess(call: DynamoCall, schemaOf: SchemaOf): Excess | undefined {
  const message =
    entryExcess(call) ?? operandExcess(call) ?? queryExcess(call, schemaOf) ?? indexKeyExcess(call, schemaOf)
  return message === undefined ? keyUpdateExcess(call, schemaOf) : { message }
}

function entryExcess({ operation, input }: DynamoCall): string | undefined {
  if (operation !== 'TransactWriteItems') return undefined
  const isDouble = listOf(input.TransactItems).some((entry) => Object.keys(recordOf(entry)).length > 1)
  return isDouble ? 'TransactItems can only contain one of Check, Put, Update or Delete' : undefined
}

function operandExcess({ input }: DynamoCall): string | undefined {
  const parts = [input, ...listOf(input.TransactItems).flatMap((entry) => Object.values(recordOf(entry)).map(recordOf))]
  for (const part of parts) {
    for (const name of ['ConditionExpression', 'FilterExpression']) {
      const operands = mostOperandsOfIn(part[name])
      if (operands > 100) {
        return `Invalid ${name}: The IN operator is provided with too many operands; number of operands: ${operands}`
      }
    }
  }
  return undefined
}

function queryExcess({ operation, input }: DynamoCall, schemaOf: SchemaOf): string | undefined {
  if (operation !== 'Query' && operation !== 'Scan') return undefined
  const table = schemaOf(textOf(input.TableName))
  const indexName = textOf(input.IndexName)
  const index = table?.indexes.get(indexName)
  const key = indexName === '' ? table : index
  if (table === undefined || key === undefined) return undefined
  for (const { attribute, value, isEquality } of keyComparisons(input)) {
    const type = table.types.get(attribute)
    if (type !== undefined && Object.keys(value).some((given) => given !== type)) {
      return 'One or more parameter values were invalid: Condition parameter type does not match schema type'
    }
    if (value.S === '' || value.B === '') return emptyKey(attribute, indexName)
    const start = recordOf(recordOf(input.ExclusiveStartKey)[attribute])
    const isElsewhere = isEquality && Object.entries(start).some(([given, text]) => text !== value[given])
    if (isElsewhere) return 'The provided starting key is outside query boundaries based on provided conditions'
  }
  const { projected } = index ?? {}
  if (projected === undefined) return undefined
  const missing = (expression: unknown) =>
    [...attributesIn(input, expression)].filter((attribute) => !projected.has(attribute)).join(', ')
  const unread = missing(input.ProjectionExpression)
  if (unread) {
    return `One or more parameter values were invalid: Global secondary index ${indexName} does not project [${unread}]`
  }
  const unfiltered = missing(input.FilterExpression)
  return unfiltered
    ? `One or more parameter values were invalid: Secondary index ${indexName} does not project one or more filter attributes: [${unfiltered}]`
    : undefined
}

function emptyKey(attribute: string, index: string): string {
  const trouble = 'The AttributeValue for a key attribute cannot contain an empty string value.'
  return index === ''
    ? `One or more parameter values are not valid. ${trouble} Key: ${attribute}`
    : `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ${trouble} IndexName: ${index}, IndexKey: ${attribute}`
}

/** Keys of an index have the same limits as the table's own: 2048 bytes to hash, 1024 to sort by. */
function indexKeyExcess(call: DynamoCall, schemaOf: SchemaOf): string | undefined {
  for (const write of writesOf(call)) {
    const schema = schemaOf(write.table)
    if (schema === undefined || schema.indexes.size === 0) continue
    const given = write.kind === 'put' ? write.item : valuesOf(assignmentsIn(write.update))
    for (const [name, { hash, range }] of schema.indexes) {
      if (keyBytes(given[hash]) > 2048) {
        return `One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes. IndexName: ${name}`
      }
      if (range !== undefined && keyBytes(given[range]) > 1024) {
        return `One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes. IndexName: ${name}`
      }
    }
  }
  return undefined
}

const valuesOf = (assignments: readonly { attribute: string; value: Json }[]): Json =>
  Object.fromEntries(assignments.map(({ attribute, value }) => [attribute, value]))

function keyBytes(value: unknown): number {
  const { S, B } = recordOf(value)
  return typeof S === 'string' ? Buffer.byteLength(S) : Buffer.byteLength(textOf(B), 'base64')
}

/**
 * In a transaction the engine would change an item's own key and leave the item where it was: two keys for one item.
 */
function keyUpdateExcess({ operation, input }: DynamoCall, schemaOf: SchemaOf): Excess | undefined {
  if (operation !== 'TransactWriteItems') return undefined
  for (const [entry, { Update }] of listOf(input.TransactItems).map(recordOf).entries()) {
    const update = recordOf(Update)
    const schema = schemaOf(textOf(update.TableName))
    const targets = schema === undefined ? new Set<string>() : targetsIn(update)
    for (const attribute of [schema?.hash, schema?.range]) {
      if (attribute === undefined || !targets.has(attribute)) continue
      const message = `One or more parameter values were invalid: Cannot update attribute ${attribute}. This attribute is part of the key`
      return { entry, message }
    }
  }
  return undefined
}
