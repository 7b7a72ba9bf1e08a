import type { EntitlementView, RecordPaymentRequest } from '../../../lambdas/contract/entitlements.ts'
import type { SessionResponse } from '../../../lambdas/contract/session.ts'
import { type KnownPerson, parseIdNumber } from '../../../lambdas/domain/ids/parse-id-number.ts'
import type { PayingClock } from '../../../lambdas/domain/payments/late-day.ts'
import type { NoIdNumberReason } from '../../../lambdas/domain/payments/payment-status.ts'
import type { Role } from '../../../lambdas/domain/permissions/permission-table.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { newPayingDraft, type PayingDraft, payingMistakes, payingRequest } from './paying-draft.ts'
import { numbersOf } from './people-filter.ts'
import { receiverMistakes } from './receiver-mistakes.ts'

/** The payment form as it is filled in; texts as typed. */
export interface PaymentDraft extends PayingDraft {
  /** Of a monthly policy: those that are paid now. */
  readonly months: readonly string[]
  readonly receivedBy: 'self' | 'other'
  readonly receiverName: string
  readonly relation: string
  readonly paper: string
  readonly idNumber: string
  readonly noIdNumberReason: NoIdNumberReason | ''
  readonly differentPerson: boolean
  readonly lowerConfirmed: boolean
}

export type PaymentMistakes = Partial<Record<keyof PaymentDraft, string>>

export const newDraft = (today: string, { instalments }: EntitlementView, role: Role): PaymentDraft => ({
  ...newPayingDraft(today, role),
  months: monthsDueBy(today, instalments),
  receivedBy: 'self',
  receiverName: '',
  relation: '',
  paper: '',
  idNumber: '',
  noIdNumberReason: '',
  differentPerson: false,
  lowerConfirmed: false,
})

/** What is left of a month that was paid in part, since something was set off then, is no month any more. */
export const isPaidByMonth = ({ instalments }: Pick<EntitlementView, 'instalments'>): boolean =>
  instalments.some(({ due }) => due > 0)

/** Months that are over or running; the first one that is left where all of them are still to come, or are only counted. */
function monthsDueBy(today: string, instalments: EntitlementView['instalments']): readonly string[] {
  const open = instalments.filter(({ due }) => due > 0)
  const due = open.filter(({ month }) => month.includes('-') && month <= today.slice(0, 7))
  return (due.length > 0 ? due : open.slice(0, 1)).map(({ month }) => month)
}

/** What a payment is held against where it is made. */
type PaidHere = PayingClock & Pick<SessionResponse, 'cmndSeries'>

/** What has to be mended before it can be sent; the same rules as the server's, so that nobody waits for an answer to learn them. */
export function mistakesOf(draft: PaymentDraft, entitlement: EntitlementView, here: PaidHere): PaymentMistakes {
  const mistakes: PaymentMistakes = payingMistakes(draft, here)
  const paidOn = parseDayInput(draft.paidOn)
  if (paidOn !== null && paidOn < entitlement.decision.day)
    mistakes.paidOn = `Ngày chi trả không được trước ngày quyết định (${formatDay(entitlement.decision.day)}).`
  if (isPaidByMonth(entitlement) && draft.months.length === 0) mistakes.months = 'Chọn ít nhất một tháng để chi.'
  if (draft.receivedBy === 'other') {
    const { name, ...beside } = receiverMistakes({ ...draft, name: draft.receiverName })
    Object.assign(mistakes, name && { receiverName: name }, beside)
  }
  if (mayAddNumber(entitlement)) {
    const number =
      draft.idNumber.trim() === '' ? null : parseIdNumber(shownNumber(draft.idNumber), knownOf(entitlement, here))
    if (number && !number.ok) mistakes.idNumber = `${number.reason}.`
    if (!number && needsNumber(entitlement) && draft.noIdNumberReason === '')
      mistakes.idNumber = 'Nhập số CCCD hoặc CMND, hoặc chọn lý do chưa có số ở dưới.'
    if (!number && needsNumber(entitlement) && draft.noIdNumberReason === 'other' && draft.note.trim() === '')
      mistakes.note = 'Ghi rõ lý do chưa có số.'
  }
  return mistakes
}

/** The list has no number of this person: one comes with the payment, or a reason why not. */
export const needsNumber = ({ idNumbers }: EntitlementView): boolean => idNumbers.length === 0

/** Whoever is listed with the old card may show the new one at the counter; it is taken onto the record. */
export const mayAddNumber = ({ idNumbers }: EntitlementView): boolean => !idNumbers.some(({ kind }) => kind === 'CCCD')

/** What to say of a number while it is typed: how many digits there are still to come, or what does not fit the person. */
export function idNumberHint(
  typed: string,
  entitlement: EntitlementView,
  here: Pick<PaidHere, 'cmndSeries'>,
): string | null {
  const text = shownNumber(typed)
  const digits = text.replace(/\D/g, '').length
  if (text.trim() === '') return null
  const parsed = parseIdNumber(text, knownOf(entitlement, here))
  if (!parsed.ok) return digits < 9 && /^[\d\s.-]*$/.test(text) ? `Đã nhập ${digits} chữ số.` : `${parsed.reason}.`
  if (parsed.warnings.length === 0) return `Đúng dạng ${parsed.value.kind} (${digits} chữ số).`
  return `Đúng dạng ${parsed.value.kind}, nhưng ${parsed.warnings.map((warning) => warning.reason).join('; ')}. Đối chiếu lại với thẻ.`
}

/** A reader types all that the square on a chip card says: the number stands first. */
const shownNumber = (typed: string): string => numbersOf({ name: typed })[0] ?? typed

const knownOf = ({ sex, birth }: EntitlementView, { cmndSeries }: Pick<PaidHere, 'cmndSeries'>): KnownPerson => ({
  sex,
  birthYear: birth?.year ?? null,
  cmndSeries,
})

/** @returns null while there are mistakes */
export function requestOf(
  draft: PaymentDraft,
  entitlement: EntitlementView,
  here: PaidHere,
): RecordPaymentRequest | null {
  const paidOn = parseDayInput(draft.paidOn)
  if (paidOn === null || Object.keys(mistakesOf(draft, entitlement, here)).length > 0) return null
  const isOther = draft.receivedBy === 'other'
  const text = (value: string): string | null => value.trim() || null
  const idNumber = mayAddNumber(entitlement) ? text(shownNumber(draft.idNumber)) : null
  return {
    version: entitlement.version,
    ...payingRequest(draft, paidOn, here),
    months: isPaidByMonth(entitlement) ? [...draft.months] : null,
    receivedBy: draft.receivedBy,
    receiverName: isOther ? text(draft.receiverName) : null,
    relation: isOther ? text(draft.relation) : null,
    paper: isOther ? text(draft.paper) : null,
    idNumber,
    noIdNumberReason: needsNumber(entitlement) && idNumber === null ? draft.noIdNumberReason || null : null,
    differentPerson: draft.differentPerson,
    lowerConfirmed: draft.lowerConfirmed,
  }
}
