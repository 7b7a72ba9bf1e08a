import type { SearchRequest } from '../../../lambdas/contract/entitlements.ts'
import { notPaidReasons, paymentStatuses } from '../../../lambdas/domain/payments/payment-status.ts'
import { registerGroups } from '../../../lambdas/domain/register/register-groups.ts'
import {
  accountName,
  accountNamed,
  type DaysQuestion,
  dayKinds,
  householdQuestions,
  noQuestion,
  type RegisterQuestion,
} from '../../../lambdas/domain/register/register-question.ts'
import { parseLocalDay } from '../../../lambdas/domain/time/local-day.ts'
import { type Filters, filterNames } from '../frame/addresses.ts'

/** What is being looked for. The name stays in memory: it never enters an address. */
export interface PeopleFilter extends RegisterQuestion {
  readonly unit: string
  readonly name: string
}

export function readFilter(search: string, ownUnit: string, name: string): PeopleFilter {
  const query = new URLSearchParams(search)
  const status = query.get(filterNames.status)
  return {
    unit: query.get(filterNames.unit) ?? ownUnit,
    policy: query.get(filterNames.policy),
    status: paymentStatuses.find((known) => known === status) ?? null,
    group: registerGroups.find((known) => known === query.get(filterNames.group)) ?? null,
    reason: notPaidReasons.find((known) => known === query.get(filterNames.reason)) ?? null,
    noNumber: query.get(filterNames.noNumber) === 'co',
    duplicatesOnly: query.get(filterNames.duplicates) === 'co',
    payer: query.get(filterNames.payer),
    late: query.get(filterNames.late) === 'co',
    account: accountNamed(query.get(filterNames.account) ?? ''),
    household: householdQuestions.find((known) => known === query.get(filterNames.household)) ?? null,
    days: daysIn(query),
    dueMonth: monthIn(query.get(filterNames.dueMonth)),
    list: listIn(query.get(filterNames.list)),
    name,
  }
}

/** Both days, or none. */
function daysIn(query: URLSearchParams): DaysQuestion | null {
  const of = dayKinds.find((known) => known === query.get(filterNames.days))
  const from = parseLocalDay(query.get(filterNames.from) ?? '')
  const to = parseLocalDay(query.get(filterNames.to) ?? '')
  return of && from && to && from <= to ? { of, from, to } : null
}

/** `2020-04`, or `1` for the first of months that are only counted. */
const monthIn = (text: string | null): string | null =>
  text && /^(?:\d{4}-(?:0[1-9]|1[0-2])|[1-9]|1[0-2])$/.test(text) ? text : null

/** An address that was typed or cut off is no list. */
const listIn = (text: string | null): string | null => (text && /^[a-z2-7]{26}$/.test(text) ? text : null)

/** The part of the filter that may stand in the address. */
export function filtersOf(filter: PeopleFilter, ownUnit: string): Filters {
  return { ...questionFilters(filter), unit: filter.unit === ownUnit ? null : filter.unit }
}

export const questionFilters = ({
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
}: RegisterQuestion): Filters => ({
  ...{ policy, status, group, reason, payer, household, dueMonth, list },
  noNumber: noNumber ? 'co' : null,
  duplicates: duplicatesOnly ? 'co' : null,
  late: late ? 'co' : null,
  account: account && accountName(account),
  ...(days ? { days: days.of, from: days.from, to: days.to } : {}),
})

/** Of a unit everybody. */
export const noFilter = { ...noQuestion, name: '' } as const satisfies Omit<PeopleFilter, 'unit'>

/** "240 123 456": a whole number of five digits and more, and nobody's name. */
const number = /^(?=(?:\D*\d){5})[\d\s.-]+$/

/**
 * The numbers of a card that stand where a name may stand; none where it is a name. A reader types what the square on a chip card says, with
 * the old card's number behind the new one's: "066158004321|240123456|H'Maryam Niê|…".
 */
export function numbersOf({ name }: Pick<PeopleFilter, 'name'>): string[] {
  const [first = '', second = ''] = name.split('|')
  return number.test(first) ? [first, second].filter((text) => number.test(text)) : []
}

export const pageSize = 100

export function searchRequestOf(programme: string, filter: PeopleFilter, cursor: string): SearchRequest {
  return { ...filter, programme, name: filter.name || null, cursor: cursor || null, limit: pageSize }
}
