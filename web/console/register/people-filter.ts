import type { SearchRequest } from '../../../lambdas/contract/entitlements.ts'
import {
  type NotPaidReason,
  notPaidReasons,
  type PaymentStatus,
  paymentStatuses,
} from '../../../lambdas/domain/payments/payment-status.ts'
import { type RegisterGroup, registerGroups } from '../../../lambdas/domain/register/register-groups.ts'
import { type Filters, filterNames } from '../frame/addresses.ts'

/** What is being looked for. The name stays in memory: it never enters an address. */
export interface PeopleFilter {
  readonly unit: string
  readonly policy: string | null
  readonly status: PaymentStatus | null
  readonly group: RegisterGroup | null
  readonly reason: NotPaidReason | null
  readonly noNumber: boolean
  readonly duplicatesOnly: boolean
  /** The uploaded list that brought them in. */
  readonly list: string | null
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
    list: listIn(query.get(filterNames.list)),
    name,
  }
}

/** An address that was typed or cut off is no list. */
const listIn = (text: string | null): string | null => (text && /^[a-z2-7]{26}$/.test(text) ? text : null)

/** The part of the filter that may stand in the address. */
export function filtersOf(filter: PeopleFilter, ownUnit: string): Filters {
  return {
    unit: filter.unit === ownUnit ? null : filter.unit,
    policy: filter.policy,
    status: filter.status,
    group: filter.group,
    reason: filter.reason,
    noNumber: filter.noNumber ? 'co' : null,
    duplicates: filter.duplicatesOnly ? 'co' : null,
    list: filter.list,
  }
}

/** Of a unit everybody. */
export const noFilter = {
  policy: null,
  status: null,
  group: null,
  reason: null,
  noNumber: false,
  duplicatesOnly: false,
  list: null,
  name: '',
} as const satisfies Omit<PeopleFilter, 'unit'>

export const pageSize = 100

export function searchRequestOf(programme: string, filter: PeopleFilter, cursor: string): SearchRequest {
  return { ...filter, programme, name: filter.name || null, cursor: cursor || null, limit: pageSize }
}
