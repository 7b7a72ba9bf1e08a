import { dong, formatDong, groupThousands } from '../money/dong.ts'
import { ok, type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import { sumsOf } from './choose-lines.ts'
import { type PayList, type PayListLine, type PayListSums, payListStateNames, type Reconciliation } from './pay-list.ts'
import { voidedWords } from './void-pay-list.ts'

/** What an officer reads from the signed paper. */
export interface SignedPaper {
  readonly signed: { readonly people: number; readonly amount: number }
  /** Numbers of the lines without a signature. */
  readonly notSignedLines: readonly number[]
  /** The day of payment, where it is written there. */
  readonly paidOn: string | null
}

type Found = Pick<Reconciliation, 'signed' | 'notSigned' | 'notSignedLines' | 'paidOn'>

/** Printed must be signed and not signed together, in people and in đồng; else the words say which differs, and by how much. */
export function reconcile(
  list: PayList,
  lines: readonly PayListLine[],
  paper: SignedPaper,
  today: string,
): Result<Found> {
  if (list.state === 'voided') return refuse('wrong-state', voidedWords(list))
  if (list.state === 'reconciled')
    return refuse('wrong-state', `Danh sách ${list.code} đã được đối chiếu; không đối chiếu lần nữa.`)
  if (list.state !== 'printed')
    return refuse('wrong-state', `Danh sách ${list.code} đang ở trạng thái "${payListStateNames[list.state]}".`)
  const printedOn = localDay(list.at)
  if (paper.paidOn !== null && (paper.paidOn < printedOn || paper.paidOn > today))
    return refuse(
      'invalid',
      `Ngày chi trả ${formatDay(paper.paidOn)} không đúng: danh sách in ngày ${formatDay(printedOn)}, và ngày chi trả không được sau hôm nay.`,
    )
  const notSignedLines = [...paper.notSignedLines].sort((a, b) => a - b)
  const strange = notSignedLines.find((line) => lines[line - 1] === undefined)
  if (strange !== undefined)
    return refuse('invalid', `Danh sách ${list.code} có STT từ 1 đến ${lines.length}, không có STT ${strange}.`)
  const twice = notSignedLines.find((line, index) => notSignedLines[index - 1] === line)
  if (twice !== undefined) return refuse('invalid', `STT ${twice} ghi hai lần ở ô người không ký. Ghi mỗi STT một lần.`)
  const printed = sumsOf(lines)
  const notSigned = sumsOf(notSignedLines.flatMap((line) => lines[line - 1] ?? []))
  const differences = [
    difference('người', printed.people, paper.signed.people, notSigned.people, groupThousands),
    difference('tiền', printed.amount, paper.signed.amount, notSigned.amount, formatDong),
  ].filter((words) => words !== null)
  if (differences.length > 0)
    return refuse(
      'invalid',
      `Không khớp, chưa đối chiếu được. ${differences.join(' ')} Đếm lại chữ ký trên bản giấy và các STT không ký.`,
    )
  const signed: PayListSums = { people: paper.signed.people, amount: dong(paper.signed.amount) }
  return ok({ signed, notSigned, notSignedLines, paidOn: paper.paidOn })
}

/** Null where they are equal. */
function difference(
  what: string,
  printed: number,
  signed: number,
  notSigned: number,
  say: (value: number) => string,
): string | null {
  const found = signed + notSigned
  if (found === printed) return null
  const by = found < printed ? `thiếu ${say(printed - found)}` : `thừa ${say(found - printed)}`
  return `Số ${what}: in ${say(printed)}; đã ký ${say(signed)} + không ký ${say(notSigned)} = ${say(found)}, ${by}.`
}

/** The supports of a list in its order, parted by the signatures: what a batch of payments is made from. */
export function partedLines(
  lines: readonly PayListLine[],
  notSignedLines: readonly number[],
): { readonly signed: readonly PayListLine[]; readonly notSigned: readonly PayListLine[] } {
  const without = new Set(notSignedLines)
  return {
    signed: lines.filter((_, index) => !without.has(index + 1)),
    notSigned: lines.filter((_, index) => without.has(index + 1)),
  }
}
