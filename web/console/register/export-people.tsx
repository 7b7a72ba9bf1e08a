import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { type ExportSummary, exportDays } from '../../../lambdas/contract/exports.ts'
import { type ExportFormat, mostPrinted } from '../../../lambdas/domain/exports/export-order.ts'
import type { PrintedNumbers } from '../../../lambdas/domain/ids/printed-numbers.ts'
import { provinceOffice } from '../../../lambdas/domain/permissions/office-name.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { useCommand } from '../fields/use-command.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { useOrderedFile } from '../frame/use-ordered-file.ts'
import { type PeopleFilter, searchRequestOf } from './people-filter.ts'

interface ExportPeopleProps {
  readonly programme: string
  readonly filter: PeopleFilter
}

/** What the filter shows, as a file: also what is not on the screen yet. */
export function ExportPeople({ programme, filter }: ExportPeopleProps) {
  const client = useClient()
  const place = usePlace()
  const [isFull, setIsFull] = useState(false)
  const [order, setOrder] = useState<ExportSummary | null>(null)
  const { cursor: _cursor, limit: _limit, ...wanted } = searchRequestOf(programme, filter, '')
  const command = useCommand({
    send: (body: typeof wanted & { readonly format: ExportFormat; readonly numbers: PrintedNumbers }, idempotencyKey) =>
      client.call('requestExport', { body, idempotencyKey }),
    onDone: setOrder,
  })
  const { file, known } = useOrderedFile(order)
  const orderAs = (format: ExportFormat): void =>
    command.mutate({ ...wanted, format, numbers: isFull ? 'full' : 'last-digits' })
  const isBusy = command.isPending || known?.state === 'waiting'
  return (
    <div className="export-people">
      <div className="buttons">
        <BusyButton variant="default" busy={isBusy} onClick={() => orderAs('xlsx')}>
          Xuất Excel
        </BusyButton>
        <BusyButton variant="default" busy={isBusy} onClick={() => orderAs('csv')}>
          Xuất CSV
        </BusyButton>
        <BusyButton variant="default" busy={isBusy} onClick={() => orderAs('pdf')}>
          Xuất PDF
        </BusyButton>
      </div>
      {place.can('entitlement.read-id-number') ? (
        <Checkbox
          label="Tệp có đủ số CMND/CCCD"
          checked={isFull}
          onChange={({ target }) => setIsFull(target.checked)}
        />
      ) : null}
      <div role="status">{known ? <Standing file={known} /> : null}</div>
      {command.error ? <Failure error={command.error} /> : null}
      {file.error ? <Failure error={file.error} onRetry={() => void file.refetch()} /> : null}
    </div>
  )
}

const formatNames = { xlsx: 'Excel', csv: 'CSV', pdf: 'PDF' } as const satisfies Record<ExportFormat, string>

function Standing({ file: { state, sums, fault, url, format } }: { readonly file: ExportSummary }) {
  const office = provinceOffice(usePlace().names)
  if (state === 'waiting') return <p>Đang làm tệp. Có thể làm việc khác ở trang này trong lúc chờ.</p>
  if (fault === 'too-long')
    return (
      <p>
        Có hơn {groupThousands(mostPrinted)} khoản theo bộ lọc này, nhiều quá để làm PDF. Chọn một xã, một chính sách
        rồi xuất lại, hoặc xuất Excel.
      </p>
    )
  if (state === 'failed' || !sums) return <p>Chưa làm được tệp. Bấm xuất lại; nếu vẫn không được, báo {office}.</p>
  return (
    <p>
      Tệp đã xong: <strong>{groupThousands(sums.supports)} khoản</strong>, <strong>{formatDong(sums.amount)}</strong>.{' '}
      {url ? (
        <a href={url} download>
          Tải tệp {format === 'exchange' ? '' : formatNames[format]}
        </a>
      ) : (
        `Tệp chỉ giữ ${exportDays} ngày: xuất lại.`
      )}
    </p>
  )
}
