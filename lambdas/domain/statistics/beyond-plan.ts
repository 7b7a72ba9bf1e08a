import type { PlannedFigures } from './plan-event.ts'

interface PlannedCell {
  readonly planned: PlannedFigures
  /** In đồng. */
  readonly approved: Pick<PlannedFigures, 'amount'>
}

/** Whether more is approved than was planned; where nobody has set a plan, nothing is beyond it. */
export const isBeyondPlan = ({ planned, approved }: PlannedCell): boolean =>
  planned.people > 0 && approved.amount > planned.amount
