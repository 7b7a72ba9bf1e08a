import type { Receiver } from '../payments/entitlement.ts'
import { faultOfReceiver } from '../payments/who-received.ts'
import { type Result, refuse } from '../result.ts'
import type { LineTally } from './batch.ts'
import { type BatchAnswer, isActing } from './batch-answer.ts'
import { himself, type Said } from './said.ts'

/** Who took the money and signed in the stead of a line's person (người nhận thay), as a single payment has him. */
export interface StandIn {
  /** The person's number: on the paper that was signed, or in the order of the screen. */
  readonly line: number
  readonly name: string
  readonly relation: string
  readonly paper: string
}

/** Names that an officer types for one list; whoever has more of them sends a file, which has columns for it. */
export const mostStandIns = 100

export function receiverOf(standIns: readonly StandIn[], line: number): Receiver {
  const found = standIns.find((one) => one.line === line)
  if (!found) return himself
  const { name, relation, paper } = found
  return { kind: 'other', name, relation, paper }
}

/** Each line has one receiver, is one of the list's, and says who took its money. @param faultOf why nobody of that number is in the list */
export function faultOfStandIns(
  standIns: readonly StandIn[],
  faultOf: (line: number) => string | null,
): Result<never> | null {
  const seen = new Set<number>()
  for (const standIn of standIns) {
    const { line } = standIn
    if (seen.has(line)) return refuse('invalid', `STT ${line} có hai người nhận thay. Ghi mỗi STT một lần.`)
    seen.add(line)
    const fault = faultOf(line)
    if (fault !== null) return refuse('invalid', fault)
    const open = faultOfReceiver(receiverOf([standIn], line))
    if (open !== null) return refuse('invalid', `STT ${line}: ${open}`)
  }
  return null
}

/** For a dry run that has met everybody: somebody would be told to have signed himself, and another did. Null where all were met. */
export function unmetWords(standIns: readonly StandIn[], met: ReadonlySet<number>): string | null {
  const unmet = standIns.map(({ line }) => line).filter((line) => !met.has(line))
  if (unmet.length === 0) return null
  return `Có người nhận thay ở STT ${unmet.join(', ')}, nhưng đợt này không có số thứ tự đó (ngoài điều kiện lọc, hoặc đã bỏ ra). Xem lại số thứ tự rồi lập đợt khác.`
}

interface Line {
  readonly answer: BatchAnswer
  readonly amount: number
  readonly said: Said | null
}

export const isByOther = ({ said }: Pick<Line, 'said'>): boolean =>
  said?.outcome === 'paid' && said.receiver.kind === 'other'

/** Of the lines that will be written, those of whom somebody else took the money. */
export function byOtherTally(lines: Iterable<Line>, start: LineTally = { lines: 0, amount: 0 }): LineTally {
  let tally = start
  for (const line of lines)
    if (isActing(line.answer) && isByOther(line)) tally = { lines: tally.lines + 1, amount: tally.amount + line.amount }
  return tally
}
