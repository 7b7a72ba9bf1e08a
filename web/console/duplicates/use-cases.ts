import { useInfiniteQuery } from '@tanstack/react-query'
import { useClient } from '../frame/client-context.ts'
import { useSkipEmptyPages } from '../frame/use-skip-empty-pages.ts'
import type { CaseFilter } from './case-filter.ts'

/** Pages of the unit's queue, most urgent first. */
export function useCases(programme: string, filter: CaseFilter) {
  const client = useClient()
  const cases = useInfiniteQuery({
    queryKey: ['cases', programme, filter],
    queryFn: ({ pageParam, signal }) => {
      const { unit, half, kind, figure, owner } = filter
      const query = {
        ...{ programme, unit, half },
        ...(kind ? { kind } : {}),
        ...(figure ? { figure } : {}),
        ...(owner ? { owner } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }
      return client.call('cases', { query }, signal)
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
  })
  useSkipEmptyPages(cases)
  return cases
}
