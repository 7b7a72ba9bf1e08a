import type { ComplaintSummary } from '../../../lambdas/contract/complaints.ts'
import { Tag } from '../frame/status-tag.tsx'

const looks = {
  received: { icon: 'clock', tone: 'warn' },
  forwarded: { icon: 'next', tone: 'warn' },
  accepted: { icon: 'question', tone: 'open' },
  answered: { icon: 'check', tone: 'good' },
  refused: { icon: 'cross', tone: 'quiet' },
  withdrawn: { icon: 'leave', tone: 'quiet' },
} as const

export const ComplaintTags = ({
  complaint: { state, stateName, isOverdue },
}: {
  readonly complaint: ComplaintSummary
}) => (
  <span className="tags">
    <Tag {...looks[state]}>{stateName}</Tag>
    {isOverdue ? (
      <Tag icon="warning" tone="bad">
        Quá hạn
      </Tag>
    ) : null}
  </span>
)
