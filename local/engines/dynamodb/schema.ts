/** The shape of a table, as DescribeTable tells it. */
import { listOf, recordOf, textOf } from './call.ts'

interface KeySchema {
  readonly hash: string
  readonly range: string | undefined
}

interface IndexSchema extends KeySchema {
  /** The attributes of an index entry; undefined when it holds all. */
  readonly projected: ReadonlySet<string> | undefined
}

export interface TableSchema extends KeySchema {
  /** `S`, `N` or `B` of each key attribute. */
  readonly types: ReadonlyMap<string, string>
  readonly indexes: ReadonlyMap<string, IndexSchema>
}

/** @param description DescribeTable's `Table` */
export function readSchema(description: unknown): TableSchema {
  const table = recordOf(description)
  const key = readKey(table.KeySchema)
  const types = new Map<string, string>()
  for (const definition of listOf(table.AttributeDefinitions).map(recordOf)) {
    types.set(textOf(definition.AttributeName), textOf(definition.AttributeType))
  }
  const indexes = new Map<string, IndexSchema>()
  for (const index of [...listOf(table.GlobalSecondaryIndexes), ...listOf(table.LocalSecondaryIndexes)].map(recordOf)) {
    const own = readKey(index.KeySchema)
    const projection = recordOf(index.Projection)
    const keys = [key.hash, key.range, own.hash, own.range].filter((name) => name !== undefined)
    const projected =
      projection.ProjectionType === 'ALL'
        ? undefined
        : new Set([...keys, ...listOf(projection.NonKeyAttributes).map(textOf)])
    indexes.set(textOf(index.IndexName), { ...own, projected })
  }
  return { ...key, types, indexes }
}

function readKey(elements: unknown): KeySchema {
  const nameOf = (type: string) => {
    const element = listOf(elements)
      .map(recordOf)
      .find(({ KeyType }) => KeyType === type)
    return element === undefined ? undefined : textOf(element.AttributeName)
  }
  return { hash: nameOf('HASH') ?? '', range: nameOf('RANGE') }
}
