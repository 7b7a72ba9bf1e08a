import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { PayListDetail } from '../../../lambdas/contract/pay-lists.ts'
import { provinceOffice } from '../../../lambdas/domain/permissions/office-name.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { ReasonCommand } from '../fields/reason-command.tsx'
import { useDraftsOf } from '../fields/use-drafts-of.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { Fact } from '../frame/fact.tsx'
import { Journal } from '../frame/journal.tsx'
import { Failure, Notice, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { useTold } from '../frame/use-told.tsx'
import { PayForm } from './pay-form.tsx'
import { PayListStateTag } from './pay-list-state-tag.tsx'
import { ReconcileForm } from './reconcile-form.tsx'

const whileWaiting = 1500
/** The addresses of the files end after five minutes. */
const beforeTheyEnd = 4 * 60_000

export function PayListScreen({ code }: { readonly code: string }) {
  const client = useClient()
  const address = useAddress()
  const list = useQuery({
    queryKey: ['pay-list', code],
    queryFn: ({ signal }) => client.call('payList', { params: { payListCode: code } }, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? whileWaiting : beforeTheyEnd),
  })
  return (
    <Page
      title={`Danh sách ký nhận ${code}`}
      lead={<Link href={address(paths.payLists)}>← Tất cả danh sách ký nhận</Link>}
    >
      {list.isPending ? <Waiting lines={6} /> : null}
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? <Known list={list.data} /> : null}
    </Page>
  )
}

function Known({ list }: { readonly list: PayListDetail }) {
  const { sums, decisions, reconciliation, voiding, batch, history } = list
  const address = useAddress()
  const client = useClient()
  const queries = useQueryClient()
  const told = useTold()
  const drafts = useDraftsOf(`pay-list/${list.code}`, list.state)
  const show = (known: PayListDetail, words: string): void => {
    queries.setQueryData(['pay-list', list.code], known)
    told.done(words)
  }
  const overtaken = (problem: ApiProblem): void => {
    told.refused(problem)
    void queries.invalidateQueries({ queryKey: ['pay-list', list.code] })
  }
  return (
    <>
      {told.notice}
      <dl className="facts">
        <Fact words="Địa bàn">{list.unitName}</Fact>
        <Fact words="Danh sách">{list.what}</Fact>
        <Fact words="Trạng thái">
          <PayListStateTag list={list} />
        </Fact>
        <Fact words="In lúc">
          {formatInstant(list.orderedAt)}, {list.orderedBy.officeName}
        </Fact>
        {sums ? <Fact words="Đã in">{tallyWords(sums)}</Fact> : null}
        {decisions.length > 0 ? (
          <Fact words="Quyết định">
            {decisions.map(({ number, day }) => `${number} ngày ${formatDay(day)}`).join('; ')}
          </Fact>
        ) : null}
        {reconciliation ? (
          <>
            <Fact words="Đã ký">{tallyWords(reconciliation.signed)}</Fact>
            <Fact words="Không ký">
              {tallyWords(reconciliation.notSigned)}
              {reconciliation.notSignedLines.length > 0 ? ` · STT ${reconciliation.notSignedLines.join(', ')}` : ''}
            </Fact>
            <Fact words="Đối chiếu">
              {formatInstant(reconciliation.at)}, {reconciliation.by.officeName}
            </Fact>
            {reconciliation.paidOn ? <Fact words="Ngày chi trả">{formatDay(reconciliation.paidOn)}</Fact> : null}
          </>
        ) : null}
        {batch ? (
          <Fact words="Đợt ghi chi trả">
            <Link href={address(`${paths.batches}/${batch.id}`)}>{batch.stateName}</Link>
          </Fact>
        ) : null}
        {voiding ? (
          <Fact words="Huỷ">
            {voiding.by.officeName}, lúc {formatInstant(voiding.at)}: {voiding.reason}
          </Fact>
        ) : null}
      </dl>
      <div role="status">
        <Files list={list} />
      </div>
      {list.mayReconcile ? (
        <section aria-labelledby="doi-chieu">
          <h2 id="doi-chieu">Bản đã ký</h2>
          <ReconcileForm
            code={list.code}
            draftName={`${drafts}reconcile`}
            onDone={(known) => show(known, reconciledWords(known))}
            onOvertaken={overtaken}
          />
        </section>
      ) : null}
      {list.mayPay ? (
        <section aria-labelledby="chi-tra">
          <h2 id="chi-tra">Chi trả</h2>
          <PayForm list={list} draftName={`${drafts}pay`} onOvertaken={overtaken} />
        </section>
      ) : null}
      {list.mayVoid ? (
        <ReasonCommand
          draftName={`${drafts}void`}
          words="Huỷ danh sách này"
          label="Lý do huỷ"
          send={(reason, idempotencyKey) =>
            client.call('voidPayList', { params: { payListCode: list.code }, body: { reason }, idempotencyKey })
          }
          onDone={(known) => show(known, `Đã huỷ danh sách ${list.code}.`)}
          onOvertaken={overtaken}
          outdates={[['pay-lists']]}
        >
          <p>
            Dùng khi in sai hoặc mất bản giấy. Mã {list.code} từ đó báo là đã huỷ, không đối chiếu được; muốn chi cho
            những người này thì in danh sách khác.
          </p>
        </ReasonCommand>
      ) : null}
      <Journal sentences={history} />
    </>
  )
}

const reconciledWords = ({ reconciliation, mayPay }: PayListDetail): string =>
  [
    'Đã đối chiếu, khớp với bản in',
    reconciliation ? `: ${tallyWords(reconciliation.signed)} đã ký.` : '.',
    mayPay ? ' Việc tiếp theo: ghi chi trả cho người đã ký, ở dưới.' : '',
  ].join('')

const tallyWords = ({ people, amount }: { readonly people: number; readonly amount: number }): string =>
  `${groupThousands(people)} người, ${formatDong(amount)}`

function Files({ list: { state, files, filesUntil, orderedBy } }: { readonly list: PayListDetail }) {
  const office = provinceOffice(usePlace().names)
  if (state === 'waiting') return <p>Đang in. Có thể làm việc khác trong lúc chờ.</p>
  if (state === 'empty') return <Notice tone="info">Lúc in không còn ai phải chi theo lựa chọn này.</Notice>
  if (state === 'failed')
    return <Notice tone="error">Chưa in được. In lại danh sách; nếu vẫn không được, báo {office}.</Notice>
  if (state === 'voided')
    return <Notice tone="warn">Danh sách này đã huỷ: bản giấy không còn giá trị, không đối chiếu được.</Notice>
  if (!files)
    return (
      <p>
        Tệp in chỉ tài khoản {orderedBy.username} tải được, đến hết ngày {formatDay(filesUntil)}. Cần bản khác thì in
        lại.
      </p>
    )
  return (
    <p className="buttons">
      <a href={files.pdf} download>
        Tải bản in PDF
      </a>
      <a href={files.xlsx} download>
        Tải tệp Excel
      </a>
      <span className="small">Tải được đến hết ngày {formatDay(filesUntil)}.</span>
    </p>
  )
}
