import type { CreateBatchRequest } from '../../../lambdas/contract/batches.ts'
import type { PayingClock } from '../../../lambdas/domain/payments/late-day.ts'
import type { NoIdNumberReason } from '../../../lambdas/domain/payments/payment-status.ts'
import type { Role } from '../../../lambdas/domain/permissions/permission-table.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import {
  newPayingDraft,
  type PayingDraft,
  type PayingMistakes,
  payingMistakes,
  payingRequest,
} from '../register/paying-draft.ts'
import { type PeopleFilter, searchRequestOf } from '../register/people-filter.ts'
import { type StandInDraft, standInsIn } from './stand-in-draft.ts'

/** What holds for all lines, as it is filled in. */
export interface DetailsDraft extends PayingDraft {
  readonly noIdNumberReason: NoIdNumberReason | ''
}
export type DetailsMistakes = PayingMistakes

export const newDetailsDraft = (today: string, role: Role): DetailsDraft => ({
  ...newPayingDraft(today, role),
  noIdNumberReason: '',
})

/** Which of the people on the screen, as it is filled in. */
export interface BatchDraft extends DetailsDraft {
  readonly from: string
  readonly to: string
  readonly hamlet: string
  readonly dueMonthsOnly: boolean
  readonly standIns: readonly StandInDraft[]
}

export type BatchMistakes = DetailsMistakes & Partial<Record<'from' | 'to', string>>

/** `null` for an empty field, `undefined` for what is no number. */
function numberIn(text: string): number | null | undefined {
  const written = text.trim()
  if (written === '') return null
  return /^[1-9]\d{0,5}$/.test(written) ? Number(written) : undefined
}

export function detailsMistakes(draft: DetailsDraft, clock: PayingClock): DetailsMistakes {
  const mistakes = payingMistakes(draft, clock)
  if (draft.noIdNumberReason === 'other' && draft.note.trim() === '') mistakes.note = 'Ghi rõ lý do chưa có số.'
  return mistakes
}

export function batchMistakes(draft: BatchDraft, clock: PayingClock): BatchMistakes {
  const mistakes: BatchMistakes = detailsMistakes(draft, clock)
  const [from, to] = [numberIn(draft.from), numberIn(draft.to)]
  if (from === undefined) mistakes.from = 'Nhập số thứ tự, ví dụ 1.'
  if (to === undefined) mistakes.to = 'Nhập số thứ tự, ví dụ 120.'
  if (from && to && from > to) mistakes.to = 'Số cuối phải lớn hơn hoặc bằng số đầu.'
  return mistakes
}

/** What holds for every line; null while there are mistakes. */
export function detailsIn(draft: DetailsDraft, clock: PayingClock) {
  const paidOn = parseDayInput(draft.paidOn)
  if (paidOn === null || Object.keys(detailsMistakes(draft, clock)).length > 0) return null
  return {
    ...payingRequest(draft, paidOn, clock),
    noIdNumberReason: draft.noIdNumberReason || null,
  }
}

export function batchRequest(
  draft: BatchDraft,
  programme: string,
  filter: PeopleFilter,
  except: ReadonlySet<string>,
  clock: PayingClock,
): CreateBatchRequest | null {
  const details = detailsIn(draft, clock)
  const standIns = standInsIn(draft.standIns)
  if (!details || !standIns || Object.keys(batchMistakes(draft, clock)).length > 0) return null
  const { cursor: _cursor, limit: _limit, ...search } = searchRequestOf(programme, filter, '')
  return {
    ...search,
    hamlet: draft.hamlet.trim() || null,
    from: numberIn(draft.from) ?? null,
    to: numberIn(draft.to) ?? null,
    except: [...except],
    standIns,
    details: { ...details, dueMonthsOnly: draft.dueMonthsOnly },
  }
}
