import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { EntitlementView, SearchResponse } from '../../../lambdas/contract/entitlements.ts'
import { useClient } from '../frame/client-context.ts'
import { usePages } from '../frame/use-pages.ts'
import { type PeopleFilter, searchRequestOf } from './people-filter.ts'

/**
 * Pages of people who fit the filter.
 * @param numbers of a card: whoever carries one of them in the filter's unit, whatever else is asked
 */
export function usePeople(programme: string, filter: PeopleFilter, numbers: readonly string[]) {
  const client = useClient()
  const { unit } = filter
  return usePages(['people', programme, filter], ({ cursor = '' }, signal) =>
    numbers.length === 0
      ? client.call('searchEntitlements', { body: searchRequestOf(programme, filter, cursor) }, signal)
      : client.call('searchByIdNumber', { body: { programme, unit, idNumbers: [...numbers] } }, signal),
  )
}

/** Puts a changed record into every list on the screen. It keeps its place even where it no longer fits the filter, so that the officer sees what he has just done. */
export function showChanged(queries: QueryClient, changed: EntitlementView): void {
  queries.setQueriesData<InfiniteData<SearchResponse>>({ queryKey: ['people'] }, (data) =>
    data === undefined
      ? undefined
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === changed.id ? changed : item)),
          })),
        },
  )
}
