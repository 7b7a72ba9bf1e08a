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

export function BatchStateTag({ batch: { state, stateName, acting } }: { readonly batch: BatchSummary }) {
  const look = state === 'checked' && acting.lines === 0 ? looks.refused : looks[state]
  return <Tag {...look}>{stateName}</Tag>
}
