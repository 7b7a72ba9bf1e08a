import type { Actor } from '../permissions/authorise.ts'
import type { Role } from '../permissions/permission-table.ts'
import { type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
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

/**
 * On its own day its own office takes an entry back. After that the level above does: the district what its communes and post offices
 * entered, the province what a district or anybody below it did, and of the province's own a second person of the province.
 * @param what "Cập nhật này"
 */
export function faultOfUndoing(
  what: string,
  entered: { readonly by: Pick<EnteredBy, 'role' | 'unit' | 'username'>; readonly at: number },
  actor: Pick<Actor, 'role' | 'unit' | 'username'>,
  now: number,
): Result<never> | null {
  const { by, at } = entered
  const day = localDay(at)
  if (isAboveOf(actor, by) || day === localDay(now) || isSecondOfProvince(actor, by)) return null
  return refuse(
    'wrong-state',
    by.role === 'tinh'
      ? `${what} được nhập ngày ${formatDay(day)}. Sang ngày khác, việc của Sở LĐ-TBXH do một người khác của Sở huỷ: nhờ đồng nghiệp huỷ bằng tài khoản của người đó.`
      : `${what} được nhập ngày ${formatDay(day)}. Sang ngày khác chỉ cấp trên mới được huỷ: báo Phòng LĐ-TBXH huyện hoặc Sở LĐ-TBXH.`,
  )
}
