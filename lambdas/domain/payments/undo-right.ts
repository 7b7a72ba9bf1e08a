import type { Actor } from '../permissions/authorise.ts'
import { type NamedUnits, officeName, owningOffice, provinceOffice } from '../permissions/office-name.ts'
import type { Role } from '../permissions/permission-table.ts'
import { type Result, refuse } from '../result.ts'
import { formatDay, isDayOver, localDay } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { EnteredBy } from './entered-by.ts'

const rank = { observer: 0, payer: 1, xa: 1, huyen: 2, tinh: 3 } as const satisfies Record<Role, number>

export const isAboveOf = (actor: Pick<Actor, 'role'>, entered: Pick<EnteredBy, 'role'>): boolean =>
  rank[actor.role] > rank[entered.role]

const isSameOffice = (actor: Pick<Actor, 'role' | 'unit'>, entered: Pick<EnteredBy, 'role' | 'unit'>): boolean =>
  actor.role === entered.role && actor.unit === entered.unit

/** Whether it is the office's own entry, or one below it: what a day changes of that says `faultOfUndoing`. */
export const isOwnOrBelow = (actor: Pick<Actor, 'role' | 'unit'>, entered: Pick<EnteredBy, 'role' | 'unit'>): boolean =>
  isAboveOf(actor, entered) || isSameOffice(actor, entered)

/** Nobody stands above the province, so that there it is another person than the one who entered it. */
const isSecondOfProvince = (
  actor: Pick<Actor, 'role' | 'unit' | 'username'>,
  entered: Pick<EnteredBy, 'role' | 'unit' | 'username'>,
): boolean => actor.role === 'tinh' && isSameOffice(actor, entered) && actor.username !== entered.username

/** What tells who stands above an office, and how it is called. */
export interface OfficesAbove extends NamedUnits, Pick<UnitTree, 'path'> {}

/** "Phòng LĐ-TBXH Huyện Cư Kuin hoặc Sở LĐ-TBXH": whom an office asks after midnight. A unit that the map has no more is the province's. */
const officesAbove = (tree: OfficesAbove, by: Pick<EnteredBy, 'role' | 'unit'>): string =>
  tree
    .path(by.unit)
    .filter(({ level }) => level === 'province' || (level === 'district' && by.role !== 'huyen'))
    .map(({ code }) => owningOffice(tree, code))
    .join(' hoặc ') || provinceOffice(tree)

/**
 * On its own day its own office takes an entry back. After that the level above does: the district what its communes and post offices
 * entered, the province what a district or anybody below it did, and of the province's own a second person of the province.
 * @param what "Cập nhật này"
 */
export function faultOfUndoing(
  what: string,
  entered: { readonly by: Pick<EnteredBy, 'role' | 'unit' | 'username'>; readonly at: number },
  actor: Pick<Actor, 'role' | 'unit' | 'username'>,
  { now, tree }: { readonly now: number; readonly tree: OfficesAbove },
): Result<never> | null {
  const { by, at } = entered
  const day = localDay(at)
  if (isAboveOf(actor, by) || !isDayOver(at, now) || isSecondOfProvince(actor, by)) return null
  return refuse(
    'wrong-state',
    by.role === 'tinh'
      ? `${what} được nhập ngày ${formatDay(day)}. Sang ngày khác, việc của ${officeName(tree, by.role, by.unit)} do một người khác ở đó huỷ: nhờ đồng nghiệp huỷ bằng tài khoản của người đó.`
      : `${what} được nhập ngày ${formatDay(day)}. Sang ngày khác chỉ cấp trên mới được huỷ: báo ${officesAbove(tree, by)}.`,
  )
}
