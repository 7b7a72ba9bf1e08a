import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Register } from '../table/table.ts'
import { type CommunePage, searchCommune } from './entitlement-store.ts'
import type { RegisterFilter } from './register-filter.ts'

/** As many as one page of the index holds. */
const supportsAtOnce = 500

/** Communes whose first page is on its way while an earlier one is gone through: some 1.5 MB of items, whatever the unit's size. */
const communesAhead = 3

/**
 * The filtered supports of a unit, commune after commune in the order of the paper lists. Reads all of the unit: 240 reads a commune; the
 * next pages are on their way while its reader is busy with this one.
 */
export async function* supportsOfUnit(
  register: Register,
  tree: UnitTree,
  { programme, unit }: { readonly programme: string; readonly unit: string },
  filter: RegisterFilter,
): AsyncGenerator<Entitlement> {
  const pageOf = (commune: string, position: CommunePage['position']): Promise<CommunePage> => {
    const page = searchCommune(register, { programme, commune }, filter, { position, limit: supportsAtOnce })
    // Whoever reads on meets the failure; whoever has stopped does not.
    page.catch(() => undefined)
    return page
  }
  const waiting = tree.communes(unit).map(({ code }) => code)
  const begun: { readonly commune: string; readonly first: Promise<CommunePage> }[] = []
  const lookAhead = (): void => {
    for (const commune of waiting.splice(0, 1 + communesAhead - begun.length))
      begun.push({ commune, first: pageOf(commune, null) })
  }
  lookAhead()
  for (let current = begun.shift(); current; current = begun.shift()) {
    for (let next: Promise<CommunePage> | null = current.first; next; ) {
      const { entitlements, position }: CommunePage = await next
      next = position ? pageOf(current.commune, position) : null
      lookAhead()
      yield* entitlements
    }
  }
}
