import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { beyondPlanWords } from '../../../lambdas/domain/statistics/beyond-plan.ts'
import { Icon } from '../frame/icons.tsx'

/** More is approved under a policy than was planned for these units: somebody has to mend the plan, or a decision. */
export function BeyondPlan({ policies }: { readonly policies: StatisticsResponse['policies'] }) {
  const words = beyondPlanWords(policies)
  if (words === null) return null
  return (
    <p className="notice notice-warn">
      <Icon name="warning" /> {words}
    </p>
  )
}
