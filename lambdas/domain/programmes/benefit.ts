import { type Dong, dong, formatDong, timesDong } from '../money/dong.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Policy } from './programme.ts'

/** What a row of a list says about the size of the support. Absent means the list does not say. */
export interface BenefitFacts {
  readonly months?: number
  readonly days?: number
  readonly amount?: number
}

export interface Grant {
  readonly amount: Dong
  /** Months paid for, where the policy counts months. */
  readonly months: number | null
}

/**
 * The amount that the law gives for one row, or why the row's own amount cannot be right.
 * Where the list names an amount it must be one that the law can give: an officer's typing error is money.
 */
export function grantOf(policy: Policy, facts: BenefitFacts): Result<Grant> {
  const possible = possibleGrants(policy, facts)
  if (possible.length === 0)
    return refuse('invalid', `${policy.publicName}: không chi trả qua hệ thống này, không đưa vào danh sách chi trả.`)
  if (facts.amount === undefined) {
    const [first, second] = possible
    if (first && !second) return ok(first)
    return refuse(
      'invalid',
      `Thiếu số tiền. Với ${policy.publicName} số tiền phải là ${amountsInWords(policy, possible)}.`,
    )
  }
  if (policy.benefit.kind === 'provincial')
    return provincial(policy.benefit.minimumOnce, policy.benefit.minimumDaily, facts)
  const match = possible.find((grant) => grant.amount === facts.amount)
  if (match) return ok(match)
  return refuse(
    'invalid',
    `Số tiền ${formatDong(facts.amount)} không đúng mức quy định của ${policy.publicName}: ${amountsInWords(policy, possible)}.`,
  )
}

/** The most that one person can get under the policy; decides which policy is the highest when months are not yet known. */
export function maximumGrant(policy: Policy): Dong {
  return dong(Math.max(0, ...possibleGrants(policy, {}).map(({ amount }) => amount)))
}

/** Every amount that the law can give one row, smallest first; none where nothing is paid, and only the floor where the province decides. */
export function possibleAmounts(policy: Policy): Dong[] {
  const { benefit } = policy
  if (benefit.kind === 'provincial') return [benefit.minimumDaily]
  return possibleGrants(policy, {})
    .map(({ amount }) => amount)
    .sort((a, b) => a - b)
}

function possibleGrants(policy: Policy, facts: BenefitFacts): readonly Grant[] {
  const { benefit } = policy
  switch (benefit.kind) {
    case 'monthly': {
      const whole = counts(benefit.maxMonths).map((months) => ({ months, amount: timesDong(benefit.rate, months) }))
      return facts.months === undefined ? whole : whole.filter((grant) => grant.months === facts.months)
    }
    case 'fixed-months':
      return [{ months: benefit.months, amount: timesDong(benefit.rate, benefit.months) }]
    case 'fixed':
      return [{ months: null, amount: benefit.amount }]
    case 'tiers':
      return benefit.tiers.map((tier) => ({ months: null, amount: tier.amount }))
    case 'daily': {
      const days =
        facts.days === undefined ? counts(benefit.maxDays) : counts(benefit.maxDays).filter((n) => n === facts.days)
      return days.map((n) => ({ months: null, amount: timesDong(benefit.rate, n) }))
    }
    case 'provincial':
      return [{ months: null, amount: benefit.minimumOnce }]
    case 'not-paid':
      return []
  }
}

function provincial(minimumOnce: Dong, minimumDaily: Dong, facts: BenefitFacts): Result<Grant> {
  const amount = dong(facts.amount ?? 0)
  const floor = facts.days === undefined ? minimumOnce : timesDong(minimumDaily, facts.days)
  if (amount < floor)
    return refuse('invalid', `Số tiền ${formatDong(amount)} thấp hơn mức tối thiểu ${formatDong(floor)}.`)
  return ok({ amount, months: null })
}

const counts = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1)

function amountsInWords(policy: Policy, grants: readonly Grant[]): string {
  const { benefit } = policy
  if (benefit.kind === 'daily') return `${formatDong(benefit.rate)} mỗi ngày, tối đa ${benefit.maxDays} ngày`
  return grants.map((grant) => formatDong(grant.amount)).join(' hoặc ')
}
