import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { searchCommune } from './entitlement-store.ts'
import type { RegisterFilter } from './register-filter.ts'
import type { Register } from './table.ts'

/** As many as one page of the index holds. */
const supportsAtOnce = 500

/** The filtered supports of a unit, commune after commune in the order of the paper lists. Reads all of the unit: 240 reads a commune. */
export async function* supportsOfUnit(
  register: Register,
  tree: UnitTree,
  { programme, unit }: { readonly programme: string; readonly unit: string },
  filter: RegisterFilter,
): AsyncGenerator<Entitlement> {
  for (const { code: commune } of tree.communes(unit)) {
    let position: Record<string, unknown> | null = null
    do {
      const from: Parameters<typeof searchCommune>[3] = { position, limit: supportsAtOnce }
      const page = await searchCommune(register, { programme, commune }, filter, from)
      yield* page.entitlements
      position = page.position
    } while (position)
  }
}
