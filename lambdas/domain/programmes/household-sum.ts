import { type Dong, dong, formatDong } from '../money/dong.ts'
import { ok, type Result, refuse } from '../result.ts'
import { possibleAmounts } from './benefit.ts'
import type { Policy, Programme } from './programme.ts'

/** A head's household, as a list names it. */
export interface NamedHousehold {
  /** The head and those below him. None where each has a sum of his own. */
  readonly people: number
  /** Rows below him that cannot be read: they may be his household's too. */
  readonly unread: number
  /** Số khẩu, where the list says it. */
  readonly size: number | null
}

/** Đồng for each member of a household, where the policy counts members and pays all alike. */
export function memberShare(policy: Policy): Dong | null {
  if (policy.unit !== 'member' || policy.benefit.kind === 'provincial') return null
  const [only, another] = possibleAmounts(policy)
  return another === undefined ? (only ?? null) : null
}

/**
 * The head's part of the sum beside him: of a whole household's sum as much as each of its people, else the sum as it stands
 * (decision 31).
 * @returns why not, where the sum is for people whom the list does not name
 */
export function headsPart(policy: Policy, sum: number, { people, unread, size }: NamedHousehold): Result<number> {
  const share = memberShare(policy)
  if (share === null || people === 0 || sum <= share || sum % share !== 0) return ok(sum)
  const paidFor = sum / share
  if (paidFor >= people && paidFor <= people + unread) return ok(share)
  // Who is not named can be compared with nobody, and nothing proves that the household has him.
  const isSaid = size === paidFor || people > 1
  if (!isSaid || paidFor < people) return ok(sum)
  const named = people === 1 ? 'tệp chỉ ghi chủ hộ' : `tệp chỉ ghi ${people} người của hộ`
  return refuse(
    'invalid',
    `${formatDong(dong(sum))} là mức của ${paidFor} khẩu, nhưng ${named}. Ghi thêm từng người của hộ ở các dòng ngay dưới chủ hộ (cột số tiền để trống), rồi gửi lại.`,
  )
}

/** The other policies of the programme that can give just this sum. */
export const policiesThatPay = ({ policies }: Programme, sum: number, besides: Policy): readonly Policy[] =>
  policies.filter((other) => other !== besides && possibleAmounts(other).some((amount) => amount === sum))
