import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { BatchLineView, BatchSummary, LinesShown } from '../../../lambdas/contract/batches.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import type { Column } from '../frame/data-table.tsx'
import { PagedTable } from '../frame/paged-table.tsx'
import { useAddress } from '../frame/use-address.ts'
import { useBatchLines } from './use-batches.ts'

const shown: readonly LinesShown[] = ['left', 'by-other', 'all']

/** Who is left out and why, or everybody. Names stay on the screen: no file of them is made. */
export function BatchLines({ batch }: { readonly batch: BatchSummary }) {
  const address = useAddress()
  const [only, setOnly] = useState<LinesShown>('left')
  const lines = useBatchLines(batch.id, only)
  return (
    <section className="batch-part" aria-labelledby="tung-dong">
      <h2 id="tung-dong">Từng dòng</h2>
      <NativeSelect
        label="Hiện dòng nào"
        value={only}
        data={[
          { value: 'left', label: 'Không ghi được' },
          ...(batch.byOther.lines > 0 ? [{ value: 'by-other', label: 'Nhận thay' }] : []),
          { value: 'all', label: 'Tất cả' },
        ]}
        onChange={({ target }) => setOnly(shown.find((one) => one === target.value) ?? 'left')}
      />
      <PagedTable
        query={lines}
        caption="Từng dòng của đợt"
        columns={columnsOf(batch, (id) => address(`${paths.people}/${id}`))}
        rowKey={({ sheet, number, entitlementId }) => `${sheet} ${number} ${entitlementId}`}
        emptyWords="Không có dòng nào bị bỏ qua."
      />
    </section>
  )
}

const columnsOf = ({ kind }: BatchSummary, addressFor: (id: string) => string): Column<BatchLineView>[] => [
  { key: 'number', header: kind === 'file' ? 'Dòng' : 'STT', numeric: true, cell: ({ number }) => number },
  {
    key: 'name',
    header: 'Họ tên',
    isRowName: true,
    cell: ({ entitlementId, fullName, hamlet, communeName }) => (
      <>
        {entitlementId ? <Link href={addressFor(entitlementId)}>{fullName}</Link> : fullName || 'Không có tên'}
        <span className="small">{[hamlet, communeName].filter(Boolean).join(' · ')}</span>
      </>
    ),
  },
  { key: 'amount', header: 'Số tiền', numeric: true, cell: ({ amount }) => formatDong(amount) },
  { key: 'answer', header: 'Trả lời', cell: (line) => answerOf(line) },
]

const outcomeNames = { done: 'Đã ghi', refused: 'Chưa ghi được', undone: 'Đã huỷ', kept: 'Không huỷ được' } as const

function answerOf({ answerName, message, outcome }: BatchLineView): string {
  const said = outcome ? outcomeNames[outcome.kind] : answerName
  const why = outcome?.message ?? message
  return why ? `${said}: ${why}` : said
}
