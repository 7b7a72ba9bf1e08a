import { type Dong, dong, formatDong, timesDong } from '../money/dong.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { DayGroup, Policy, Programme } from './programme.ts'
import { saidOf } from './said-words.ts'

/** What a row of a list says about the size of the support. Absent means the list does not say. */
export interface BenefitFacts {
  readonly months?: number
  readonly days?: number
  readonly amount?: number
  /** What the list calls the person, where a policy has limits by group. */
  readonly group?: string
}

export interface Grant {
  readonly amount: Dong
  /** Months paid for, where the policy counts months. */
  readonly months: number | null
  /** Days paid for, where the policy counts days. */
  readonly days?: number
}

/**
 * The amount that the law gives for one row, or why the row's own amount cannot be right.
 * Where the list names an amount it must be one that the law can give: an officer's typing error is money.
 */
export function grantOf(policy: Policy, facts: BenefitFacts): Result<Grant> {
  const beyond = faultOfDays(policy, facts)
  if (beyond) return beyond
  const possible = possibleGrants(policy, facts)
  if (possible.length === 0)
    return refuse('invalid', `${policy.publicName}: không chi trả qua hệ thống này, không đưa vào danh sách chi trả.`)
  if (facts.amount === undefined) {
    const [first, second] = possible
    if (first && !second) return ok(first)
    return refuse(
      'invalid',
      `Thiếu số tiền. Với ${policy.publicName} số tiền phải là ${amountsInWords(policy, possible, facts)}.`,
    )
  }
  if (policy.benefit.kind === 'provincial') return provincial(policy.benefit, facts)
  const match = possible.find((grant) => grant.amount === facts.amount)
  if (match) return ok(match)
  return refuse(
    'invalid',
    `Số tiền ${formatDong(facts.amount)} không đúng mức quy định của ${policy.publicName}: ${amountsInWords(policy, possible, facts)}.`,
  )
}

export const isByDay = ({ benefit }: Policy): boolean => benefit.kind === 'daily' || benefit.kind === 'provincial'

/**
 * What a rate comes to that the list does not call a day's. It is the sum itself, unless the law gives just that a day, or where the
 * province decides, unless it is nearer to the floor of one day than to that of all of them.
 */
export function sumOfRate({ benefit }: Policy, rate: number, days: number): number {
  const isOfADay =
    (benefit.kind === 'daily' && rate === benefit.rate) ||
    (benefit.kind === 'provincial' && rate >= benefit.minimumDaily && rate ** 2 < benefit.minimumDaily ** 2 * days)
  return isOfADay ? rate * days : rate
}

/** The most that one person can get under the policy; decides which policy is the highest when months are not yet known. */
export function maximumGrant(policy: Policy): Dong {
  return dong(Math.max(0, ...possibleGrants(policy, {}).map(({ amount }) => amount)))
}

/**
 * Of a sum that the province decides nobody has told us the highest; one above all others of the programme is looked at. So are days
 * beside a sum that is as likely given at once, since they are counted as days paid for.
 */
export function doubtOfSum(programme: Programme, { benefit }: Policy, { amount, days }: Grant): string | null {
  if (benefit.kind !== 'provincial') return null
  if (days !== undefined && mayBeAtOnce(benefit, amount, days))
    return `${formatDong(amount)} cho ${days} ngày là ${formatDong(amount / days)} một ngày, mà ${formatDong(benefit.minimumOnce)} cũng là mức hỗ trợ một lần. Nếu hỗ trợ một lần, để trống số ngày; dòng vẫn được nhận.`
  const others = programme.policies.filter((other) => other.benefit.kind !== 'provincial')
  const highest = Math.max(0, ...others.map(maximumGrant))
  if (highest === 0 || amount <= highest) return null
  return `${formatDong(amount)} cao hơn mọi mức khác của chương trình (cao nhất ${formatDong(highest)}), và mức này do tỉnh quyết định, hệ thống không biết mức tối đa. Đối chiếu với quyết định của tỉnh; dòng vẫn được nhận.`
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
      const all = counts(mostDays(benefit, facts).maxDays)
      const days = facts.days === undefined ? all : all.filter((n) => n === facts.days)
      return days.map((n) => ({ months: null, days: n, amount: timesDong(benefit.rate, n) }))
    }
    case 'provincial':
      return facts.days === undefined
        ? [{ months: null, amount: benefit.minimumOnce }]
        : [{ months: null, days: facts.days, amount: timesDong(benefit.minimumDaily, facts.days) }]
    case 'not-paid':
      return []
  }
}

/** Just what is given at once, or a day's sum that is nearer to it than to the floor of a day; the floor itself is a day's. */
function mayBeAtOnce({ minimumOnce, minimumDaily }: Provincial, amount: number, days: number): boolean {
  const aDay = amount / days
  return (
    (amount === minimumOnce && aDay > minimumDaily) || (amount > minimumOnce && aDay ** 2 > minimumDaily * minimumOnce)
  )
}

type Daily = Extract<Policy['benefit'], { kind: 'daily' }>
/**
 * The most that a province can grant one person: no law says it, but some nine millions of such supports are as much as a number holds
 * exactly. Two of ten digits more, in one list, and no sum of the province could be read any more.
 */
export const largestGrant = dong(1_000_000_000)

type Provincial = Extract<Policy['benefit'], { kind: 'provincial' }>

function provincial(
  { minimumOnce, minimumDaily }: Provincial,
  { days, amount: said = 0 }: BenefitFacts,
): Result<Grant> {
  if (said > largestGrant)
    return refuse(
      'invalid',
      `Số tiền ${formatDong(said)} cho một người lớn hơn mức hệ thống nhận (${formatDong(largestGrant)}): kiểm tra lại số tiền và đơn vị tính.`,
    )
  const amount = dong(said)
  const isByDays = days !== undefined && amount >= days * minimumDaily && amount % days === 0
  // The days of who is paid at once decide nothing: he is granted as much with 7 of them as with 31.
  if (amount >= minimumOnce && (!isByDays || days === 1)) return ok({ amount, months: null })
  const isBelow = (floor: string) => refuse('invalid', `Số tiền ${formatDong(amount)} thấp hơn mức tối thiểu ${floor}.`)
  if (days === undefined) return isBelow(formatDong(minimumOnce))
  const floor = timesDong(minimumDaily, days)
  if (amount < floor) return isBelow(`${formatDong(floor)} của ${days} ngày`)
  if (amount % days !== 0)
    return refuse(
      'invalid',
      `Số tiền ${formatDong(amount)} không chia hết cho ${days} ngày: số tiền phải là mức một ngày nhân với số ngày.`,
    )
  const aDay = dong(amount / days)
  // The law names no highest sum a day. A day that gives what others get in all is a sum counted twice, or one to be said otherwise.
  if (aDay >= minimumOnce)
    return refuse(
      'invalid',
      `${formatDong(amount)} cho ${days} ngày là ${formatDong(aDay)} một ngày, trong khi hỗ trợ một lần tối thiểu là ${formatDong(minimumOnce)}: có lẽ số tiền một lần đã bị nhân với số ngày. Nếu hỗ trợ một lần, ghi đúng số tiền của một người và để trống số ngày.`,
    )
  return ok({ amount, months: null, days })
}

/** The limit of the group that the list names; of several, or of none, the policy's own. */
function mostDays(benefit: Daily, { group }: BenefitFacts): Pick<DayGroup, 'maxDays'> & { readonly name?: string } {
  const [only, ...others] = saidOf(group ?? '', benefit.groups ?? [], ({ words }) => words)
  return only === undefined || others.length > 0 ? benefit : only.thing
}

function faultOfDays(policy: Policy, facts: BenefitFacts): Result<never> | null {
  const { benefit, publicName } = policy
  const { days } = facts
  if (days === undefined || !isByDay(policy)) return null
  if (!Number.isSafeInteger(days) || days < 1) return refuse('invalid', 'Số ngày phải là số nguyên, từ 1 trở lên.')
  if (benefit.kind !== 'daily') return null
  const { maxDays, name } = mostDays(benefit, facts)
  if (days <= maxDays) return null
  return refuse('invalid', `${publicName}${name ? `, ${name}` : ''}: ${days} ngày, quy định tối đa ${maxDays} ngày.`)
}

const counts = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1)

function amountsInWords(policy: Policy, grants: readonly Grant[], facts: BenefitFacts): string {
  const { benefit } = policy
  if (benefit.kind === 'daily' && facts.days !== undefined)
    return `${facts.days} ngày × ${formatDong(benefit.rate)} = ${formatDong(benefit.rate * facts.days)}`
  if (benefit.kind === 'daily')
    return `${formatDong(benefit.rate)} mỗi ngày, tối đa ${mostDays(benefit, facts).maxDays} ngày`
  return grants.map((grant) => formatDong(grant.amount)).join(' hoặc ')
}
