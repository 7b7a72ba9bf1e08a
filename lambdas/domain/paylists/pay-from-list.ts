import type { BatchState } from '../batches/batch.ts'
import type { Said, SaidOfAll } from '../batches/said.ts'
import { plainlyPaid } from '../batches/said.ts'
import { receiverOf, type StandIn } from '../batches/stand-in.ts'
import { ok, type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import { type PayList, type PayListLine, payListStateNames } from './pay-list.ts'
import { voidedWords } from './void-pay-list.ts'

/** What is in the way of a second batch, by what has become of the first; null: it may be made. */
const inTheWay = {
  'awaiting-file': null,
  checking: 'đang được xem trước',
  // See `isReplaced`.
  checked: null,
  writing: 'đang được ghi',
  done: 'đã ghi xong',
  undoing: 'đang được huỷ',
  undone: null,
  refused: null,
} as const satisfies Record<BatchState, string | null>

/** Nobody has confirmed it, and it can be confirmed on its own day alone: a new one takes its place. */
export const isReplaced = (earlier: BatchState): boolean => earlier === 'checked'

export const replacedWords = (username: string): string =>
  `Chưa xác nhận thì ${username} đã lập đợt khác từ cùng danh sách ký nhận: đợt này không ghi nữa.`

/** Whether a batch of payments may be made out of the list: once, unless the one before it has come to nothing. */
export function mayPayFrom(list: PayList, earlier: BatchState | null): Result<null> {
  const { code, state } = list
  if (state === 'voided') return refuse('wrong-state', voidedWords(list))
  if (state !== 'reconciled')
    return refuse(
      'wrong-state',
      `Danh sách ${code} đang ở trạng thái "${payListStateNames[state]}": đối chiếu bản đã ký trước, rồi mới ghi chi trả.`,
    )
  const why = earlier && inTheWay[earlier]
  if (why)
    return refuse(
      'wrong-state',
      `Danh sách ${code} đã có một đợt ghi chi trả, ${why}. Mỗi danh sách ghi một lần; muốn ghi lại thì huỷ đợt đó trước.`,
    )
  return ok(null)
}

/** The day of payment: what the officer says now, else what was read from the signed paper. */
export function dayOfPayment({ code, at, reconciliation }: PayList, said: string | null): Result<string> {
  const day = said ?? reconciliation?.paidOn ?? null
  const printedOn = localDay(at)
  if (day !== null && day < printedOn)
    return refuse(
      'invalid',
      `Danh sách ${code} in ngày ${formatDay(printedOn)}: không ai ký nhận trước ngày đó. Sửa ngày chi trả.`,
    )
  return day === null
    ? refuse('invalid', `Bản đối chiếu của danh sách ${code} không ghi ngày chi trả: nhập ngày chi trả.`)
    : ok(day)
}

/** Why nobody has taken the money in the stead of a line's person; null where somebody may have. */
export const faultOfSignature =
  ({ code, sums, reconciliation }: PayList) =>
  (line: number): string | null => {
    const printed = sums?.people ?? 0
    if (line > printed) return `Danh sách ${code} có STT từ 1 đến ${printed}, không có STT ${line}.`
    if (!reconciliation?.notSignedLines.includes(line)) return null
    return `STT ${line} của danh sách ${code} đã đối chiếu là không ký, nên không có người nhận thay. Xem lại STT.`
  }

interface SignedLine {
  /** As it stands on the paper. */
  readonly number: number
  readonly line: PayListLine
}

/** A signature says that the printed sum was handed out, for the printed months; whose it is the officer tells where it is another's. */
export const saidBySignature = (
  { number, line: { amount, months } }: SignedLine,
  all: SaidOfAll,
  standIns: readonly StandIn[],
): Said => ({
  ...plainlyPaid(all),
  dueMonthsOnly: false,
  receiver: receiverOf(standIns, number),
  amount,
  months: months.length > 0 ? months : null,
})
