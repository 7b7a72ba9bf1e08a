import { sourceInWords } from '../programmes/legal-source.ts'
import { isSupplement, type Policy, type Programme } from '../programmes/programme.ts'
import { findPolicy, programmeOfRecord } from '../programmes/programmes.ts'
import { type Result, refuse } from '../result.ts'
import { type Decision, decisionKey } from './decision-key.ts'
import type { Entitlement } from './entitlement.ts'
import { grantedBeside } from './granted-beside.ts'
import type { PaymentContext } from './payment-context.ts'

/** What one decision gives a person under the policy. */
interface Given {
  readonly days?: number | undefined
  readonly decision: Decision
}

/** `twice` is most likely one support that was entered a second time. */
interface Excess {
  readonly kind: 'twice' | 'days'
  readonly words: string
}

/**
 * A supplement excludes nothing, so that nobody asks where it comes from twice: what is paid once to a person is paid so whoever decides
 * it, and whoever is supported by the day has no more days than the law gives in all. Two stays of the same length by two decisions are two.
 */
export function supplementOverLimit(
  programme: Pick<Programme, 'exclusion'>,
  { code, unit, benefit, publicName, source }: Policy,
  own: Given,
  others: readonly Given[],
): Excess | null {
  const [first] = others
  if (!first) return null
  if (isSupplement(programme, code) && benefit.kind === 'fixed' && unit === 'person')
    return {
      kind: 'twice',
      words: `${publicName} chỉ chi một lần cho mỗi người, mà Quyết định ${first.decision.number} đã cấp khoản này`,
    }
  if (benefit.kind !== 'daily') return null
  const same = others.find(
    ({ days, decision }) =>
      days !== undefined && days === own.days && decisionKey(decision) === decisionKey(own.decision),
  )
  if (same)
    return {
      kind: 'twice',
      words: `Quyết định ${same.decision.number} đã cấp cho người này đúng ${own.days} ngày như vậy, có lẽ nhập hai lần`,
    }
  const days = [own, ...others].reduce((sum, given) => sum + (given.days ?? 0), 0)
  if (benefit.maxDaysInAll === undefined || days <= benefit.maxDaysInAll) return null
  const by = others.map((other) => `${other.days ?? 0} ngày theo Quyết định ${other.decision.number}`).join('; ')
  return {
    kind: 'days',
    words: `người này nhận ${days} ngày (có ${by}), quy định tối đa ${benefit.maxDaysInAll} ngày: ${sourceInWords(source)}`,
  }
}

/** Children are listed under a parent's number: under another name it is somebody else's supplement. */
export function faultOfSupplementElsewhere(
  entitlement: Entitlement,
  { programme, others }: Pick<PaymentContext, 'programme' | 'others'>,
): Result<never> | null {
  const policy = findPolicy(programme, entitlement.policy)
  const had = others.filter(
    ({ policy: code, status, sameName, isSettled }) =>
      code === entitlement.policy && status === 'paid' && sameName && !isSettled,
  )
  const excess = policy ? supplementOverLimit(programme, policy, entitlement, had) : null
  if (!excess) return null
  return excess.kind === 'days'
    ? refuse('days-limit', `Chi lần này thì ${excess.words}. Báo cấp trên của xã điều chỉnh theo quyết định.`)
    : refuse(
        'already-paid-elsewhere',
        `Đã chi rồi: ${excess.words}. Không chi lần nữa, báo cấp trên của xã; nếu là thêm ngày thì điều chỉnh khoản kia theo quyết định.`,
      )
}

/**
 * What a list would grant beside what other decisions have: only told when it is compared, since nobody is paid by it yet.
 * @param beside other supports of the policy under one of the person's numbers
 */
export function supplementGrantedOverLimit(one: Entitlement, beside: readonly Entitlement[]): string | null {
  const programme = programmeOfRecord(one)
  const policy = findPolicy(programme, one.policy)
  const excess = policy ? supplementOverLimit(programme, policy, one, grantedBeside(one, beside)) : null
  return excess && `cộng với quyết định khác: ${excess.words}. Xem lại trước khi nhập.`
}
