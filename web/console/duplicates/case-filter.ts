import { type EvidenceKind, evidenceKinds } from '../../../lambdas/domain/cases/evidence.ts'
import { type Filters, filterNames } from '../frame/addresses.ts'

/** What the queue shows; it stands in the address, since none of it is about a person. */
export interface CaseFilter {
  readonly unit: string
  readonly half: 'open' | 'closed'
  readonly kind: EvidenceKind | null
}

export function readCaseFilter(search: string, ownUnit: string): CaseFilter {
  const query = new URLSearchParams(search)
  const kind = evidenceKinds.find((known) => known === query.get(filterNames.evidence)) ?? null
  const half = query.get(filterNames.half) === 'da-xong' ? 'closed' : 'open'
  return { unit: query.get(filterNames.unit) ?? ownUnit, half, kind }
}

export const filtersOfCases = ({ unit, half, kind }: CaseFilter, ownUnit: string): Filters => ({
  unit: unit === ownUnit ? null : unit,
  half: half === 'closed' ? 'da-xong' : null,
  evidence: kind,
})
