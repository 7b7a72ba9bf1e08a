import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { writtenInWords } from '../../../lambdas/domain/batches/written-words.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { ReasonCommand } from '../fields/reason-command.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useDraftsOf } from '../fields/use-drafts-of.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure, Notice } from '../frame/notices.tsx'

interface BatchStepsProps {
  readonly batch: BatchSummary
  readonly onDone: (batch: BatchSummary, words: string) => void
  /** The batch is no longer what is shown. */
  readonly onOvertaken: (problem: ApiProblem) => void
}

/** The one word that writes a batch, and the one that takes it back. */
export function BatchSteps(props: BatchStepsProps) {
  const { id, state, commands } = props.batch
  const drafts = useDraftsOf(`batch/${id}`, state)
  if (commands.includes('confirm') || commands.includes('go-on')) return <Confirm {...props} />
  return commands.includes('undo') ? <Undo {...props} draftName={`${drafts}undo`} /> : null
}

function Confirm({ batch, onDone, onOvertaken }: BatchStepsProps) {
  const { id, acting, notPaid, commands } = batch
  const client = useClient()
  const isStopped = commands.includes('go-on')
  const sums = writtenInWords(acting, notPaid)
  const command = useCommand({
    send: (batchId: string, idempotencyKey) => client.call('confirmBatch', { params: { batchId }, idempotencyKey }),
    onDone: (batch) => onDone(batch, isStopped ? 'Đã cho làm tiếp.' : `Đã xác nhận ghi ${sums}.`),
    onOvertaken,
    outdates: [['batch', id]],
  })
  return (
    <>
      {isStopped ? null : <WhoReceived batch={batch} />}
      {command.error ? <Failure error={command.error} takesFocus /> : null}
      <div className="buttons">
        <BusyButton busy={command.isPending} onClick={() => command.mutate(id)}>
          {isStopped ? 'Làm tiếp' : `Xác nhận ghi ${sums}`}
        </BusyButton>
      </div>
    </>
  )
}

/** What the batch will say of whoever signed: the law's form lets another sign, with relation and paper. A payer's file says it row by row. */
function WhoReceived({ batch: { kind, acting, byOther } }: Pick<BatchStepsProps, 'batch'>) {
  if (kind === 'file') return null
  const own = groupThousands(acting.lines - byOther.lines)
  return (
    <Notice tone="warn">
      {byOther.lines > 0 ? (
        <>
          <strong>{groupThousands(byOther.lines)} khoản</strong> ghi là người khác nhận thay (xem tên ở “Từng dòng”,
          chọn “Nhận thay”); <strong>{own} khoản còn lại</strong> ghi là chính người được hỗ trợ nhận tiền và ký.
        </>
      ) : (
        <>
          Cả <strong>{own} khoản</strong> ghi là chính người được hỗ trợ nhận tiền và ký.
        </>
      )}{' '}
      Có ai do người khác ký thay mà chưa nêu thì đừng xác nhận: lập đợt khác, nêu người nhận thay hoặc bỏ người đó ra
      để ghi riêng.
    </Notice>
  )
}

interface UndoProps extends BatchStepsProps {
  readonly draftName: string
}

function Undo({ batch: { id, answers }, draftName, onDone, onOvertaken }: UndoProps) {
  const client = useClient()
  const corrected = answers.find(({ answer }) => answer === 'correct')?.lines ?? 0
  return (
    <ReasonCommand
      draftName={draftName}
      words="Huỷ cả đợt"
      label="Lý do huỷ"
      send={(reason, idempotencyKey) =>
        client.call('undoBatch', { params: { batchId: id }, body: { reason }, idempotencyKey })
      }
      onDone={(batch) => onDone(batch, 'Đã xác nhận huỷ cả đợt.')}
      onOvertaken={onOvertaken}
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
