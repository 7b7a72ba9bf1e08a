import { Checkbox } from '@mantine/core'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { capitalised } from '../../../lambdas/domain/names/capitalised.ts'
import { formatDong } from '../../shared/formats/figures.ts'

interface MonthChoiceProps {
  readonly entitlement: EntitlementView
  readonly chosen: readonly string[]
  readonly error: string | undefined
  readonly onChange: (months: readonly string[]) => void
}

/** Which months are paid now, and how much that is together. */
export function MonthChoice({ entitlement, chosen, error, onChange }: MonthChoiceProps) {
  const open = entitlement.instalments.filter(({ due }) => due > 0)
  const sum = open.filter(({ month }) => chosen.includes(month)).reduce((total, { due }) => total + due, 0)
  return (
    <Checkbox.Group
      label="Chi cho các tháng"
      description={`Cộng các tháng đã chọn: ${formatDong(sum)}`}
      value={[...chosen]}
      error={error}
      onChange={onChange}
    >
      <div className="choices">
        {open.map(({ month, name, due, state }) => (
          <Checkbox
            key={month}
            value={month}
            label={`${capitalised(name)}: ${formatDong(due)}${state === 'late' ? ' (chậm chi)' : ''}`}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}
