import { type CaseFigure, caseFigures } from '../../../lambdas/domain/cases/case-tally.ts'
import { type EvidenceKind, evidenceKinds } from '../../../lambdas/domain/cases/evidence.ts'
import { type Filters, filterNames } from '../frame/addresses.ts'

/** What the queue shows; it stands in the address, since none of it is about a person. */
export interface CaseFilter {
  readonly unit: string
  readonly half: 'open' | 'closed'
  readonly kind: EvidenceKind | null
  /** What a figure of the report counts; `half` is then the figure's own. */
  readonly figure: CaseFigure | null
  /** Of the figure only this office's. */
  readonly owner: string | null
}

export function readCaseFilter(search: string, ownUnit: string): CaseFilter {
  const query = new URLSearchParams(search)
  const kind = evidenceKinds.find((known) => known === query.get(filterNames.evidence)) ?? null
  const figure = caseFigures.find((known) => known === query.get(filterNames.figure)) ?? null
  const isDone = figure ? figure === 'confirmed' || figure === 'rejected' : query.get(filterNames.half) === 'da-xong'
  const half = isDone ? 'closed' : 'open'
  const owner = figure && query.get(filterNames.owner)
  return { unit: query.get(filterNames.unit) ?? ownUnit, half, kind, figure, owner }
}

export const filtersOfCases = ({ unit, half, kind, figure, owner }: CaseFilter, ownUnit: string): Filters => ({
  unit: unit === ownUnit ? null : unit,
  half: half === 'closed' && !figure ? 'da-xong' : null,
  evidence: kind,
  figure,
  owner,
})
