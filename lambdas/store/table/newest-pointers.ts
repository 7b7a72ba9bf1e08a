import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { parentsOf } from './parent-units.ts'
import { queryPages } from './query-items.ts'
import type { Register } from './table.ts'

interface PointerPage {
  /** The key of the pointers below a district, or below the province where there are none. */
  readonly partition: (parent: string) => string
  /** The last key of the page before. */
  readonly before: string | null
  readonly limit: number
  readonly programme: string | undefined
}

type Pointer = Record<string, unknown> & { readonly sk: string }

/** What the communes of a unit have made, newest first, by the pointers that lie below their parents: one query a district. */
export async function newestPointers(
  register: Register,
  tree: UnitTree,
  unit: string,
  page: PointerPage,
): Promise<{ readonly pointers: Pointer[]; readonly before: string | null }> {
  const communes = new Set(tree.communes(unit).map((commune) => commune.code))
  const found = await Promise.all(
    parentsOf(tree, unit).map((parent) => queryPointers(register, parent, communes, page)),
  )
  const pointers = found
    .flat()
    .sort((a, b) => (a.sk < b.sk ? 1 : -1))
    .slice(0, page.limit)
  return { pointers, before: pointers.length === page.limit ? (pointers.at(-1)?.sk ?? null) : null }
}

async function queryPointers(
  register: Register,
  parent: string,
  communes: ReadonlySet<string>,
  { partition, before, limit, programme }: PointerPage,
): Promise<Pointer[]> {
  const found: Pointer[] = []
  const newestFirst = queryPages(register, {
    KeyConditionExpression: 'pk = :pk AND sk < :before',
    ExpressionAttributeValues: { ':pk': partition(parent), ':before': before ?? '~' },
    ScanIndexForward: false,
    Limit: 200,
    ConsistentRead: true,
  })
  for await (const page of newestFirst) {
    for (const item of page) {
      const matches = communes.has(String(item.commune)) && (!programme || item.programme === programme)
      if (matches) found.push({ ...item, sk: String(item.sk) })
    }
    if (found.length >= limit) break
  }
  return found.slice(0, limit)
}
