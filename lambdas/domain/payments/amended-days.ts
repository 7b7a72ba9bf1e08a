import { type Grant, grantOf, isByDay } from '../programmes/benefit.ts'
import type { Policy } from '../programmes/programme.ts'
import { type Result, refuse } from '../result.ts'
import type { Entitlement } from './entitlement.ts'
import type { Command } from './payment-context.ts'

/**
 * What a later decision grants. Where the province sets the rate of a day, a sum does not tell its days, so that the decision's days are
 * asked for. Of whom the list has said to be, the record keeps only the days: an amendment gives no more than the group can have that
 * they lie within, and a list that names another group gives the rest.
 */
export function amendedGrant(
  { days: known, amount: left, offset }: Entitlement,
  { amount, days }: Pick<Command<'amend'>, 'amount' | 'days'>,
  policy: Policy,
): Result<Grant> {
  if (days !== undefined && !isByDay(policy))
    return refuse('invalid', 'Chính sách này không tính theo ngày: để trống ô Số ngày.')
  const isSame = amount === left + offset
  if (known !== undefined && days === undefined && !isSame && policy.benefit.kind === 'provincial')
    return refuse(
      'invalid',
      `Khoản này tính theo ngày (đang ghi ${known} ngày): ghi số ngày theo quyết định điều chỉnh.`,
    )
  const said = days ?? (isSame ? known : undefined)
  const grant = grantOf(policy, { amount, ...(said === undefined ? {} : { days: said }) })
  if (!grant.ok || known === undefined) return grant
  const most = mostDaysBy(policy, known)
  if ((grant.value.days ?? 0) <= Math.max(most, known)) return grant
  return refuse(
    'invalid',
    `Khoản này đang ghi ${known} ngày nên chỉ điều chỉnh được đến ${most} ngày. Nếu quyết định cho ${grant.value.days} ngày, tải lên danh sách có ghi nhóm của người đó.`,
  )
}

/** The lowest limit of a group that so many days lie within. */
function mostDaysBy({ benefit }: Policy, known: number): number {
  if (benefit.kind !== 'daily') return Number.POSITIVE_INFINITY
  const limits = [benefit.maxDays, ...(benefit.groups ?? []).map(({ maxDays }) => maxDays)]
  return Math.min(...limits.filter((most) => most >= known))
}
