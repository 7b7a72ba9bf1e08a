import { nameKey } from '../names/name-key.ts'
import type { Entitlement, Payment } from '../payments/entitlement.ts'
import { paymentsOf } from '../payments/instalments.ts'
import { whoseMoney } from '../payments/payers-money.ts'
import { officeKey } from '../permissions/office-name.ts'
import { dayAfter, startOfDay } from '../time/local-day.ts'
import { askedFacts } from './asked-facts.ts'
import { statusesOfGroup } from './register-groups.ts'
import { accountName, anyOffice, type DaysQuestion, type RegisterQuestion } from './register-question.ts'

/**
 * Whether one who asks this means the support: what the register's pages, files and batches have, and its figures count.
 * @param name a folded part of a name (`nameKey`); null for any
 */
export function fitsQuestion(support: Entitlement, question: RegisterQuestion, name: string | null): boolean {
  const { policy, status, group, reason, noNumber, duplicatesOnly, days, list } = question
  return (
    (!policy || support.policy === policy) &&
    (!status || support.status === status) &&
    (!group || statusesOfGroup[group].includes(support.status)) &&
    (!reason || support.notPaid?.reason === reason) &&
    (!noNumber || support.person.idNumbers.length === 0) &&
    (!duplicatesOnly || support.warnings.length > 0) &&
    (!list || support.list.id === list) &&
    (!name || nameKey(support.person.fullName).includes(name)) &&
    (!days || isOnDays(support, days, question)) &&
    fitsFacts(support, question)
  )
}

/** What is reckoned from the whole record, where it is asked for. */
function fitsFacts(support: Entitlement, { payer, late, account, household, dueMonth }: RegisterQuestion): boolean {
  if (!payer && !late && !account && !household && !dueMonth) return true
  const { paidBy = [], lateBy = [], accounts = [], ofHousehold, dueMonths = [] } = askedFacts(support)
  const offices = late ? lateBy : paidBy
  return (
    (!(payer || late) || (payer && payer !== anyOffice ? offices.includes(payer) : offices.length > 0)) &&
    (!account || accounts.includes(accountName(account))) &&
    (!household || ofHousehold === household) &&
    (!dueMonth || dueMonths.includes(dueMonth))
  )
}

/** A payment's office and lateness are asked of that same payment. */
function isOnDays(
  support: Entitlement,
  { of, from, to }: DaysQuestion,
  { payer, late }: Pick<RegisterQuestion, 'payer' | 'late'>,
): boolean {
  const [since, before] = [startOfDay(from), startOfDay(dayAfter(to))]
  const isEntered = ({ enteredAt }: { readonly enteredAt: number }) => enteredAt >= since && enteredAt < before
  if (of === 'granted') return isEntered(support)
  if (of === 'paid') return support.payment !== null && isEntered(support.payment)
  const isThen = (one: Payment) => (of === 'payment' ? one.paidOn >= from && one.paidOn <= to : isEntered(one))
  const isByOffice = (one: Payment) =>
    !payer || payer === anyOffice || officeKey(late ? one.payer : whoseMoney(one)) === payer
  return paymentsOf(support).some((one) => isThen(one) && isByOffice(one) && (!late || one.late))
}
