import type { CaseDetail } from '../../../lambdas/contract/cases.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { type Column, DataTable } from '../frame/data-table.tsx'
import { recordNumber } from './record-number.ts'

type Proposal = NonNullable<CaseDetail['proposal']>
type Sum = Proposal['sums'][number]

const standingWords = {
  keep: 'Giữ',
  stop: 'Dừng chi',
  recover: 'Đã chi: bù trừ hoặc thu hồi',
  beside: 'Được hưởng thêm',
} as const satisfies Record<Sum['standing'], string>

/** The sums per policy and what the law makes of them, with its article. */
export function CaseProposal({ detail }: { readonly detail: CaseDetail }) {
  const { proposal, summary } = detail
  if (!proposal || summary.state === 'closed') return null
  return (
    <section aria-labelledby="de-xuat">
      <h2 id="de-xuat">Nếu là một người: đề xuất theo quy định</h2>
      <DataTable
        caption="Tổng mức của từng khoản"
        captionHidden
        columns={columnsOf(detail)}
        rows={proposal.sums}
        rowKey={({ entitlementId }) => entitlementId}
      />
      <p>{proposal.sentence}</p>
    </section>
  )
}

const columnsOf = (detail: CaseDetail): readonly Column<Sum>[] => [
  {
    key: 'policy',
    header: 'Chính sách',
    isRowName: true,
    cell: ({ policy, policyName }) => `${policy} · ${policyName}`,
  },
  { key: 'record', header: 'Hồ sơ', cell: ({ entitlementId }) => `Hồ sơ ${recordNumber(detail, entitlementId)}` },
  { key: 'where', header: 'Xã', cell: ({ communeName }) => communeName },
  {
    key: 'total',
    header: 'Tổng mức',
    numeric: true,
    cell: ({ total, isMaximum }) => `${formatDong(total)}${isMaximum ? ' (mức tối đa, chưa rõ số tháng)' : ''}`,
  },
  { key: 'standing', header: 'Đề xuất', cell: ({ standing }) => standingWords[standing] },
]
