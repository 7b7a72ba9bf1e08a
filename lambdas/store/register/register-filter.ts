import { nameKey } from '../../domain/names/name-key.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { isPayable } from '../../domain/payments/payment-moves.ts'
import { paymentStatuses } from '../../domain/payments/payment-status.ts'
import { policiesOfHouseholds } from '../../domain/register/household-standing.ts'
import { statusesOfGroup } from '../../domain/register/register-groups.ts'
import { accountName, anyOffice, noQuestion, type RegisterQuestion } from '../../domain/register/register-question.ts'
import { askedAttributes } from './asked-attributes.ts'
import { daysTest } from './days-test.ts'

export interface RegisterFilter extends RegisterQuestion {
  /** Folded part of a name. */
  readonly nameKey: string | null
}

export const everybody: RegisterFilter = { ...noQuestion, nameKey: null }

/** The question as the register is asked it; what else stands beside it (a unit, a page) is nothing to filter by. */
export function filterOf(asked: RegisterQuestion & { readonly name: string | null }): RegisterFilter {
  const { policy, status, group, reason, noNumber, duplicatesOnly, payer, late, account, household } = asked
  const { days, dueMonth, list } = asked
  return {
    ...{ policy, status, group, reason, noNumber, duplicatesOnly, payer, late, account, household },
    ...{ days, dueMonth, list },
    nameKey: asked.name ? nameKey(asked.name) : null,
  }
}

/** What the filter's conditions leave open, of records that were written before the register noted it. */
export function isMeant(entitlement: Entitlement, filter: RegisterFilter): boolean {
  const { payer, late, account, household, dueMonth } = filter
  if (!payer && !late && !account && !household && !dueMonth) return true
  const noted = askedAttributes(entitlement)
  const offices = (late ? noted.lateBy : noted.paidBy) ?? []
  return (
    (!(payer || late) || (payer && payer !== anyOffice ? offices.includes(payer) : offices.length > 0)) &&
    (!account || (noted.accounts ?? []).includes(accountName(account))) &&
    (!household || noted.ofHousehold === household) &&
    (!dueMonth || (noted.dueMonths ?? []).includes(dueMonth))
  )
}

// Written before it was noted: told by the record itself once it is read (`isMeant`).
const isOlderPaid = '(attribute_exists(payment) AND attribute_not_exists(paidBy))'
const isOlderWithPayer =
  '(attribute_not_exists(#accounts) AND (attribute_exists(handedTo) OR attribute_exists(givenTo) OR attribute_exists(earlier) OR payment.payer.#role = :payer))'

/** The filter as DynamoDB's own, over the rows that the index gives. */
export function filterConditions(filter: RegisterFilter): {
  expression: { FilterExpression?: string; ExpressionAttributeNames?: Record<string, string> }
  values: Record<string, string | number | boolean>
} {
  const {
    policy,
    status,
    group,
    reason,
    noNumber,
    duplicatesOnly,
    payer,
    late,
    account,
    household,
    days,
    dueMonth,
    list,
    nameKey: key,
  } = filter
  const tests: string[] = []
  const names: Record<string, string> = {}
  const values: Record<string, string | number | boolean> = {}
  const test = (name: string, value: string, text: string): void => {
    names[`#${name}`] = name
    values[`:${name}`] = value
    tests.push(text)
  }
  if (policy) test('policy', policy, '#policy = :policy')
  if (status) test('status', status, '#status = :status')
  if (group) {
    const named = statusesOfGroup[group].map((one) => `:in-${one}`.replaceAll('-', '_'))
    for (const [index, one] of statusesOfGroup[group].entries()) values[named[index] ?? ''] = one
    names['#status'] = 'status'
    tests.push(`#status IN (${named.join(', ')})`)
  }
  if (reason) {
    names['#reason'] = 'reason'
    values[':reason'] = reason
    tests.push('notPaid.#reason = :reason')
  }
  // Whoever has a number stands with his first one in the index of numbers.
  if (noNumber) tests.push('attribute_not_exists(idNumberHash)')
  if (key) test('nameKey', key, 'contains(#nameKey, :nameKey)')
  // Of late payments the named office entered them, and of others it was that office's money.
  const offices = late ? 'lateBy' : 'paidBy'
  if (payer === anyOffice || (late && !payer)) tests.push(`(attribute_exists(${offices}) OR ${isOlderPaid})`)
  else if (payer) test(offices, payer, `(contains(#${offices}, :${offices}) OR ${isOlderPaid})`)
  if (account) {
    names['#role'] = 'role'
    values[':payer'] = 'payer'
    test('accounts', accountName(account), `(contains(#accounts, :accounts) OR ${isOlderWithPayer})`)
  }
  if (household) {
    const isOfHouseholds = policiesOfHouseholds.map((_, index) => `:of_households_${index}`)
    for (const [index, one] of policiesOfHouseholds.entries()) values[isOfHouseholds[index] ?? ''] = one
    names['#policy'] = 'policy'
    const isOlder = `attribute_not_exists(#ofHousehold) AND #policy IN (${isOfHouseholds.join(', ')})`
    test('ofHousehold', household, `(#ofHousehold = :ofHousehold OR (${isOlder}))`)
  }
  if (days) {
    const asked = daysTest(days, { payer, late })
    Object.assign(names, asked.names)
    Object.assign(values, asked.values)
    tests.push(asked.text)
  }
  if (dueMonth) {
    const payable = paymentStatuses.filter(isPayable)
    for (const [index, one] of payable.entries()) values[`:payable_${index}`] = one
    names['#status'] = 'status'
    const isOlder = `attribute_not_exists(#dueMonths) AND attribute_exists(instalments) AND #status IN (${payable.map((_, index) => `:payable_${index}`).join(', ')})`
    test('dueMonths', dueMonth, `(contains(#dueMonths, :dueMonths) OR (${isOlder}))`)
  }
  if (list) test('list', list, '#list.id = :list')
  if (duplicatesOnly) tests.push('attribute_exists(isWarned)')
  if (tests.length === 0) return { expression: {}, values }
  return {
    expression: {
      FilterExpression: tests.join(' AND '),
      ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    },
    values,
  }
}
