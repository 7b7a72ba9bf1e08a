import { Link } from 'wouter'
import type { CaseSummary } from '../../../lambdas/contract/cases.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { type Column, DataTable } from '../frame/data-table.tsx'
import { Tag } from '../frame/status-tag.tsx'
import { CaseStateTag } from './case-state-tag.tsx'
import { riskWords } from './risk-words.ts'

interface CaseQueueProps {
  readonly cases: readonly CaseSummary[]
  readonly half: 'open' | 'closed'
  readonly addressOf: (id: string) => string
}

export function CaseQueue({ cases, half, addressOf }: CaseQueueProps) {
  const caption = half === 'open' ? 'Các vụ chờ kết luận, cần kíp nhất trước' : 'Các vụ đã kết luận, mới nhất trước'
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns(half, addressOf)}
      rows={cases}
      rowKey={({ id }) => id}
    />
  )
}

const columns = (half: 'open' | 'closed', addressOf: (id: string) => string): readonly Column<CaseSummary>[] => [
  {
    key: 'people',
    header: 'Người',
    isRowName: true,
    cell: (one) => <Link href={addressOf(one.id)}>{namesOf(one)}</Link>,
  },
  {
    key: 'records',
    header: 'Các khoản',
    cell: ({ parties }) => (
      <ul className="plain records-of-case">
        {parties.map((party, index) => (
          // Two records may look alike; their order is fixed.
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
          <li key={index}>
            {party.policy} · {party.communeName}
            {party.statusName ? <span className="small"> {party.statusName}</span> : null}
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: 'kinds',
    header: 'Căn cứ',
    cell: ({ kinds, verdict }) => (
      <div className="grounds-of-case">
        {kinds.map(({ name }) => name).join('; ')}{' '}
        <span className="small">{verdict === 'certain' ? 'Chắc chắn' : 'Có thể'}</span>
      </div>
    ),
  },
  {
    key: 'money',
    header: riskWords(half === 'closed'),
    numeric: true,
    cell: ({ moneyAtRisk, isStoppable }) =>
      moneyAtRisk === null ? (
        '–'
      ) : (
        <>
          {formatDong(moneyAtRisk)}
          {half === 'open' ? <span className="small"> {isStoppable ? 'còn chặn được' : 'đã chi'}</span> : null}
        </>
      ),
  },
  {
    key: 'state',
    header: 'Trạng thái',
    cell: (one) => (
      <span className="tags">
        <CaseStateTag summary={one} />
        {one.awaitsReader && one.state !== 'open' ? <span className="small">Chờ anh/chị</span> : null}
        {one.isOverdue ? (
          <Tag icon="warning" tone="bad">
            Quá hạn
          </Tag>
        ) : null}
      </span>
    ),
  },
  {
    key: 'due',
    header: half === 'open' ? 'Hạn · đơn vị kết luận' : 'Đơn vị kết luận',
    cell: ({ deadline, ownerName, reportBy }) => (
      <>
        {half === 'open' ? `${formatDay(deadline)} · ${ownerName}` : ownerName}
        {reportBy ? <span className="small"> Xã báo hạn {formatDay(reportBy)}</span> : null}
      </>
    ),
  },
]

/** Each name once; of a record elsewhere there is none. */
function namesOf({ parties }: CaseSummary): string {
  const names = new Set(parties.flatMap(({ fullName }) => fullName ?? []))
  return [...names].join(' / ')
}
