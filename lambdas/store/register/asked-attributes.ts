import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { paymentsOf } from '../../domain/payments/instalments.ts'
import { payableMonths } from '../../domain/payments/payable-months.ts'
import { whoseMoney } from '../../domain/payments/payers-money.ts'
import { officeKey } from '../../domain/permissions/office-name.ts'
import { householdStanding } from '../../domain/register/household-standing.ts'
import { accountName } from '../../domain/register/register-question.ts'
import { accountShares } from '../../domain/statistics/payer-counts.ts'

export interface AskedAttributes {
  readonly paidBy?: readonly string[]
  readonly lateBy?: readonly string[]
  readonly accounts?: readonly string[]
  readonly dueMonths?: readonly string[]
  readonly ofHousehold?: string
}

/**
 * What a filter of the register asks for and cannot look for in the record itself: the offices out of whose money was paid, those that
 * entered late, in which parts of post offices' accounts it stands, which months are still to be paid, and whether it stands for a household.
 */
export function askedAttributes(entitlement: Entitlement): AskedAttributes {
  const payments = paymentsOf(entitlement)
  const paidBy = named(payments.map((payment) => officeKey(whoseMoney(payment))))
  const lateBy = named(payments.filter(({ late }) => late).map(({ payer }) => officeKey(payer)))
  const accounts = accountsOf(entitlement)
  const dueMonths = payableMonths(entitlement).map(({ month }) => month)
  const standing = householdStanding(entitlement)
  return {
    ...(paidBy.length > 0 ? { paidBy } : {}),
    ...(lateBy.length > 0 ? { lateBy } : {}),
    ...(accounts.length > 0 ? { accounts } : {}),
    ...(dueMonths.length > 0 ? { dueMonths } : {}),
    ...(standing ? { ofHousehold: standing === 'head' ? 'household' : standing } : {}),
  }
}

/** `given-657`, and `given-any` beside it. */
const accountsOf = (entitlement: Entitlement): string[] =>
  named(
    accountShares(entitlement).flatMap(({ part, unit }) => [
      accountName({ part, unit }),
      accountName({ part, unit: null }),
    ]),
  )

const named = (names: readonly string[]): string[] => [...new Set(names)]
