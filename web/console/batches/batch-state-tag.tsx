import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { Tag } from '../frame/status-tag.tsx'

const looks = {
  'awaiting-file': { icon: 'pause', tone: 'quiet' },
  checking: { icon: 'clock', tone: 'open' },
  checked: { icon: 'question', tone: 'open' },
  writing: { icon: 'clock', tone: 'open' },
  done: { icon: 'check', tone: 'good' },
  undoing: { icon: 'clock', tone: 'open' },
  undone: { icon: 'pause', tone: 'quiet' },
  refused: { icon: 'cross', tone: 'bad' },
} as const satisfies Record<BatchSummary['state'], object>

export function BatchStateTag({ batch: { state, stateName } }: { readonly batch: BatchSummary }) {
  return <Tag {...looks[state]}>{stateName}</Tag>
}
