import type { CaseSummary } from '../../../lambdas/contract/cases.ts'
import { Tag } from '../frame/status-tag.tsx'

const looks = {
  open: { icon: 'clock', tone: 'open' },
  'awaiting-second': { icon: 'pause', tone: 'warn' },
  verifying: { icon: 'question', tone: 'warn' },
  'awaiting-reversal': { icon: 'pause', tone: 'warn' },
  closed: { icon: 'check', tone: 'good' },
} as const

export const CaseStateTag = ({ summary }: { readonly summary: CaseSummary }) => (
  <Tag {...looks[summary.state]}>
    {summary.state === 'closed' ? (summary.endingName ?? summary.stateName) : summary.stateName}
  </Tag>
)
