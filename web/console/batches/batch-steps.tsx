import { Button } from '@mantine/core'
import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { ReasonCommand } from '../fields/reason-command.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'

/** The one word that writes a batch, and the one that takes it back. */
export function BatchSteps({ batch }: { readonly batch: BatchSummary }) {
  const { commands } = batch
  if (commands.includes('confirm') || commands.includes('go-on')) return <Confirm batch={batch} />
  return commands.includes('undo') ? <Undo batch={batch} /> : null
}

function Confirm({ batch: { id, acting, commands } }: { readonly batch: BatchSummary }) {
  const client = useClient()
  const command = useCommand({
    send: (batchId: string, idempotencyKey) => client.call('confirmBatch', { params: { batchId }, idempotencyKey }),
    outdates: [['batch', id]],
  })
  return (
    <>
      {command.error ? <Failure error={command.error} takesFocus /> : null}
      <div className="buttons">
        <Button loading={command.isPending} onClick={() => command.mutate(id)}>
          {commands.includes('go-on')
            ? 'Làm tiếp'
            : `Xác nhận ghi ${groupThousands(acting.lines)} khoản, ${formatDong(acting.amount)}`}
        </Button>
      </div>
    </>
  )
}

function Undo({ batch: { id, answers } }: { readonly batch: BatchSummary }) {
  const client = useClient()
  const corrected = answers.find(({ answer }) => answer === 'correct')?.lines ?? 0
  return (
    <ReasonCommand
      words="Huỷ cả đợt"
      label="Lý do huỷ"
      send={(reason, idempotencyKey) =>
        client.call('undoBatch', { params: { batchId: id }, body: { reason }, idempotencyKey })
      }
      outdates={[['batch', id]]}
    >
      <p>Mọi khoản mà đợt này đã ghi trở về trạng thái trước. Khoản đã có cập nhật khác từ đó thì được giữ nguyên.</p>
      {corrected > 0 ? (
        <p>
          {groupThousands(corrected)} khoản mà đợt này đã sửa trở lại đúng kết quả cũ: ngày chi, người ghi và giờ ghi
          như trước khi sửa.
        </p>
      ) : null}
    </ReasonCommand>
  )
}
