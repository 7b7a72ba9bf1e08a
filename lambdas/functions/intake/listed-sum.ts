import { formatDong } from '../../domain/money/dong.ts'
import { type Grant, grantOf, possibleAmounts } from '../../domain/programmes/benefit.ts'
import type { Policy, Programme } from '../../domain/programmes/programme.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { ListedPerson } from '../../lists/checked-list.ts'
import type { StoredList } from '../../store/list-item.ts'
import type { HouseholdSums } from './household-sums.ts'

interface SumDesk {
  readonly programme: Programme
  readonly list: Pick<StoredList, 'policy'>
  readonly householdSums: HouseholdSums
}

/** What the row grants by its policy, from the sum or the months that it says; or why it cannot, and what to do. */
export function listedGrant(desk: SumDesk, policy: Policy, person: ListedPerson): Result<Grant> {
  const own = ownSum(desk, policy, person)
  if (!own.ok) return own
  const grant = grantOf(policy, own.value === null ? monthsOf(policy, person) : { amount: own.value })
  if (grant.ok || own.value === null) return grant
  return refuse('invalid', `${grant.error.message} ${mendOf(desk, policy, person, own.value)}`)
}

/** Without a sum the months say it. */
function monthsOf(policy: Policy, { months, titleMonths }: ListedPerson): { months?: number } {
  const count = months?.count ?? titleMonths.length
  return policy.schedule === 'monthly' && count > 0 ? { months: count } : {}
}

/** The sum of a whole household beside its head is as much for each of its people; anybody's own is his. */
function ownSum({ householdSums }: SumDesk, policy: Policy, person: ListedPerson): Result<number | null> {
  const { amount, household } = person
  const share = household?.isHead ? shareOf(policy) : null
  if (amount === null || share === null || amount <= share || amount % share !== 0) return ok(amount)
  const { people, unread } = householdSums.of(person)
  const paidFor = amount / share
  if (paidFor >= people && paidFor <= people + unread) return ok(share)
  // Who is not named can be compared with nobody, and is no proof that the household has him.
  const isSaid = household?.size === paidFor || people > 1
  if (!isSaid || paidFor < people) return ok(amount)
  const named = people === 1 ? 'tệp chỉ ghi chủ hộ' : `tệp chỉ ghi ${people} người của hộ`
  return refuse(
    'invalid',
    `${formatDong(amount)} là mức của ${paidFor} khẩu, nhưng ${named}. Ghi thêm từng người của hộ ở các dòng ngay dưới chủ hộ (cột số tiền để trống), rồi gửi lại.`,
  )
}

/** Đồng for each member of a household, where the policy counts members and pays all alike. */
function shareOf(policy: Policy): number | null {
  if (policy.unit !== 'member' || policy.benefit.kind === 'provincial') return null
  const [only, another] = possibleAmounts(policy)
  return another === undefined ? (only ?? null) : null
}

/** Mostly it is the policy that was chosen wrongly, for the whole list at once. */
function mendOf(
  { programme, list, householdSums }: SumDesk,
  policy: Policy,
  person: ListedPerson,
  sum: number,
): string {
  const share = shareOf(policy)
  const { people } = householdSums.of(person)
  const whole =
    share !== null && people > 1 ? `Cả hộ ${people} người là ${formatDong(share * people)}, ghi ở dòng chủ hộ. ` : ''
  const fitting = programme.policies
    .filter((other) => other !== policy && possibleAmounts(other).some((amount) => amount === sum))
    .slice(0, 3)
    .map(({ publicName }) => publicName)
  const where = list.policy ? 'chọn chính sách đó khi tải lên lại' : 'ghi chính sách đó ở cột Đối tượng'
  return fitting.length > 0
    ? `${whole}${formatDong(sum)} là mức của ${fitting.join(', ')}: nếu đúng là vậy, ${where}; nếu không, sửa số tiền.`
    : `${whole}Sửa số tiền rồi gửi lại.`
}
