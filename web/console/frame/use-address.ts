import { useSearch } from 'wouter'
import { addressOf, type Filters, filterNames } from './addresses.ts'

/** Makes addresses that keep the chosen programme. */
export function useAddress(): (path: string, filters?: Filters) => string {
  const programme = new URLSearchParams(useSearch()).get(filterNames.programme)
  return (path, filters = {}) => addressOf(path, { programme, ...filters })
}
