import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type CommunePage, searchCommune } from './entitlement-store.ts'
import type { RegisterFilter } from './register-filter.ts'
import type { Register } from './table.ts'

/** As many as one page of the index holds. */
const supportsAtOnce = 500

/**
 * The filtered supports of a unit, commune after commune in the order of the paper lists. Reads all of the unit: 240 reads a commune; the
 * next page is on its way while its reader is busy with this one.
 */
export async function* supportsOfUnit(
  register: Register,
  tree: UnitTree,
  { programme, unit }: { readonly programme: string; readonly unit: string },
  filter: RegisterFilter,
): AsyncGenerator<Entitlement> {
  const communes = tree.communes(unit)
  const pageAt = (at: number, position: CommunePage['position']): Promise<CommunePage> | null => {
    const commune = communes[at]?.code
    if (commune === undefined) return null
    const page = searchCommune(register, { programme, commune }, filter, { position, limit: supportsAtOnce })
    // Whoever reads on meets the failure; whoever has stopped does not.
    page.catch(() => undefined)
    return page
  }
  let at = 0
  for (let next = pageAt(at, null); next; ) {
    const { entitlements, position } = await next
    if (!position) at += 1
    next = pageAt(at, position)
    yield* entitlements
  }
}
