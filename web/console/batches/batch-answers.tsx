import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { writtenInWords } from '../../../lambdas/domain/batches/written-words.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { DataTable } from '../frame/data-table.tsx'
import { Notice } from '../frame/notices.tsx'

/** "312 khoản, 468.000.000 đồng; 7 dòng không ghi vì …": what the dry run found, or what has become of it. */
export function BatchAnswers({ batch }: { readonly batch: BatchSummary }) {
  const { answers } = batch
  return (
    <section className="batch-part" aria-labelledby="tra-loi">
      <h2 id="tra-loi">{batch.state === 'checked' ? 'Xem trước' : 'Kết quả'}</h2>
      {batch.state === 'checked' ? <Foreseen batch={batch} /> : <Outcome batch={batch} />}
      <DataTable
        caption="Trả lời theo loại"
        captionHidden
        columns={[
          {
            key: 'name',
            header: 'Trả lời',
            isRowName: true,
            cell: ({ name, acts }) => (acts ? name : `Không ghi: ${name}`),
          },
          { key: 'lines', header: 'Số dòng', numeric: true, cell: (one) => groupThousands(one.lines) },
          { key: 'amount', header: 'Số tiền', numeric: true, cell: ({ amount }) => formatDong(amount) },
        ]}
        rows={answers}
        rowKey={({ answer }) => answer}
      />
    </section>
  )
}

/** What it will write when it is confirmed. */
function Foreseen({ batch: { acting, byOther, notPaid, lines } }: { readonly batch: BatchSummary }) {
  if (acting.lines === 0)
    return <Notice tone="warn">Không có dòng nào ghi được: xem lý do từng dòng ở dưới, sửa rồi lập đợt khác.</Notice>
  const left = lines - acting.lines
  return (
    <Notice tone="info">
      Sẽ ghi <strong>{writtenInWords(acting, notPaid)}</strong>
      {byOther.lines > 0 ? `, trong đó ${groupThousands(byOther.lines)} khoản do người khác nhận thay` : ''}
      {left > 0 ? `; ${groupThousands(left)} dòng không ghi, lý do ở dưới.` : '. Không dòng nào bị bỏ qua.'}
    </Notice>
  )
}

const words = {
  done: 'đã ghi',
  refused: 'chưa ghi được',
  undone: 'đã huỷ',
  kept: 'không huỷ được',
} as const

function Outcome({ batch: { outcomes, notPaid, state } }: { readonly batch: BatchSummary }) {
  const parts = Object.entries(outcomes).map(
    ([kind, tally]) => `${words[kind as keyof typeof words]} ${writtenInWords(tally, kind === state ? notPaid : null)}`,
  )
  if (parts.length === 0 || (state !== 'done' && state !== 'undone')) return null
  const hasLeft = outcomes.refused !== undefined || outcomes.kept !== undefined
  const text = parts.join('; ')
  return <Notice tone={hasLeft ? 'warn' : 'good'}>{`${text.charAt(0).toUpperCase()}${text.slice(1)}.`}</Notice>
}
