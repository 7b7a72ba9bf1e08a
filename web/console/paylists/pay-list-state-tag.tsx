import type { PayListSummary } from '../../../lambdas/contract/pay-lists.ts'
import { Tag } from '../frame/status-tag.tsx'

const looks = {
  waiting: { icon: 'clock', tone: 'open' },
  printed: { icon: 'file', tone: 'warn' },
  empty: { icon: 'cross', tone: 'quiet' },
  failed: { icon: 'warning', tone: 'bad' },
  voided: { icon: 'cross', tone: 'quiet' },
  reconciled: { icon: 'check', tone: 'good' },
} as const

export const PayListStateTag = ({ list: { state, stateName } }: { readonly list: PayListSummary }) => (
  <Tag {...looks[state]}>{stateName}</Tag>
)
