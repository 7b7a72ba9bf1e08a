import type { KnownIdNumber, Receiver } from '../payments/entitlement.ts'
import { faultOfReceiver, isOwnName, meansHimself } from '../payments/who-received.ts'
import { deniesPayment, noNumberReasonIn, reasonIn, resultWord, saysByOther } from './result-words.ts'
import { himself, plainlyPaid, type Said, type SaidOfAll, type SaidPaid } from './said.ts'
import { wholeDay } from './whole-day.ts'

/** One line of a payer's file as it is written: who, and what happened. Nothing in it is believed yet. */
export interface ResultLine {
  readonly sheet: string
  /** As Excel shows it. */
  readonly row: number
  readonly code: string | null
  readonly fullName: string
  readonly birthYear: number | null
  readonly idNumbers: readonly KnownIdNumber[]
  /** Numbers that Excel has taken the first zeros of, as they were: they tell whose the row is only where he is known to have them. */
  readonly lostZeros: { readonly idNumbers: readonly KnownIdNumber[]; readonly fault: string } | null
  /** Why there is no number, in the file's words. */
  readonly noNumberReason: string | null
  readonly hamlet: string | null
  /** The commune's and the policy's words. */
  readonly commune: string | null
  /** The commune that a heading, the sheet or the title names for all rows below. */
  readonly under: string | null
  readonly policy: string | null
  readonly amount: number | null
  /** `2020-04`, or `04` where the cell names no year; null where it names none. */
  readonly months: readonly string[] | null
  /** Whether the title or the sheet's name alone says them, of all rows: it may be the month of paying. */
  readonly isMonthOfTitle: boolean
  readonly result: string
  /** False on a sheet that says nowhere what happened to its people. */
  readonly hasResult: boolean
  readonly reason: string | null
  /** `2020-05-29`, or `05-29` where no year is written; null where the cell is empty. */
  readonly paidOn: string | null
  /** `08:30`; null where the cell tells the day alone. */
  readonly paidAt: string | null
  /** Nobody is named by an empty name, beside which a relation or a paper stands. */
  readonly receiver: { readonly name: string; readonly relation: string | null; readonly paper: string | null } | null
  /** Whether its table has a column for that at all. */
  readonly saysReceiver: boolean
  readonly paper: string | null
  /** What of the row could not be read, in words for the officer. */
  readonly fault: string | null
}

/**
 * What the line says happened, with what holds for all lines where it says nothing itself.
 * @returns words for the officer where it says nothing that can be understood
 */
export function saidBy(line: ResultLine, all: SaidOfAll): Said | string {
  if (!line.hasResult)
    return 'Trang này không ghi kết quả chi trả: thêm cột "Kết quả", hoặc đặt tên trang là "Đã chi", "Chưa chi", rồi gửi lại.'
  if (line.fault !== null) return line.fault
  const word = resultWord(line.result)
  if (word === null)
    return line.result.trim() === ''
      ? 'Cột Kết quả còn trống: ghi đã chi trả, chưa nhận hoặc từ chối.'
      : `Không hiểu kết quả "${line.result}": ghi đã chi trả, chưa nhận hoặc từ chối; số tiền, tháng và lý do ghi ở cột riêng.`
  if (word === 'paid') {
    const { paidAt, amount, idNumbers, months } = line
    const paidOn = line.paidOn === null ? null : wholeDay(line.paidOn, all.paidOn)
    if (line.paidOn !== null && paidOn === null)
      return 'Ngày chi trả không có trong năm đó: ghi đủ ngày/tháng/năm, ví dụ 29/05/2020.'
    const receiver = receiverOf(line)
    if (typeof receiver === 'string') return receiver
    if (line.reason !== null && deniesPayment(line.reason, receiver.kind === 'other'))
      return `Kết quả là "${line.result}" nhưng lý do hoặc ghi chú là "${line.reason}": không rõ đã chi hay chưa, sửa một trong hai.`
    if (line.reason !== null && receiver.kind === 'self' && saysByOther(line.reason))
      return `Ai nhận tiền? Ghi chú "${line.reason}" nói người khác nhận thay: ghi họ tên, quan hệ và giấy tờ nhận thay ở cột riêng.`
    return {
      ...plainlyPaid(all),
      ...numberReason(line, all),
      paidOn: paidOn ?? all.paidOn,
      // The hour is told of the day that was told with it.
      paidAt: paidAt ?? (paidOn === null || paidOn === all.paidOn ? all.paidAt : null),
      receiver,
      ...(line.saysReceiver ? {} : { leavesReceiver: true as const }),
      idNumbers,
      months,
      amount,
    }
  }
  const words = [line.reason, line.result].find((text) => text !== null && text.trim() !== '') ?? null
  const reason = (word === 'not-paid' ? reasonIn(line.reason ?? '') : word) ?? 'other'
  const paper = reason === 'refused' ? line.paper : null
  return { outcome: 'not-paid', reason, note: words, paper, months: line.months }
}

/**
 * Nobody else where the cell has a dash, "bản thân" or the person's own name, and neither relation nor paper is another's.
 * @returns words for the officer where the cell names nobody, and the ones beside it say that somebody took the money
 */
function receiverOf({ receiver, fullName }: ResultLine): Receiver | string {
  if (!receiver) return himself
  const { name, relation, paper } = receiver
  const beside = { ...himself, relation, paper }
  if (meansHimself(name)) return faultOfReceiver(beside) ?? himself
  return isOwnName(name, fullName) && faultOfReceiver(beside) === null ? himself : { kind: 'other', ...receiver }
}

/** The line's own words before what holds for all; words that fit no known reason are kept as they are. */
function numberReason(
  { noNumberReason: words }: ResultLine,
  all: SaidOfAll,
): Pick<SaidPaid, 'noIdNumberReason' | 'note'> {
  const { noIdNumberReason, note } = all
  if (words === null) return { noIdNumberReason, note }
  const known = noNumberReasonIn(words)
  if (known) return { noIdNumberReason: known, note }
  return { noIdNumberReason: 'other', note: note === null ? words : `${note}; ${words}` }
}
