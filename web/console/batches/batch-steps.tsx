import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { useCommand } from '../fields/use-command.ts'
import { WordsField } from '../fields/words-field.tsx'
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

function Undo({ batch: { id } }: { readonly batch: BatchSummary }) {
  const client = useClient()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const mistake = reason.trim().length < 3 ? 'Ghi lý do, ít nhất 3 ký tự.' : null
  const command = useCommand({
    send: (words: string, idempotencyKey) =>
      client.call('undoBatch', { params: { batchId: id }, body: { reason: words }, idempotencyKey }),
    outdates: [['batch', id]],
  })
  if (!isOpen)
    return (
      <div className="buttons">
        <Button variant="default" onClick={() => setOpen(true)}>
          Huỷ cả đợt
        </Button>
      </div>
    )
  const submit = (): boolean => {
    setAsked(true)
    if (mistake) return false
    command.mutate(reason.trim())
    return true
  }
  return (
    <FormFrame
      takesFocus
      title="Huỷ cả đợt"
      submitWords="Huỷ cả đợt"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={() => setOpen(false)}
    >
      <p>Mọi khoản mà đợt này đã ghi trở về trạng thái trước. Khoản đã có cập nhật khác từ đó thì được giữ nguyên.</p>
      <WordsField label="Lý do huỷ" value={reason} error={asked ? mistake : null} onChange={setReason} />
    </FormFrame>
  )
}
