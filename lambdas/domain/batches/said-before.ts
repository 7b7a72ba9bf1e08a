import type { IdNumberKind } from '../ids/id-number.ts'
import { recordFields } from '../ledger/record-fields.ts'
import { broughtNumbers } from '../payments/brought-numbers.ts'
import type { Entitlement, Payment } from '../payments/entitlement.ts'
import { isSameReceiver } from '../payments/who-received.ts'
import { lackingNumbers } from './lacking-numbers.ts'
import type { SaidPaid } from './said.ts'

type Field = 'paidOn' | 'paidAt' | 'place' | 'mark' | 'receiver' | 'amount' | 'idNumber' | 'noIdNumberReason' | 'note'

const fieldNames: Readonly<Record<string, string>> = { ...recordFields, paidAt: 'giờ chi trả', note: 'ghi chú' }

/**
 * What a line says otherwise of a payment than it was entered. What it leaves open says nothing of it. Why it comes late is no part of it,
 * nor is a remark ("gửi lại") that neither says where it was paid nor why there is no number.
 */
export function saidOtherwise(payment: Payment, said: SaidPaid, { person }: Pick<Entitlement, 'person'>): Field[] {
  const differs = {
    paidOn: payment.paidOn !== said.paidOn,
    paidAt: isOther(payment.paidAt, said.paidAt),
    place: isOther(payment.place, said.place),
    mark: isOther(payment.mark, said.mark),
    receiver: !isReceiverLeft(payment, said),
    amount: isOther(payment.amount, said.amount),
    idNumber: lackingNumbers(person.idNumbers, said.idNumbers).length > 0,
    // Of whoever has a number nobody asks why he has none.
    noIdNumberReason: payment.noIdNumberReason !== null && isOther(payment.noIdNumberReason, said.noIdNumberReason),
    note: isExplaining(payment) && isOther(payment.note, said.note),
  } satisfies Record<Field, boolean>
  return (Object.keys(differs) as Field[]).filter((field) => differs[field])
}

const isReceiverLeft = (payment: Payment, { leavesReceiver, receiver }: SaidPaid): boolean =>
  leavesReceiver === true || isSameReceiver(payment.receiver, receiver)

const isExplaining = ({ place, noIdNumberReason }: Payment): boolean =>
  place === 'other' || noIdNumberReason === 'other'

const isOther = <One>(known: One, told: One | null): boolean => told !== null && told !== known

/** "giờ chi trả, nơi chi" */
export const fieldsInWords = (fields: readonly Field[]): string =>
  fields.map((field) => fieldNames[field] ?? field).join(', ')

/**
 * A line that corrects a payment, with what it leaves open as it was entered: a file that says another receiver and no place has not said
 * that the money was handed out nowhere. The hour is told of its day. The numbers that came with the payment go with it, but for one of a
 * kind that the line shows itself: the new card does not take the place of the old one. A remark is none of the words that another place,
 * or another reason, has to have.
 */
export function withSaidBefore(entitlement: Entitlement, said: SaidPaid): SaidPaid {
  const { payment } = entitlement
  if (!payment) return said
  const isShown = (kind: IdNumberKind): boolean => said.idNumbers.some((shown) => shown.kind === kind)
  const kept = broughtNumbers(entitlement).filter(({ kind }) => !isShown(kind))
  const isExplainedAnew =
    (said.place === 'other' && payment.place !== 'other') ||
    (said.noIdNumberReason === 'other' && payment.noIdNumberReason !== 'other')
  return {
    ...said,
    paidAt: said.paidAt ?? (said.paidOn === payment.paidOn ? payment.paidAt : null),
    place: said.place ?? payment.place,
    mark: said.mark ?? payment.mark,
    receiver: isReceiverLeft(payment, said) ? payment.receiver : said.receiver,
    noIdNumberReason: said.noIdNumberReason ?? payment.noIdNumberReason,
    note: said.note ?? (isExplainedAnew ? null : payment.note),
    idNumbers: [...said.idNumbers, ...kept],
  }
}
