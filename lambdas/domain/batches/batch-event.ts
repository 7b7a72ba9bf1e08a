import { given } from '../ledger/changes-in-words.ts'
import { type EventHand, eventHand } from '../ledger/hand.ts'
import type { OfficeEvent, OfficeEventType } from '../ledger/office-event.ts'
import { formatDong, groupThousands } from '../money/dong.ts'
import { formatDay } from '../time/local-day.ts'
import {
  type AnswerTallies,
  actingTally,
  type BatchKind,
  type BatchState,
  type LineTally,
  type OutcomeTallies,
} from './batch.ts'
import { writtenInWords } from './written-words.ts'

/** What a batch's events are made of: sums, and nobody's name. Each payment has its own event on its support. */
interface BatchFacts {
  readonly id: string
  readonly kind: BatchKind
  readonly state: BatchState
  readonly by: EventHand
  readonly confirmedBy: EventHand | null
  readonly undo: { readonly by: EventHand; readonly reason: string } | null
  readonly details: { readonly paidOn: string } | null
  readonly file: { readonly sha256: string } | null
  readonly lines: number
  readonly answers: AnswerTallies
  readonly byOther: LineTally
  readonly notPaid: LineTally | null
  readonly outcomes: OutcomeTallies
}

const kindNames = {
  selection: 'theo bộ lọc',
  file: 'theo tệp kết quả',
  'pay-list': 'theo danh sách đã ký',
  account: 'đối chiếu',
} as const satisfies Record<BatchKind, string>

export function openedBatch(batch: BatchFacts, at: number): OfficeEvent {
  const type = batch.kind === 'account' ? 'batch.account-ordered' : 'batch.opened'
  const paidOn = batch.details && formatDay(batch.details.paidOn)
  return told(type, batch, eventHand(batch.by), at, { kind: kindNames[batch.kind], paidOn })
}

/** An officer's command, and his name where nothing in the batch says it. */
export interface BatchWord {
  readonly commandId: string
  readonly by?: EventHand
}

/** What the batch has come to; of an officer's word, with its command. */
export function batchStep(batch: BatchFacts, at: number, officer?: BatchWord): OfficeEvent {
  const { kind, state, by, confirmedBy, undo } = batch
  const word = kind === 'account' && state === 'done' ? 'batch.account-drawn' : steps[state]
  const known = state === 'undoing' || state === 'undone' ? undo?.by : (confirmedBy ?? by)
  const actor = officer?.by ?? known
  const reason = state === 'undoing' ? (undo?.reason ?? null) : null
  return {
    ...told(word, batch, eventHand(actor ?? by), at, factsOf(batch)),
    reason,
    commandId: officer?.commandId ?? batch.id,
  }
}

const steps = {
  'awaiting-file': 'batch.opened',
  checking: 'batch.uploaded',
  checked: 'batch.checked',
  writing: 'batch.confirmed',
  done: 'batch.written',
  undoing: 'batch.undo-ordered',
  undone: 'batch.undone',
  refused: 'batch.refused',
} as const satisfies Record<BatchState, OfficeEventType>

const inLines = ({ lines, amount }: LineTally): string => `${groupThousands(lines)} dòng, ${formatDong(amount)}`

function factsOf({
  state,
  lines,
  answers,
  byOther,
  notPaid,
  outcomes,
  file,
}: BatchFacts): Record<string, string | null> {
  const acting = actingTally(answers)
  const outcome = (key: keyof OutcomeTallies): string | null => {
    const tally = outcomes[key]
    return tally ? inLines(tally) : null
  }
  const apart = (key: 'done' | 'undone'): string | null => {
    const tally = outcomes[key]
    return tally && notPaid && notPaid.lines > 0 ? writtenInWords(tally, notPaid) : outcome(key)
  }
  if (state === 'done' || state === 'undone')
    return { written: apart('done'), refused: outcome('refused'), undone: apart('undone'), kept: outcome('kept') }
  if (state !== 'checked' && state !== 'writing') return {}
  const all = { lines: groupThousands(lines), acting: groupThousands(acting.lines), amount: formatDong(acting.amount) }
  const others = byOther.lines > 0 ? `${groupThousands(byOther.lines)} khoản` : null
  const unpaid = notPaid && notPaid.lines > 0 ? inLines(notPaid) : null
  return { ...all, notPaid: unpaid, byOther: others, file: file?.sha256 ?? null }
}

const told = (
  type: OfficeEventType,
  { id }: BatchFacts,
  actor: EventHand,
  at: number,
  facts: Readonly<Record<string, string | null>>,
): OfficeEvent => ({ type, at, actor, commandId: id, reason: null, changes: given(facts) })
