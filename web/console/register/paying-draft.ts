import { isLateDay, type PayingClock } from '../../../lambdas/domain/payments/late-day.ts'
import type { PaymentPlace, ReceiptMark } from '../../../lambdas/domain/payments/paying-record.ts'
import type { Role } from '../../../lambdas/domain/permissions/permission-table.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { parseTimeInput } from '../fields/parse-time-input.ts'
import { tooLong } from '../fields/too-long.ts'

/** When, where and how money changed hands, as it is filled in for one person or for many; texts as typed. */
export interface PayingDraft {
  readonly paidOn: string
  readonly paidAt: string
  readonly place: PaymentPlace
  readonly mark: ReceiptMark
  readonly lateReason: string
  readonly note: string
}

export type PayingMistakes = Partial<Record<keyof PayingDraft, string>>

export const newPayingDraft = (today: string, role: Role): PayingDraft => ({
  paidOn: formatDay(today),
  paidAt: '',
  place: role === 'payer' ? 'post-office' : 'commune-office',
  mark: 'signature',
  lateReason: '',
  note: '',
})

export function payingMistakes(draft: PayingDraft, clock: PayingClock): PayingMistakes {
  const mistakes: PayingMistakes = {}
  const paidOn = parseDayInput(draft.paidOn)
  if (paidOn === null) mistakes.paidOn = 'Ngày chi trả chưa đúng. Nhập như 29/05/2020.'
  else if (paidOn > clock.today) mistakes.paidOn = 'Ngày chi trả không được sau hôm nay.'
  if (draft.paidAt.trim() !== '' && parseTimeInput(draft.paidAt) === null)
    mistakes.paidAt = 'Giờ chi trả chưa đúng. Nhập như 09:30.'
  if (draft.place === 'other' && draft.note.trim() === '') mistakes.note = 'Ghi rõ nơi chi trả.'
  if (paidOn !== null && isLateDay(paidOn, clock) && draft.lateReason.trim() === '')
    mistakes.lateReason = 'Ghi lý do nhập muộn.'
  const [longReason, longNote] = [tooLong(draft.lateReason), tooLong(draft.note)]
  if (longReason !== null) mistakes.lateReason = longReason
  if (longNote !== null) mistakes.note = longNote
  return mistakes
}

/** As it is sent. @param paidOn the draft's day, read */
export const payingRequest = (draft: PayingDraft, paidOn: string, clock: PayingClock) => ({
  paidOn,
  paidAt: parseTimeInput(draft.paidAt),
  place: draft.place,
  mark: draft.mark,
  lateReason: isLateDay(paidOn, clock) ? draft.lateReason.trim() || null : null,
  note: draft.note.trim() || null,
})
