import { Progress } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { noIdNumberReasonNames } from '../../../lambdas/domain/payments/payment-status.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { formatPercent, groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { AskedHistory } from '../frame/asked-history.tsx'
import { useClient } from '../frame/client-context.ts'
import { Fact } from '../frame/fact.tsx'
import { Failure, Notice, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { useAddress } from '../frame/use-address.ts'
import { type Told, useTold } from '../frame/use-told.tsx'
import { AccountFigures } from './account-figures.tsx'
import { BatchAnswers } from './batch-answers.tsx'
import { BatchLines } from './batch-lines.tsx'
import { BatchStateTag } from './batch-state-tag.tsx'
import { BatchSteps } from './batch-steps.tsx'
import { useBatch } from './use-batches.ts'

export function BatchScreen({ batchId }: { readonly batchId: string }) {
  const address = useAddress()
  const batch = useBatch(batchId)
  return (
    <Page
      title={batch.data?.kind === 'account' ? 'Biên bản đối chiếu' : 'Đợt ghi chi trả'}
      lead={<Link href={address(paths.batches)}>← Tất cả các đợt</Link>}
    >
      {batch.isPending ? <Waiting lines={6} /> : null}
      {batch.error ? <Failure error={batch.error} onRetry={() => void batch.refetch()} /> : null}
      {batch.data ? <Batch batch={batch.data} /> : null}
    </Page>
  )
}

function Batch({ batch }: { readonly batch: BatchSummary }) {
  const client = useClient()
  const address = useAddress()
  const queries = useQueryClient()
  const told = useTold()
  const { details, kind, undo } = batch
  useEnd(batch, told)
  const isSeen = batch.state !== 'awaiting-file' && batch.state !== 'checking' && batch.lines > 0
  return (
    <>
      {told.notice}
      <dl className="facts">
        <Fact words={kind === 'file' ? 'Tệp' : 'Về'}>
          {batch.payList ? (
            <Link href={address(`${paths.payLists}/${batch.payList}`)}>{batch.about}</Link>
          ) : (
            batch.about
          )}
        </Fact>
        <Fact words="Trạng thái">
          <BatchStateTag batch={batch} />
        </Fact>
        <Fact words="Người lập">
          {batch.by.username}, {batch.by.officeName}, lúc {formatInstant(batch.createdAt)}
        </Fact>
        {details ? (
          <Fact words="Ngày chi trả">
            {formatDay(details.paidOn)}
            {details.paidAt ? ` lúc ${details.paidAt}` : ''}
            {details.lateReason ? ` (nhập muộn: ${details.lateReason})` : ''}
          </Fact>
        ) : null}
        {details?.noIdNumberReason ? (
          <Fact words="Người chưa có số giấy tờ">{noIdNumberReasonNames[details.noIdNumberReason]}</Fact>
        ) : null}
        {undo ? (
          <Fact words="Huỷ">
            {undo.by}, lúc {formatInstant(undo.at)}: {undo.reason}
          </Fact>
        ) : null}
      </dl>
      <Standing batch={batch} />
      {batch.account ? <AccountFigures account={batch.account} /> : null}
      {isSeen && kind !== 'account' ? <BatchAnswers batch={batch} /> : null}
      <Files batch={batch} />
      <BatchSteps
        batch={batch}
        onDone={(changed, words) => {
          queries.setQueryData(['batch', batch.id], changed)
          told.done(words)
        }}
        onOvertaken={(problem) => {
          told.refused(problem)
          void queries.invalidateQueries({ queryKey: ['batch', batch.id] })
        }}
      />
      {isSeen && kind !== 'account' ? <BatchLines batch={batch} /> : null}
      <AskedHistory
        of="của đợt"
        queryKey={['batch', batch.id, batch.state]}
        read={(query, signal) => client.call('batchHistory', { params: { batchId: batch.id }, query }, signal)}
      />
    </>
  )
}

const endWords = {
  writing: 'Đã ghi xong cả đợt. Kết quả ở dưới.',
  undoing: 'Đã huỷ xong cả đợt. Kết quả ở dưới.',
} as const

/** Where the officer waits at what he was told last, the end is told there too; whoever has gone on reading keeps his place, and finds the result. */
function useEnd({ state }: BatchSummary, { done, forget }: Pick<Told, 'done' | 'forget'>): void {
  const before = useRef(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if ((was !== 'writing' || state !== 'done') && (was !== 'undoing' || state !== 'undone')) return
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.classList.contains('notice')) done(endWords[was])
    else forget()
  }, [state, done, forget])
}

const busyWords = {
  'awaiting-file': 'Đang chuyển tệp sang bước đọc. Nếu sau vài phút vẫn vậy, hãy gửi tệp lại.',
  checking: 'Đang xem trước từng dòng, chưa ghi gì.',
  writing: 'Đang ghi. Có thể rời màn hình này, việc ghi vẫn tiếp tục.',
  undoing: 'Đang huỷ. Có thể rời màn hình này, việc huỷ vẫn tiếp tục.',
} as const

function Standing({ batch }: { readonly batch: BatchSummary }) {
  const { state, message, isStalled, handled, acting } = batch
  if (state === 'refused') return <Notice tone="error">{message ?? 'Không ghi được đợt này.'}</Notice>
  if (!(state in busyWords)) return null
  const whole = state === 'writing' || state === 'undoing' ? acting.lines : 0
  const percent = whole > 0 ? Math.floor((handled * 100) / whole) : 0
  return (
    <>
      <Notice tone={isStalled ? 'warn' : 'info'}>
        {isStalled
          ? 'Đợt này dừng giữa chừng, những gì đã ghi vẫn còn. Hệ thống thường tự làm tiếp trong ít phút; nếu không thấy, đơn vị lập đợt hoặc cấp trên bấm “Làm tiếp”.'
          : busyWords[state as keyof typeof busyWords]}
      </Notice>
      {whole > 0 ? (
        <div>
          <p>
            Đã xong <strong>{groupThousands(handled)}</strong> trên {groupThousands(whole)} khoản.
          </p>
          <Progress value={percent} size="lg" aria-label={`Đã xong ${formatPercent(percent)}`} />
        </div>
      ) : handled > 0 ? (
        <p>Đã xem {groupThousands(handled)} khoản.</p>
      ) : null}
    </>
  )
}

function Files({ batch: { kind, answerUrl, paperUrl } }: { readonly batch: BatchSummary }) {
  if (!answerUrl) return null
  return (
    <p className="buttons">
      <a href={answerUrl} download>
        {kind === 'account' ? 'Tải biên bản (Excel)' : 'Tải tệp có cột “Kết quả ghi nhận”'}
      </a>
      {paperUrl ? (
        <a href={paperUrl} download>
          Tải bản in (PDF)
        </a>
      ) : null}
    </p>
  )
}
