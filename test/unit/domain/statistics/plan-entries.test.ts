import { findProgramme } from '../../../../lambdas/domain/programmes/programmes.ts'
import { faultOfPlan } from '../../../../lambdas/domain/statistics/plan-entries.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'

const tree = unitTree('daklak-2020')
const fault = (...entries: [commune: string, policy: string][]): string | null => {
  const programme = findProgramme('nq42-2020')
  if (!programme) throw new Error('no programme')
  const found = faultOfPlan(
    tree,
    programme,
    entries.map(([commune, policy]) => ({ commune, policy })),
  )
  return found && !found.ok ? found.error.message : null
}

describe('planned figures that are set together', () => {
  it('are of communes and of policies of the programme', () => {
    expect(fault(['24547', 'A1'], ['24547', 'A2'], ['24540', 'A1'])).toBeNull()
    expect(fault(['24547', 'A1'], ['657', 'A1'])).toContain('657, A1')
    expect(fault(['24547', 'Z9'])).toContain('24547, Z9')
  })

  it('stand once each: of two nobody knows which is meant', () => {
    expect(fault(['24547', 'A1'], ['24540', 'A1'], ['24547', 'A1'])).toMatch(/chính sách A1 có hai số kế hoạch/)
  })
})
