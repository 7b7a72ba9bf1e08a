import { AskedHistory } from '../frame/asked-history.tsx'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'

interface PlanHistoryProps {
  readonly unit: string
  readonly unitName: string
  /** Of one policy alone; null for all. */
  readonly policy: string | null
  readonly isOpen: boolean
}

/** Who has set the planned figures of the unit, or of those below it. */
export function PlanHistory({ unit, unitName, policy, isOpen }: PlanHistoryProps) {
  const { programme } = usePlace()
  const client = useClient()
  const name = programme.policies.find(({ code }) => code === policy)?.name
  const query = { programme: programme.id, unit, ...(policy ? { policy } : {}) }
  return (
    <AskedHistory
      key={policy ?? ''}
      of={`của ${[unitName, name].filter(Boolean).join(', ')}`}
      words={policy ? `Nhật ký số kế hoạch, chính sách ${policy}` : 'Nhật ký số kế hoạch'}
      queryKey={['plan', programme.id, unit, policy]}
      read={(from, signal) => client.call('planHistory', { query: { ...query, ...from } }, signal)}
      isAskedFor={isOpen}
    />
  )
}
