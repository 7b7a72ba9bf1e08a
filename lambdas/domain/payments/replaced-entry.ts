import type { IdNumberKind } from '../ids/id-number.ts'
import { formatDong } from '../money/dong.ts'
import { type Result, refuse } from '../result.ts'
import { broughtNumbers } from './brought-numbers.ts'
import type { Entitlement, KnownIdNumber, Payment, Replaced } from './entitlement.ts'
import { paidSum, paymentsOf } from './instalments.ts'
import { faultOfMonthsElsewhere } from './months-limit.ts'
import { withPaidAgain } from './payers-money.ts'
import type { PaymentContext } from './payment-context.ts'
import { notPaidReasonNames, standingStatus, statusOfReason } from './payment-status.ts'
import { faultOfSupplementElsewhere } from './supplement-limit.ts'

type Entries = Pick<Entitlement, 'notPaid' | 'payment' | 'handedTo'>

/** What the entry that stands had corrected; nothing where the money has gone from hand to hand since. */
export function replacedOf({ notPaid, payment, handedTo }: Entries): Replaced | undefined {
  const instead = (notPaid ?? payment)?.instead
  // Whoever is not paid brings the money back, so that there it lies with nobody.
  const isWhereItWas = notPaid !== null || handedTo?.at === instead?.handedTo?.at
  return isWhereItWas ? instead : undefined
}

/** Numbers that come onto the record again when its last entry is undone. */
export const replacedNumbers = (entries: Entries): readonly KnownIdNumber[] => {
  const replaced = replacedOf(entries)
  return replaced ? numbersOf(replaced) : []
}

/** That had come with it. */
const numbersOf = ({ idNumber, alsoIdNumber }: Replaced): KnownIdNumber[] =>
  [alsoIdNumber ?? null, idNumber].filter((one) => one !== null)

/** The entry that stands, as a correction keeps it; null where none stands. */
export function entryToReplace({ notPaid, payment, handedTo, person }: Entitlement): Replaced | null {
  if (notPaid) return { payment: null, notPaid, handedTo, idNumber: null }
  if (!payment) return null
  const brought = broughtNumbers({ payment, person })
  const idNumber = brought.find(({ kind }) => kind === payment.addedIdNumber) ?? null
  const other = brought.find((one) => one !== idNumber)
  return { payment, notPaid: null, handedTo, idNumber, ...(other ? { alsoIdNumber: other } : {}) }
}

/** Where nothing stood that a batch's line takes the place of: with whom the money lay, so that the whole batch can be taken back. */
export const nothingToReplace = ({ handedTo }: Pick<Entitlement, 'handedTo'>): Replaced => ({
  payment: null,
  notPaid: null,
  handedTo,
  idNumber: null,
})

/** The record with the entry that a correction had taken the place of, exactly as it was made: by whom, when, how late. */
export function withReplaced(without: Entitlement, replaced: Replaced): Entitlement {
  const { payment, notPaid, handedTo } = replaced
  const { person } = without
  // A list may have brought one meanwhile: then it came with the list, and stays.
  const lacking = numbersOf(replaced).filter(({ kind }) => !person.idNumbers.some((one) => one.kind === kind))
  const back: Entitlement = {
    ...without,
    notPaid,
    handedTo,
    // What had been brought back lies there again.
    givenTo: handedTo ?? (payment ? withPaidAgain(without.givenTo, payment) : without.givenTo),
    ...(payment
      ? {
          payment: broughtBy(payment, lacking),
          earlier: paymentsOf(without),
        }
      : {}),
    person: lacking.length > 0 ? { ...person, idNumbers: [...person.idNumbers, ...lacking] } : person,
  }
  return { ...back, status: notPaid ? statusOfReason[notPaid.reason] : standingStatus(back) }
}

/** The payment, as the one that these numbers come with. */
function broughtBy({ alsoAdded, ...payment }: Payment, numbers: readonly KnownIdNumber[]): Payment {
  const isBrought = (of: IdNumberKind): boolean => numbers.some(({ kind }) => kind === of)
  const { addedIdNumber } = payment
  return {
    ...payment,
    addedIdNumber: addedIdNumber && isBrought(addedIdNumber) ? addedIdNumber : null,
    ...(alsoAdded && isBrought(alsoAdded) ? { alsoAdded } : {}),
  }
}

/** What has happened since the correction may leave no room for what was said before it. */
export function faultOfReplaced(
  without: Entitlement,
  replaced: Replaced,
  context: Pick<PaymentContext, 'programme' | 'others'>,
): Result<never> | null {
  const { payment } = replaced
  if (!payment) return null
  const { amount, instalments } = without
  const isGranted = payment.months.every((month) => instalments.some((one) => one.month === month))
  if (
    !isGranted ||
    (payment.months.length === 0 && instalments.length > 0) ||
    paidSum(without) + payment.amount > amount
  )
    return refuse(
      'wrong-state',
      `Khoản này đã được điều chỉnh sau lần sửa: không ghi lại được kết quả trước (${formatDong(payment.amount)}). Ghi kết quả mới.`,
    )
  return (
    faultOfMonthsElsewhere(without, payment.months.length > 0 ? payment.months : null, context) ??
    faultOfSupplementElsewhere(without, context)
  )
}

/** The entry that stands again, for the history. */
export const replacedInWords = ({ notPaid }: Replaced): string | null =>
  notPaid &&
  (notPaid.note ? `${notPaidReasonNames[notPaid.reason]}: ${notPaid.note}` : notPaidReasonNames[notPaid.reason])
