import { sourceInWords } from '../programmes/legal-source.ts'
import type { Policy } from '../programmes/programme.ts'
import { findPolicy, programmeOfRecord } from '../programmes/programmes.ts'
import { type Result, refuse } from '../result.ts'
import type { Entitlement } from './entitlement.ts'
import { grantedBeside, isGone } from './granted-beside.ts'
import { dueInstalments, monthsInWords, namedMonths, paidMonths } from './instalments.ts'
import type { OtherSupport } from './payment-command.ts'
import type { PaymentContext } from './payment-context.ts'

/** Months of one policy that one decision gives a person, or has paid him. */
interface MonthsBy {
  readonly months: readonly string[]
  readonly decision: string
}

/** What the law pays at most, and where it says so. */
interface Excess {
  readonly most: number
  /** All decisions together. */
  readonly months: number
  readonly words: string
}

/**
 * A policy that is paid by the month is paid for so many months at most, whoever decides it: months under another decision of the same
 * person and policy count too (A1 to A4: Decision 15/2020/QĐ-TTg, chapters I to IV). A month that two decisions name is one month here.
 * @returns null where all of them are within the law, or the policy is not paid by the month
 */
export function monthsOverLimit(
  { benefit, source }: Pick<Policy, 'benefit' | 'source'>,
  own: readonly string[],
  others: readonly MonthsBy[],
): Excess | null {
  if (benefit.kind !== 'monthly') return null
  const months = new Set([...own, ...others.flatMap((other) => other.months)]).size
  if (months <= benefit.maxMonths) return null
  const by = others
    .filter((other) => other.months.length > 0)
    .map(({ months: had, decision }) => `${monthsInWords(had)} theo Quyết định ${decision}`)
  const words = `${months} tháng (có ${by.join('; ')}), quy định tối đa ${benefit.maxMonths} tháng: ${sourceInWords(source)}`
  return { most: benefit.maxMonths, months, words }
}

/** Nobody is paid a month twice, or more months than the law gives, by two decisions any more than by one. */
export function faultOfMonthsElsewhere(
  entitlement: Entitlement,
  wanted: readonly string[] | null,
  { programme, others }: Pick<PaymentContext, 'programme' | 'others'>,
): Result<never> | null {
  const policy = findPolicy(programme, entitlement.policy)
  if (policy?.benefit.kind !== 'monthly') return null
  const due = dueInstalments(entitlement).map(({ month }) => month)
  const paying = wanted ?? due
  const had = ofSamePolicy(policy.code, others).map(({ hadMonths: months, decision }) => ({
    months: months.filter(isNamed),
    decision: decision.number,
  }))
  for (const { months, decision } of had) {
    const twice = paying.filter((month) => months.includes(month))
    if (twice.length === 0) continue
    return refuse(
      'already-paid-elsewhere',
      `Người này đã nhận ${monthsInWords(twice)} theo Quyết định ${decision}. Mỗi tháng chỉ chi một lần: không chi tháng đó, báo cấp trên của xã rà soát trùng.`,
    )
  }
  const excess = monthsOverLimit(policy, [...paidMonths(entitlement), ...paying], had)
  return (
    excess &&
    refuse(
      'months-limit',
      `Chi lần này thì người này nhận ${excess.words}. Bớt tháng chi lần này, hoặc báo cấp trên của xã điều chỉnh theo quyết định.`,
    )
  )
}

/**
 * A later decision grants nobody a month that another one grants him already. Where that month is made up by what he was paid before, what
 * was set off here would be set off against it, and it would be paid once more.
 */
export function faultOfMonthsGranted(
  entitlement: Entitlement,
  months: readonly string[],
  { others }: Pick<PaymentContext, 'others'>,
): string | null {
  const own = entitlement.instalments.map(({ month }) => month)
  const added = months.filter((month) => !own.includes(month))
  for (const { instalments, decision } of ofSamePolicy(entitlement.policy, others)) {
    const twice = added.filter((month) => instalments.some((one) => one.month === month))
    if (twice.length > 0)
      return `Quyết định ${decision.number} đã cấp cho người này ${monthsInWords(twice)}. Mỗi tháng chỉ cấp một lần: bỏ tháng đó, hoặc huỷ khoản kia theo quyết định trước.`
  }
  return null
}

/** What other decisions give the same person under the policy. */
const ofSamePolicy = (code: string, others: readonly OtherSupport[]): OtherSupport[] =>
  others.filter((other) => other.policy === code && !other.isSettled && !isGone(other.status) && isSamePerson(other))

/**
 * What a list would grant beside what other decisions grant: only told when it is compared, since nobody is paid by it yet.
 * @param beside other supports of the policy under one of the person's numbers
 */
export function grantedOverLimit(one: Entitlement, beside: readonly Entitlement[]): string | null {
  const policy = findPolicy(programmeOfRecord(one), one.policy)
  if (!policy) return null
  const others = grantedBeside(one, beside).map((other) => ({
    months: namedMonths(other),
    decision: other.decision.number,
  }))
  const excess = monthsOverLimit(policy, namedMonths(one), others)
  return excess && `cộng với quyết định khác, người này được ${excess.words}. Xem lại trước khi nhập.`
}

/** A 9-digit CMND was issued twice in places: with another name it is somebody else's month. */
const isSamePerson = ({ shared, sameName }: OtherSupport): boolean => shared === 'CCCD' || sameName

/** Months that are only counted have no name by which two decisions could mean the same one; these exclude each other as a whole. */
const isNamed = (month: string): boolean => month.includes('-')
