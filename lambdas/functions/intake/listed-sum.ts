import { formatDong } from '../../domain/money/dong.ts'
import { type BenefitFacts, type Grant, grantOf, isByDay, sumOfRate } from '../../domain/programmes/benefit.ts'
import { headsPart, memberShare, policiesThatPay } from '../../domain/programmes/household-sum.ts'
import type { Policy, Programme } from '../../domain/programmes/programme.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { ListedPerson } from '../../lists/checked-list.ts'
import { quoted } from '../../lists/rows/problem-log.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import type { HouseholdSums } from './household-sums.ts'

interface SumDesk {
  readonly programme: Programme
  readonly list: Pick<StoredList, 'policy'>
  readonly householdSums: HouseholdSums
}

/** What the row grants by its policy, from the sum, the months or the days that it says; or why it cannot, and what to do. */
export function listedGrant(desk: SumDesk, policy: Policy, person: ListedPerson): Result<Grant> {
  const { household } = person
  const amount = sumOf(policy, person)
  const byDays = daysOf(person)
  if (amount === null) return grantOf(policy, { ...monthsOf(policy, person), ...byDays })
  const own = household?.isHead
    ? headsPart(policy, amount, { ...desk.householdSums.of(person), size: household.size })
    : ok(amount)
  if (!own.ok) return own
  const grant = grantOf(policy, { amount: own.value, ...byDays })
  return grant.ok
    ? grant
    : refuse('invalid', `${grant.error.message} ${rateMend(policy, person)}${mendOf(desk, policy, person, amount)}`)
}

/** Why somebody who is paid by the day is granted nothing: the row has no number of days where it needs one. */
export function missingDays(policy: Policy, { unclearDays }: ListedPerson): string | null {
  if (unclearDays === undefined || !isByDay(policy)) return null
  const what = /[1-9\p{L}]/u.test(unclearDays) ? `"${quoted(unclearDays)}" không phải số ngày` : 'chưa ghi số ngày'
  return `${what}. Ghi số ngày bằng chữ số, như 14, rồi gửi lại.`
}

const sumOf = (policy: Policy, { amount, days, isRate }: ListedPerson): number | null =>
  isRate && amount !== null && days !== null ? sumOfRate(policy, amount, days) : amount

const rateMend = (policy: Policy, { isRate }: ListedPerson): string =>
  isRate && isByDay(policy) ? 'Nếu đây là mức một ngày, ghi tiêu đề cột là "Mức một ngày". ' : ''

/** Without a sum the months say it. */
function monthsOf(policy: Policy, { months, titleMonths }: ListedPerson): { months?: number } {
  const count = months?.count ?? titleMonths.length
  return policy.schedule === 'monthly' && count > 0 ? { months: count } : {}
}

const daysOf = ({ days, policyText }: ListedPerson): Pick<BenefitFacts, 'days' | 'group'> => ({
  ...(days === null ? {} : { days }),
  ...(policyText === null ? {} : { group: policyText }),
})

/** Mostly it is the policy that was chosen wrongly, for the whole list at once. */
function mendOf(
  { programme, list, householdSums }: SumDesk,
  policy: Policy,
  person: ListedPerson,
  sum: number,
): string {
  const share = memberShare(policy)
  const { people } = householdSums.of(person)
  const whole =
    share !== null && people > 1 ? `Cả hộ ${people} người là ${formatDong(share * people)}, ghi ở dòng chủ hộ. ` : ''
  const fitting = policiesThatPay(programme, sum, policy)
    .slice(0, 3)
    .map(({ publicName }) => publicName)
  const where = list.policy ? 'chọn chính sách đó khi tải lên lại' : 'ghi chính sách đó ở cột Đối tượng'
  return fitting.length > 0
    ? `${whole}${formatDong(sum)} là mức của ${fitting.join(', ')}: nếu đúng là vậy, ${where}; nếu không, sửa số tiền.`
    : `${whole}Sửa số tiền rồi gửi lại.`
}
