import type { Dong } from '../money/dong.ts'
import type { EnteredBy } from '../payments/entered-by.ts'
import { faultOfUndoing, isOwnOrBelow, type OfficesAbove } from '../payments/undo-right.ts'
import type { Actor } from '../permissions/authorise.ts'
import { ok, type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import { type BatchAnswer, isActing } from './batch-answer.ts'

/** People chosen on the screen of the register, a payer's file, a list that was signed, or a payer's account, which writes nothing. */
export const batchKinds = ['selection', 'file', 'pay-list', 'account'] as const
export type BatchKind = (typeof batchKinds)[number]

export const batchStates = [
  'awaiting-file',
  'checking',
  'checked',
  'writing',
  'done',
  'undoing',
  'undone',
  'refused',
] as const
export type BatchState = (typeof batchStates)[number]

const batchStateNames = {
  'awaiting-file': 'Chờ tệp',
  checking: 'Đang xem trước',
  checked: 'Chờ xác nhận',
  writing: 'Đang ghi',
  done: 'Đã ghi xong',
  undoing: 'Đang huỷ',
  undone: 'Đã huỷ',
  refused: 'Không ghi được',
} as const satisfies Record<BatchState, string>

const accountStateNames: Partial<Record<BatchState, string>> = {
  checking: 'Đang lập',
  done: 'Đã lập',
  refused: 'Không lập được',
}

interface Standing {
  readonly kind: BatchKind
  readonly state: BatchState
  /** What the dry run has found; absent where only the head of the batch is known. */
  readonly answers?: AnswerTallies
}

/** An account is drawn, and nothing is written by it; nor by a batch of which no line acts, which waits for nobody's word. */
export function stateNameOf({ kind, state, answers }: Standing): string {
  if (state === 'checked' && answers && actingTally(answers).lines === 0) return 'Không có dòng ghi được'
  return (kind === 'account' && accountStateNames[state]) || batchStateNames[state]
}

/** A payer's file that is not sent in an hour will not come. */
export const resultFileMs = 60 * 60_000

/** In which a function works on it. */
export const busyStates = ['checking', 'writing', 'undoing'] as const satisfies readonly BatchState[]

export const isBusy = (state: BatchState): boolean => (busyStates as readonly BatchState[]).includes(state)

/** What became of a line once the batch was confirmed. */
export const lineOutcomes = ['done', 'refused', 'undone', 'kept'] as const
/** done · refused when it was written, since the record had changed · undone with the batch · kept when the batch was undone, since somebody has gone on from there. */
export type LineOutcome = (typeof lineOutcomes)[number]

export interface LineTally {
  readonly lines: number
  readonly amount: number
}

export type AnswerTallies = Partial<Record<BatchAnswer, LineTally>>
export type OutcomeTallies = Partial<Record<LineOutcome, LineTally>>

const none: LineTally = { lines: 0, amount: 0 }

export function tallied<Key extends string>(
  entries: Iterable<readonly [Key, Dong | number]>,
  start: Partial<Record<Key, LineTally>> = {},
): Partial<Record<Key, LineTally>> {
  const tallies: Partial<Record<Key, LineTally>> = { ...start }
  for (const [key, amount] of entries) {
    const { lines, amount: sum } = tallies[key] ?? none
    tallies[key] = { lines: lines + 1, amount: sum + amount }
  }
  return tallies
}

/** The lines that the batch will write. */
export function actingTally(answers: AnswerTallies): LineTally {
  const acting = Object.entries(answers).filter(([answer]) => isActing(answer as BatchAnswer))
  return acting.reduce(
    (all, [, { lines, amount }]) => ({ lines: all.lines + lines, amount: all.amount + amount }),
    none,
  )
}

interface Confirmable {
  readonly state: BatchState
  readonly checkedAt: number | null
  readonly answers: AnswerTallies
}

/** What was seen beforehand is confirmed on the same day: tomorrow another day is late, and other people are paid. */
export function mayConfirm({ state, checkedAt, answers }: Confirmable, now: number): Result<null> {
  if (state !== 'checked' || checkedAt === null)
    return refuse('wrong-state', 'Đợt này không ở bước chờ xác nhận. Tải lại trang để xem trạng thái.')
  if (actingTally(answers).lines === 0)
    return refuse('wrong-state', 'Không có dòng nào ghi được: xem lý do từng dòng, sửa rồi lập đợt khác.')
  if (localDay(checkedAt) !== localDay(now))
    return refuse(
      'wrong-state',
      `Đợt này được xem trước ngày ${formatDay(localDay(checkedAt))}: sang ngày khác phải lập đợt mới.`,
    )
  return ok(null)
}

/**
 * Who calls a function again for a batch that has stopped half way: its own office, or one above it. The word was given; that it is carried out
 * to its end needs no other one, and who gave it may have left, or his account be locked.
 */
export const mayGoOn = (
  { by }: { readonly by: Pick<EnteredBy, 'role' | 'unit'> },
  actor: Pick<Actor, 'role' | 'unit'>,
): boolean => isOwnOrBelow(actor, by)

interface Undoable {
  readonly state: BatchState
  readonly confirmedAt: number | null
  readonly by: Pick<EnteredBy, 'role' | 'unit' | 'username'>
  /** Under whose name its lines are written. */
  readonly confirmedBy: Pick<EnteredBy, 'role' | 'unit' | 'username'> | null
}

/** As with a single entry: its own office on its day, the level above at any time, of the province a second person. Each line is judged by that rule again. */
export function mayUndoBatch(
  { state, confirmedAt, by, confirmedBy }: Undoable,
  actor: Pick<Actor, 'role' | 'unit' | 'username'>,
  when: { readonly now: number; readonly tree: OfficesAbove },
): Result<null> {
  if (state !== 'done' || confirmedAt === null)
    return refuse('wrong-state', 'Chỉ huỷ được đợt đã ghi xong. Tải lại trang để xem trạng thái.')
  if (!isOwnOrBelow(actor, by))
    return refuse('wrong-state', 'Đợt này do đơn vị khác ghi: chỉ đơn vị đó (trong ngày) hoặc cấp trên mới được huỷ.')
  return faultOfUndoing('Đợt này', { by: confirmedBy ?? by, at: confirmedAt }, actor, when) ?? ok(null)
}
