import type { CaseDetail, CaseSummary } from '../../lambdas/contract/cases.ts'
import type { Officer } from './sign-in.ts'
import type { World } from './world.ts'

const programme = 'nq42-2020'

/** The case of a person in the queue of a unit, on whatever page it stands. */
export async function queuedCase(world: World, officer: Officer, unit: string, fullName: string): Promise<CaseSummary> {
  let cursor: string | undefined
  do {
    const query = { programme, unit, ...(cursor ? { cursor } : {}) }
    const page = await world.call('cases', { query }, officer)
    const mine = page.items.find(({ parties }) => parties.some((party) => party.fullName === fullName))
    if (mine) return mine
    cursor = page.cursor ?? undefined
  } while (cursor)
  throw new Error(`no case of ${fullName} in the queue of ${unit}`)
}

export async function openedCase(world: World, officer: Officer, unit: string, fullName: string): Promise<CaseDetail> {
  const { id } = await queuedCase(world, officer, unit, fullName)
  return world.call('duplicateCase', { params: { caseId: id }, query: {} }, officer)
}
