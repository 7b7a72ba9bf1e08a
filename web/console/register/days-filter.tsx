import type { DaysQuestion } from '../../../lambdas/domain/register/register-question.ts'
import { PeriodForm } from '../fields/period-form.tsx'
import { dayChoices } from './day-choices.ts'

interface DaysFilterProps {
  readonly days: DaysQuestion
  readonly onChange: (days: DaysQuestion) => void
}

/** From which day to which the chosen thing happened. */
export function DaysFilter({ days, onChange }: DaysFilterProps) {
  return (
    <PeriodForm
      key={`${days.from} ${days.to}`}
      label={dayChoices[days.of]}
      period={days}
      submitWords="Lọc theo ngày"
      onChange={(period) => onChange({ ...days, ...period })}
    />
  )
}
