import { useState } from 'react'
import { type ExportSummary, exportDays } from '../../../lambdas/contract/exports.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { useCommand } from '../fields/use-command.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { useOrderedFile } from '../frame/use-ordered-file.ts'

interface OwnFileProps {
  readonly unit: string
  readonly keyFingerprint: string | null
}

/** What this province gives the others. */
export function OwnFile({ unit, keyFingerprint }: OwnFileProps) {
  const client = useClient()
  const { programme } = usePlace()
  const [order, setOrder] = useState<ExportSummary | null>(null)
  const command = useCommand({
    send: (body: { readonly programme: string; readonly unit: string }, idempotencyKey) =>
      client.call('requestExchangeFile', { body, idempotencyKey }),
    onDone: setOrder,
  })
  const { file, known } = useOrderedFile(order)
  return (
    <section aria-labelledby="tep-cua-tinh">
      <h2 id="tep-cua-tinh">Tệp của tỉnh nhà</h2>
      <p>
        Gửi cho tỉnh khác để tỉnh đó đối chiếu. Mỗi lần làm là một tệp mới, theo đúng lúc làm; ai làm, lúc nào được ghi
        vào sổ.
      </p>
      {keyFingerprint ? (
        <p className="small">
          Mã khoá trao đổi: <code>{keyFingerprint}</code>. Tỉnh nhận phải có cùng mã này.
        </p>
      ) : null}
      <div className="buttons">
        <BusyButton
          variant="default"
          busy={command.isPending || known?.state === 'waiting'}
          onClick={() => command.mutate({ programme: programme.id, unit })}
        >
          Làm tệp chương trình {programme.shortName}
        </BusyButton>
      </div>
      <div role="status">{known ? <Standing file={known} /> : null}</div>
      {command.error ? <Failure error={command.error} /> : null}
      {file.error ? <Failure error={file.error} onRetry={() => void file.refetch()} /> : null}
    </section>
  )
}

function Standing({ file: { state, sums, url } }: { readonly file: ExportSummary }) {
  if (state === 'waiting') return <p>Đang làm tệp.</p>
  if (state === 'failed' || !sums)
    return <p>Chưa làm được tệp. Bấm làm lại; nếu vẫn không được, báo quản trị hệ thống.</p>
  return (
    <p>
      Tệp đã xong: <strong>{groupThousands(sums.supports)} dấu số giấy tờ</strong>.{' '}
      {url ? (
        <a href={url} download>
          Tải tệp gửi tỉnh khác
        </a>
      ) : (
        `Tệp chỉ giữ ${exportDays} ngày: làm lại.`
      )}
    </p>
  )
}
