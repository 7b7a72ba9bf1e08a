import type { ListCommand, ReviewListRequest } from '../../contract/lists.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { whyNotBroughtIn } from '../../domain/lists/brought-in.ts'
import { declinesAfter, sameAnswers, waitsForItsWord } from '../../domain/lists/list-answers.ts'
import { isAtWork, type ListState } from '../../domain/lists/list-states.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { callForList } from '../../runtime/call-for-list.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import { moveList } from '../../store/lists/list-moves.ts'
import { getList } from '../../store/lists/list-store.ts'
import { nameCommand } from '../../store/table/commit-command.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'

export interface StepDesk {
  readonly register: Register
  readonly queueUrl: string
  readonly marks: () => Promise<Marks>
}

export type ListStep =
  | { readonly kind: 'review'; readonly answers: ReviewListRequest }
  | { readonly kind: 'apply' }
  | { readonly kind: 'withdraw'; readonly reason: string }

/** From which state each word leads into which, and where it has led in the end: said again, it is answered as done. */
const moves = {
  review: { from: ['checked'], to: 'processing', done: ['checked'] },
  apply: { from: ['checked'], to: 'applying', done: ['finished'] },
  // A wrong file, or one whose decision takes another list's place, need not wait a month before an officer who cannot use it.
  withdraw: { from: ['checked', 'finished'], to: 'withdrawing', done: ['withdrawn'] },
} as const satisfies Record<ListCommand, { from: readonly ListState[]; to: ListState; done: readonly ListState[] }>

const refusals = {
  review: 'Danh sách này không ở bước chờ xác nhận nên không kiểm tra lại được.',
  apply: 'Danh sách này không ở bước chờ xác nhận nên không nhập được. Tải lại trang để xem trạng thái.',
  withdraw: 'Chỉ rút được danh sách đã nhập xong hoặc đang chờ xác nhận. Tải lại trang để xem trạng thái.',
} as const satisfies Record<ListCommand, string>

/**
 * An officer's word about a list: it is written down first, then the next reader is called. A call that broke off between the two is
 * mended by saying it again.
 */
export async function takeStep(
  desk: StepDesk,
  list: StoredList,
  step: ListStep,
  said: { readonly actor: Actor; readonly now: number; readonly idempotencyKey: string },
): Promise<Result<StoredList>> {
  const { username } = said.actor
  const digest = (await desk.marks()).id('command', list.id, JSON.stringify(step))
  if (!(await nameCommand(desk.register, { username, id: said.idempotencyKey, digest, now: said.now }))) return keyTaken
  const { from, to, done } = moves[step.kind]
  const why = step.kind === 'apply' && list.state === 'checked' ? whyNotBroughtIn(list) : null
  if (why !== null) return refuse('wrong-state', why)
  const by = eventHand(said.actor)
  const moved =
    (from as readonly ListState[]).includes(list.state) && !isAnswered(list, step)
      ? await moveList(
          desk.register,
          list,
          {
            state: to,
            since: said.now,
            ...answeredBy(list, step.kind === 'review' ? step.answers : list.answers, { by: username, at: said.now }),
            appliedBy: step.kind === 'apply' ? by : list.appliedBy,
            withdrawal: step.kind === 'withdraw' ? { by, at: said.now, reason: step.reason } : list.withdrawal,
          },
          { by, commandId: said.idempotencyKey },
        )
      : undefined
  const now = moved ?? (await getList(desk.register, list.id)) ?? list
  // Twice the same message is one reading; none at all would be a list that nobody ever takes up.
  if (isAtWork(now) && now.leaseUntil < said.now) await callForList(desk.queueUrl, now.id)
  if (moved || now.state === to || (done as readonly ListState[]).includes(now.state)) return ok(now)
  return refuse('wrong-state', refusals[step.kind])
}

const answeredBy = (
  list: StoredList,
  answers: StoredList['answers'],
  said: { readonly by: string; readonly at: number },
) => ({
  answers,
  declines: declinesAfter(list.declines, list.answers, answers, said),
})

/** The very answers that the list was checked with: nothing to do again, unless what it waits for may have been done to another list. */
const isAnswered = ({ kind, answers }: StoredList, step: ListStep): boolean =>
  step.kind === 'review' && sameAnswers(answers, step.answers) && !waitsForItsWord(kind, answers)
