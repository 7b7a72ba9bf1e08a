import { formatDong } from '../money/dong.ts'
import type { PlannedFigures } from './plan-event.ts'

interface PlannedCell {
  readonly planned: PlannedFigures
  /** In đồng. */
  readonly approved: Pick<PlannedFigures, 'amount'>
}

/** Whether more is approved than was planned; where nobody has set a plan, nothing is beyond it. */
const isBeyondPlan = ({ planned, approved }: PlannedCell): boolean =>
  planned.people > 0 && approved.amount > planned.amount

interface PlannedPolicy {
  readonly policyName: string
  readonly cell: PlannedCell
}

/** The one sentence of mails, reports and the overview; null where nothing is. By policy, since what one leaves of its plan is not another one's. */
export function beyondPlanWords(policies: readonly PlannedPolicy[]): string | null {
  const those = policies.filter(({ cell }) => isBeyondPlan(cell))
  if (those.length === 0) return null
  const each = those.map(
    ({ policyName, cell: { planned, approved } }) =>
      `${policyName} phê duyệt ${formatDong(approved.amount)}, kế hoạch ${formatDong(planned.amount)}`,
  )
  return `Phê duyệt vượt kế hoạch: ${each.join('; ')}.`
}
