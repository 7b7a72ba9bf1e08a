import type { Entitlement } from '../payments/entitlement.ts'
import { paymentsOf } from '../payments/instalments.ts'
import { payableMonths } from '../payments/payable-months.ts'
import { whoseMoney } from '../payments/payers-money.ts'
import { officeKey } from '../permissions/office-name.ts'
import { accountShares } from '../statistics/payer-counts.ts'
import { localDay } from '../time/local-day.ts'
import { householdStanding } from './household-standing.ts'
import { accountName } from './register-question.ts'

/** What a question of the register asks for and no field of the support says; what says nothing is left out. */
export interface AskedFacts {
  /** Offices out of whose money was paid: `payer-657`. */
  readonly paidBy?: readonly string[]
  /** Offices that entered a payment late. */
  readonly lateBy?: readonly string[]
  /** Parts of post offices' accounts that it stands in: `given-657`, and `given-any` beside it. */
  readonly accounts?: readonly string[]
  /** Months that are still to be paid. */
  readonly dueMonths?: readonly string[]
  readonly ofHousehold?: string
  /** The days in Vietnam on which it was brought in, and of its payments and their entries. */
  readonly onDays?: readonly string[]
}

export function askedFacts(entitlement: Entitlement): AskedFacts {
  const payments = paymentsOf(entitlement)
  const paidBy = each(payments.map((payment) => officeKey(whoseMoney(payment))))
  const lateBy = each(payments.filter(({ late }) => late).map(({ payer }) => officeKey(payer)))
  const accounts = each(
    accountShares(entitlement).flatMap(({ part, unit }) => [
      accountName({ part, unit }),
      accountName({ part, unit: null }),
    ]),
  )
  const dueMonths = payableMonths(entitlement).map(({ month }) => month)
  const standing = householdStanding(entitlement)
  return {
    ...(paidBy.length > 0 ? { paidBy } : {}),
    ...(lateBy.length > 0 ? { lateBy } : {}),
    ...(accounts.length > 0 ? { accounts } : {}),
    ...(dueMonths.length > 0 ? { dueMonths } : {}),
    ...(standing ? { ofHousehold: standing === 'head' ? 'household' : standing } : {}),
    onDays: each([
      localDay(entitlement.enteredAt),
      ...payments.flatMap(({ paidOn, enteredAt }) => [paidOn, localDay(enteredAt)]),
    ]),
  }
}

const each = (names: readonly string[]): string[] => [...new Set(names)]
