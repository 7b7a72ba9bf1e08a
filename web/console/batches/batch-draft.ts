import type { CreateBatchRequest } from '../../../lambdas/contract/batches.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { type PayingDraft, type PayingMistakes, payingMistakes, payingRequest } from '../register/paying-draft.ts'
import { type PeopleFilter, searchRequestOf } from '../register/people-filter.ts'

/** Which of the people on the screen, as it is filled in. */
export interface BatchDraft extends PayingDraft {
  readonly from: string
  readonly to: string
  readonly hamlet: string
  readonly dueMonthsOnly: boolean
}

export type BatchMistakes = PayingMistakes & Partial<Record<'from' | 'to', string>>

/** `null` for an empty field, `undefined` for what is no number. */
function numberIn(text: string): number | null | undefined {
  const written = text.trim()
  if (written === '') return null
  return /^[1-9]\d{0,5}$/.test(written) ? Number(written) : undefined
}

interface Clock {
  readonly today: string
  readonly backlogUntil: string | null
}

export function batchMistakes(draft: BatchDraft, { today, backlogUntil }: Clock): BatchMistakes {
  const mistakes: BatchMistakes = payingMistakes(draft, today, backlogUntil)
  const [from, to] = [numberIn(draft.from), numberIn(draft.to)]
  if (from === undefined) mistakes.from = 'Nhập số thứ tự, ví dụ 1.'
  if (to === undefined) mistakes.to = 'Nhập số thứ tự, ví dụ 120.'
  if (from && to && from > to) mistakes.to = 'Số cuối phải lớn hơn hoặc bằng số đầu.'
  return mistakes
}

/** What holds for every line; null while there are mistakes. */
export function detailsIn(draft: PayingDraft, dueMonthsOnly: boolean, { today, backlogUntil }: Clock) {
  const paidOn = parseDayInput(draft.paidOn)
  if (paidOn === null || Object.keys(payingMistakes(draft, today, backlogUntil)).length > 0) return null
  return { ...payingRequest(draft, paidOn, today, backlogUntil), dueMonthsOnly }
}

export function batchRequest(
  draft: BatchDraft,
  programme: string,
  filter: PeopleFilter,
  except: ReadonlySet<string>,
  clock: Clock,
): CreateBatchRequest | null {
  const details = detailsIn(draft, draft.dueMonthsOnly, clock)
  if (!details || Object.keys(batchMistakes(draft, clock)).length > 0) return null
  const { cursor: _cursor, limit: _limit, ...search } = searchRequestOf(programme, filter, '')
  return {
    ...search,
    hamlet: draft.hamlet.trim() || null,
    from: numberIn(draft.from) ?? null,
    to: numberIn(draft.to) ?? null,
    except: [...except],
    details,
  }
}
