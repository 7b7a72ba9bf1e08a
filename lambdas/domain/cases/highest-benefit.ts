import { type Dong, dong, formatDong, sumDong } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { grantedSum } from '../payments/granted-sum.ts'
import { handedOut, monthsInWords, namedMonths } from '../payments/instalments.ts'
import { isPayable } from '../payments/payment-moves.ts'
import { isPaidOut } from '../payments/payment-status.ts'
import { maximumGrant } from '../programmes/benefit.ts'
import { sourceInWords } from '../programmes/legal-source.ts'
import { isSupplement, type LegalSource, type Programme } from '../programmes/programme.ts'
import { findPolicy } from '../programmes/programmes.ts'
import { monthsTogether } from './months-together.ts'

/** keep: due · stop: not to be paid · recover: paid and not due · beside: a supplement that excludes nothing. */
export const standings = ['keep', 'stop', 'recover', 'beside'] as const
export type Standing = (typeof standings)[number]

export interface Sum {
  readonly entitlementId: string
  readonly policy: string
  readonly total: Dong
  /** The months are not known yet: the law's maximum is counted, and said to be that. */
  readonly isMaximum: boolean
  readonly standing: Standing
}

export const ties = ['none', 'paid', 'decision', 'order'] as const
export type Tie = (typeof ties)[number]

export interface BenefitProposal {
  /** The article that the proposal follows. */
  readonly source: LegalSource
  /** Whether the law itself says which one is kept. */
  readonly isHighestByLaw: boolean
  readonly sums: readonly Sum[]
  /** Null where nothing competes; the first of several that stay together. */
  readonly keep: string | null
  /** Every one that stays: the months of one policy, each by its own decision, are one right. */
  readonly kept: readonly string[]
  readonly stop: readonly string[]
  readonly recover: readonly string[]
  /** Đồng that would be paid, or were paid, beyond what is due. */
  readonly moneyAtRisk: Dong
  /** The part of it that can still be stopped. */
  readonly unpaidAtRisk: Dong
  /** What decided between equals. */
  readonly tie: Tie
  /** Months that only a support of the kept policy grants which does not stay: it has others in common with what is kept. */
  readonly lostMonths: readonly string[]
  /** Ids of those who leave their household's khẩu count; its other members stay. */
  readonly leavesHousehold: readonly string[]
}

/**
 * What one person keeps of several supports of one programme.
 *
 * Resolution 42/NQ-CP of 9-4-2020, part I point 3: only the highest, which is the highest total over its months, not the highest
 * monthly rate. Decided by the records alone, never by which list came first:
 * 1. the higher total; months that are not known count as the law's maximum, since to stop the support that may turn out the higher
 *    one would take money from the person, while a total that turns out lower is decided again when the months are known; months that no
 *    decision has granted yet count for nothing, and when they come it is decided again (later-months.ts);
 * 2. of equal totals the one that is paid already: nobody gains by taking money back to pay the same sum;
 * 3. of those the earlier decision, then the smaller id, which is made from the line itself.
 *
 * Resolution 68/NQ-CP of 1-7-2021 allows one of the cash policies and names no order: there the paid one stays, then the higher
 * total, in the person's favour. Supplements stand beside.
 * @param keep another one that an officer chooses to keep; null for the proposal by law
 */
export function highestBenefit(
  programme: Programme,
  records: readonly Entitlement[],
  keep: string | null = null,
): BenefitProposal {
  const isHighestByLaw = programme.exclusion.kind === 'highest-only'
  const rivals = bundled(
    programme,
    records.filter(({ policy }) => !isSupplement(programme, policy)),
  )
  rivals.sort(
    (a, b) =>
      (isHighestByLaw ? compareTotals(a, b) || comparePaid(a, b) : comparePaid(a, b) || compareTotals(a, b)) ||
      compareDecisions(a, b),
  )
  const first = rivals.find((rival) => rival.records.some(({ id }) => id === keep)) ?? rivals[0]
  const sums = records
    .map((record): Sum => {
      const rival = rivals.find((one) => one.records.includes(record))
      const { total, isMaximum } = totalOf(programme, record)
      const standing = !rival ? 'beside' : rival === first ? 'keep' : isPaidOut(record) ? 'recover' : 'stop'
      return { entitlementId: record.id, policy: record.policy, total, isMaximum, standing }
    })
    .sort((a, b) => b.total - a.total || (a.entitlementId < b.entitlementId ? -1 : 1))
  const others = rivals.filter((rival) => rival !== first).flatMap((rival) => rival.records)
  const stopped = others.filter((record) => !isPaidOut(record))
  const recovered = others.filter(isPaidOut)
  const unpaidAtRisk = sumDong(
    others.filter(({ status }) => isPayable(status)).map((record) => dong(record.amount - handedOut(record))),
  )
  return {
    source: programme.exclusion.source,
    isHighestByLaw,
    sums,
    keep: first?.records[0]?.id ?? null,
    kept: first?.records.map(({ id }) => id) ?? [],
    stop: idsOf(stopped),
    recover: idsOf(recovered),
    moneyAtRisk: dong(unpaidAtRisk + sumDong(recovered.map(handedOut))),
    unpaidAtRisk,
    tie: tieOf(rivals),
    lostMonths: monthsBeside(first?.records ?? [], others),
    leavesHousehold: idsOf(stopped.filter(({ policy }) => findPolicy(programme, policy)?.unit === 'member')),
  }
}

/** Supports that one person may have together: what is compared with others is their sum. */
interface Rival {
  readonly records: readonly Entitlement[]
  readonly total: Dong
  readonly isMaximum: boolean
}

/** One policy's months stand together; the same month twice does not. In the order of their decisions. */
const bundled = (programme: Programme, records: readonly Entitlement[]): Rival[] =>
  monthsTogether([...records].sort(byDecision), (record) => totalOf(programme, record).total).map((members) => {
    const totals = members.map((record) => totalOf(programme, record))
    return {
      records: members,
      total: sumDong(totals.map(({ total }) => total)),
      isMaximum: totals.some(({ isMaximum }) => isMaximum),
    }
  })

function monthsBeside(kept: readonly Entitlement[], others: readonly Entitlement[]): string[] {
  const [first] = kept
  const had = kept.flatMap(namedMonths)
  if (!first || had.length === 0) return []
  const lost = others.filter(({ policy }) => policy === first.policy).flatMap(namedMonths)
  return [...new Set(lost)].filter((month) => !had.includes(month)).sort()
}

/** What is handed out under the record together with what an earlier conclusion has set off against it. */
function totalOf(programme: Programme, record: Entitlement): Pick<Rival, 'total' | 'isMaximum'> {
  const policy = findPolicy(programme, record.policy)
  const isUnknown = policy?.benefit.kind === 'monthly' && record.months === null && !isPaidOut(record)
  if (policy && isUnknown) return { total: maximumGrant(policy), isMaximum: true }
  return { total: grantedSum(record), isMaximum: false }
}

const compareTotals = (a: Rival, b: Rival): number => b.total - a.total
const isAnyPaid = ({ records }: Rival): boolean => records.some(isPaidOut)
const comparePaid = (a: Rival, b: Rival): number => Number(isAnyPaid(b)) - Number(isAnyPaid(a))

function byDecision(a: Entitlement, b: Entitlement): number {
  if (a.decision.day !== b.decision.day) return a.decision.day < b.decision.day ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function compareDecisions(a: Rival, b: Rival): number {
  const [one, other] = [a.records[0], b.records[0]]
  return one && other ? byDecision(one, other) : 0
}

function tieOf([first, second]: readonly Rival[]): Tie {
  if (!first || !second || first.total !== second.total) return 'none'
  if (comparePaid(first, second) !== 0) return 'paid'
  return first.records[0]?.decision.day === second.records[0]?.decision.day ? 'order' : 'decision'
}

const idsOf = (records: readonly Entitlement[]): string[] => records.map(({ id }) => id).sort()

const tieWords = {
  none: '',
  paid: ' Hai mức bằng nhau: giữ khoản đã chi.',
  decision: ' Hai mức bằng nhau: giữ khoản có quyết định ban hành trước.',
  order: ' Hai mức và ngày quyết định bằng nhau: giữ một khoản theo thứ tự cố định của hệ thống.',
} as const satisfies Record<Tie, string>

/** The proposal in words for the one who decides: what is compared, what stays, by which article. */
export function proposalSentence(programme: Programme, proposal: BenefitProposal): string {
  const { sums, keep, kept: all, source, isHighestByLaw, tie, leavesHousehold, lostMonths } = proposal
  const kept = sums.find(({ entitlementId }) => entitlementId === keep)
  if (!kept) return 'Các khoản này không loại trừ nhau: không có khoản nào phải dừng.'
  const name = (policy: string): string => findPolicy(programme, policy)?.publicName ?? policy
  const compared = sums
    .filter(({ standing }) => standing !== 'beside')
    .map(
      ({ policy, total, isMaximum }) =>
        `${name(policy)} ${formatDong(total)}${isMaximum ? ' (chưa rõ số tháng, tính mức tối đa)' : ''}`,
    )
    .join('; ')
  const rule = isHighestByLaw
    ? 'mỗi người chỉ hưởng một chính sách, mức cao nhất tính trên tổng số tiền'
    : 'mỗi người chỉ hưởng một trong các chính sách bằng tiền; khoản hỗ trợ thêm vẫn được hưởng'
  const place = sourceInWords(source)
  const household =
    leavesHousehold.length > 0 ? ' Người này ra khỏi số khẩu được hỗ trợ của hộ; các khẩu khác giữ nguyên.' : ''
  const later = sums.some(
    ({ policy, standing, isMaximum }) => standing === 'stop' && !isMaximum && mayGrantMore(programme, policy, sums),
  )
    ? ' Tháng chưa có quyết định thì chưa tính; có thêm tháng mà cộng lại cao hơn thì vụ này tự mở lại, hoặc được đề nghị mở lại nếu hai người đã thống nhất kết luận.'
    : ''
  const lost =
    lostMonths.length > 0
      ? ` Khoản phải dừng có thêm ${monthsInWords(lostMonths)} mà khoản được giữ không có: nếu người này được hưởng, điều chỉnh khoản đó theo quyết định cho chỉ còn tháng này, rồi mới kết luận.`
      : ''
  const together = sumDong(sums.filter(({ entitlementId }) => all.includes(entitlementId)).map(({ total }) => total))
  const months =
    all.length > 1 ? ` (${all.length} quyết định của các tháng khác nhau, cộng ${formatDong(together)})` : ''
  return `So sánh: ${compared}. Giữ ${name(kept.policy)}${months}: ${rule} (${place}).${tieWords[tie]}${household}${later}${lost}`
}

/** Whether the law pays more months of the policy than are granted, and all of them would be more than any sum compared here. */
function mayGrantMore(programme: Programme, code: string, sums: readonly Sum[]): boolean {
  const policy = findPolicy(programme, code)
  const highest = Math.max(...sums.map(({ total }) => total))
  return policy?.benefit.kind === 'monthly' && maximumGrant(policy) > highest
}
