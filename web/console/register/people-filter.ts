import type { SearchRequest } from '../../../lambdas/contract/entitlements.ts'
import { type PaymentStatus, paymentStatuses } from '../../../lambdas/domain/payments/payment-status.ts'
import { type Filters, filterNames } from '../frame/addresses.ts'

/** What is being looked for. The name stays in memory: it never enters an address. */
export interface PeopleFilter {
  readonly unit: string
  readonly policy: string | null
  readonly status: PaymentStatus | null
  readonly duplicatesOnly: boolean
  readonly name: string
}

export function readFilter(search: string, ownUnit: string, name: string): PeopleFilter {
  const query = new URLSearchParams(search)
  const status = query.get(filterNames.status)
  return {
    unit: query.get(filterNames.unit) ?? ownUnit,
    policy: query.get(filterNames.policy),
    status: paymentStatuses.find((known) => known === status) ?? null,
    duplicatesOnly: query.get(filterNames.duplicates) === 'co',
    name,
  }
}

/** The part of the filter that may stand in the address. */
export function filtersOf(filter: PeopleFilter, ownUnit: string): Filters {
  return {
    unit: filter.unit === ownUnit ? null : filter.unit,
    policy: filter.policy,
    status: filter.status,
    duplicates: filter.duplicatesOnly ? 'co' : null,
  }
}

export const pageSize = 100

export function searchRequestOf(programme: string, filter: PeopleFilter, cursor: string): SearchRequest {
  const { unit, policy, status, duplicatesOnly, name } = filter
  return {
    programme,
    unit,
    policy,
    status,
    duplicatesOnly,
    name: name || null,
    cursor: cursor || null,
    limit: pageSize,
  }
}
