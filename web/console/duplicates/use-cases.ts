import { useClient } from '../frame/client-context.ts'
import { usePages } from '../frame/use-pages.ts'
import type { CaseFilter } from './case-filter.ts'

/** Pages of the unit's queue, most urgent first. */
export function useCases(programme: string, filter: CaseFilter) {
  const client = useClient()
  return usePages(['cases', programme, filter], (from, signal) => {
    const { unit, half, kind, figure, owner } = filter
    const query = {
      ...{ programme, unit, half, ...from },
      ...(kind ? { kind } : {}),
      ...(figure ? { figure } : {}),
      ...(owner ? { owner } : {}),
    }
    return client.call('cases', { query }, signal)
  })
}
