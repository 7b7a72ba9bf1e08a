import { type ListSummary, listStateNames } from '../../../lambdas/contract/lists.ts'
import { Tag } from '../frame/status-tag.tsx'

const looks = {
  'awaiting-upload': { icon: 'pause', tone: 'quiet' },
  processing: { icon: 'clock', tone: 'open' },
  checked: { icon: 'warning', tone: 'open' },
  applying: { icon: 'clock', tone: 'open' },
  withdrawing: { icon: 'clock', tone: 'open' },
  withdrawn: { icon: 'pause', tone: 'quiet' },
  finished: { icon: 'check', tone: 'good' },
  refused: { icon: 'cross', tone: 'bad' },
} as const satisfies Record<ListSummary['state'], object>

export function ListStateTag({ state }: { readonly state: ListSummary['state'] }) {
  return <Tag {...looks[state]}>{listStateNames[state]}</Tag>
}
