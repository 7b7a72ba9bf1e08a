import type { z } from 'zod'
import type { ComparedCasesResponse, comparedCasesQuery } from '../../contract/compared-cases.ts'
import { differenceOf } from '../../domain/cases/comparison.ts'
import { ok, type Result } from '../../domain/result.ts'
import { getCases } from '../../store/cases/case-store.ts'
import { lastComparison, pageOfCompared } from '../../store/likeness/comparison-store.ts'
import { viewCompared } from '../../views/compared-case-view.ts'
import type { CasesDesk } from './read-case.ts'

const casesPerPage = 50

/**
 * What the last comparison of everybody has changed, case by case, of those that offices at or below the unit conclude. A case is read as
 * it stands now: one that lost its evidence is still there, closed with that ending.
 */
export async function listCompared(
  { register, tree }: CasesDesk,
  { query }: { readonly query: z.output<typeof comparedCasesQuery> },
): Promise<Result<ComparedCasesResponse>> {
  const { programme, unit, cursor = null } = query
  const comparison = await lastComparison(register, programme)
  if (!comparison) return ok({ items: [], cursor: null })
  const page = await pageOfCompared(register, comparison.id, { after: cursor, limit: casesPerPage })
  const noted = page.cases.flatMap((one) => {
    const difference = differenceOf(one)
    return difference ? [{ ...one, difference }] : []
  })
  const known = new Map(
    (
      await getCases(
        register,
        noted.map((one) => one.caseId),
      )
    ).map((one) => [one.id, one]),
  )
  const items = noted.flatMap((one) => {
    const found = known.get(one.caseId)
    return found && tree.contains(unit, found.owner) ? [viewCompared(one, found, tree)] : []
  })
  return ok({ items, cursor: page.after })
}
