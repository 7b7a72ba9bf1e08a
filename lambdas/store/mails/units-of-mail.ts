import { mailedUnits } from '../../domain/reports/mailed-units.ts'
import type { Subscription } from '../../domain/reports/subscription.ts'
import type { Result } from '../../domain/result.ts'
import type { Unit, UnitTree } from '../../domain/units/unit-tree.ts'
import { getAccount } from '../accounts/account-store.ts'
import type { Register } from '../table/table.ts'

type Ordered = Pick<Subscription, 'unit' | 'units' | 'map'> & {
  /** Whoever set it last; null for the house's own. */
  readonly setBy: string | null
}

/**
 * The units that a mail may tell of, or why it goes to nobody, by where the account stands now that set it last: 1 RRU.
 * @param day by which its units have to be there still
 */
export async function unitsOfMail(
  register: Register,
  tree: UnitTree,
  ordered: Ordered,
  day: string,
): Promise<Result<Unit[]>> {
  const { setBy } = ordered
  const setter = setBy === null ? undefined : (await getAccount(register, tree.root.code, setBy))?.unit
  return mailedUnits(tree, ordered, { day, setter })
}
