import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'

/** The first after the chosen one whom this officer may pay, and from the top again after the last. */
export function nextUnpaid(people: readonly EntitlementView[], selected: string | null): EntitlementView | undefined {
  const place = people.findIndex(({ id }) => id === selected)
  return [...people.slice(place + 1), ...people.slice(0, Math.max(place, 0))].find(({ commands }) =>
    commands.includes('record-payment'),
  )
}
