import { stoppingReview } from '../cases/review.ts'
import { groupThousands } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { handedOut, paidSum } from '../payments/instalments.ts'
import { bucketOf } from '../statistics/status-buckets.ts'

interface Sum {
  supports: number
  amount: number
}

/** What took a support off what was approved. A record that is merged and a list that is taken back need no decision. */
const endings = {
  decided: 'đã huỷ theo quyết định',
  merged: 'đã gộp vào hồ sơ khác khi kết luận trùng',
  withdrawn: 'đã rút cùng danh sách',
} as const
type Ending = keyof typeof endings

/**
 * What the rows of a file come to: approved = paid + not payable + suspended + waiting, and granted = set off + approved. Paid is the sum of the
 * payments that stand, so that a support which says of itself that it is paid, and was not, is seen.
 */
export class StandingSums {
  readonly #approved = zero()
  readonly #parts = { paid: zero(), notPayable: zero(), suspended: zero(), left: zero() }
  readonly #cancelled: Record<Ending, Sum> = { decided: zero(), merged: zero(), withdrawn: zero() }
  #offset = 0

  add(entitlement: Entitlement): void {
    const { amount, offset, status } = entitlement
    const bucket = bucketOf[status]
    addTo(bucket === null ? this.#cancelled[endingOf(entitlement)] : this.#approved, amount)
    if (bucket === null) return
    this.#offset += offset
    this.#parts[bucket].supports += 1
    this.#parts.paid.amount += paidSum(entitlement)
    // What is paid in part waits with its rest, or is not payable any more.
    this.#parts[bucket].amount += amount - handedOut(entitlement)
  }

  /** In words, for the foot of the file. */
  get lines(): string[] {
    const { paid, notPayable, suspended, left } = this.#parts
    const parts = [
      `đã chi ${inWords(paid)}`,
      `không chi được ${inWords(notPayable)}`,
      `tạm dừng ${inWords(suspended)}`,
      `chờ chi ${inWords(left)}`,
    ]
    const apart = this.#approved.amount - [paid, notPayable, suspended, left].reduce((sum, one) => sum + one.amount, 0)
    const verdict = apart === 0 ? 'khớp' : `KHÔNG KHỚP, lệch ${groupThousands(apart)} đồng`
    const gone = (Object.keys(endings) as Ending[]).filter((ending) => this.#cancelled[ending].supports > 0)
    const cancelled =
      gone.length > 0
        ? ` Ngoài ra có ${gone.map((ending) => `${inWords(this.#cancelled[ending])} ${endings[ending]}`).join('; ')}, không tính vào số được duyệt.`
        : ''
    const offset =
      this.#offset > 0
        ? [
            `Các quyết định cấp ${groupThousands(this.#approved.amount + this.#offset)} đồng = đã trừ vào khoản nhận trước ${groupThousands(this.#offset)} đồng + được duyệt chi ${groupThousands(this.#approved.amount)} đồng.`,
          ]
        : []
    return [
      ...offset,
      `Tự kiểm tra: được duyệt chi ${inWords(this.#approved)} = ${parts.join(' + ')}: ${verdict}.${cancelled}`,
    ]
  }
}

/** What a decision has cancelled is so by that decision, whatever a case says of it besides. */
const endingOf = (entitlement: Entitlement): Ending =>
  entitlement.cancellation ? 'decided' : stoppingReview(entitlement) ? 'merged' : 'withdrawn'

const zero = (): Sum => ({ supports: 0, amount: 0 })

function addTo(sum: Sum, amount: number): void {
  sum.supports += 1
  sum.amount += amount
}

const inWords = ({ supports, amount }: Sum): string =>
  `${groupThousands(supports)} khoản, ${groupThousands(amount)} đồng`
