import { sumsAgree } from '../../../../lambdas/domain/lists/list-sums.ts'
import type { ListProblem } from '../../../../lambdas/lists/checked-list.ts'
import { saysSuggestion } from '../../../../lambdas/lists/says-suggestion.ts'
import { formatDong, groupThousands } from '../../../shared/formats/figures.ts'
import { BusyButton } from '../../frame/busy-button.tsx'
import { Notice } from '../../frame/notices.tsx'
import { FirstRows } from '../open/first-rows.tsx'
import type { CheckSummary } from './check-messages.ts'
import type { CheckState } from './use-check.ts'

const shownAtOnce = 8

/** What the check on this machine says of the chosen file, before it is sent. */
interface CheckResultProps {
  readonly state: CheckState
  /** The officer has typed a decision beside the file. */
  readonly hasDecision: boolean
  /** The officer has chosen a policy for the whole file. */
  readonly hasPolicy: boolean
  readonly onFetchBack: () => void
}

export function CheckResult({ state, onFetchBack, ...chosen }: CheckResultProps) {
  if (state.kind === 'idle') return null
  if (state.kind === 'checking')
    return (
      <p role="status">
        Đang kiểm tra trên máy này…{state.rows > 0 ? ` ${groupThousands(state.rows)} dòng` : ''} Chưa gửi gì đi.
      </p>
    )
  if (state.kind === 'refused')
    return (
      <>
        <Notice tone={state.open ? 'warn' : 'error'}>{state.message}</Notice>
        {state.open ? (
          <FirstRows rows={state.open.rows} header={state.open.headerRow} columns={state.open.columns} />
        ) : null}
        {state.open ? (
          <p className="small">
            Nếu xã đã trả lời cho mẫu này ở một danh sách trước, cứ tải lên: hệ thống dùng lại các câu trả lời đó.
          </p>
        ) : null}
      </>
    )
  if (state.kind === 'failed')
    return (
      <Notice tone="info">
        Trình duyệt này không kiểm tra trước được. Cứ tải lên, hệ thống sẽ kiểm tra như thường.
      </Notice>
    )
  const { summary, isWriting } = state
  return <Checked {...{ summary, isWriting, onFetchBack, ...chosen }} />
}

/** What the cloud would refuse the whole file for, and what to do before it is sent. */
function wholeFileFault(
  { totals, namesDecision, namesDecisionDay, otherCommune, refused, unconfirmed }: CheckSummary,
  hasDecision: boolean,
): string | null {
  if (otherCommune)
    return `Tệp ghi “${otherCommune}”, không phải địa bàn của danh sách này: hệ thống sẽ không nhận tệp.`
  if (totals.people + refused + unconfirmed === 0) return 'Bảng chưa có người nào: điền danh sách rồi chọn lại tệp.'
  if (!(namesDecision && namesDecisionDay) && !hasDecision)
    return `Tệp không ghi ${namesDecision ? 'ngày' : 'số'} quyết định: nhập số và ngày quyết định ở trên trước khi tải lên.`
  return null
}

/** Rows that would be refused one by one for want of one choice. */
function policyFault({ totals, withoutPolicy }: CheckSummary): string | null {
  if (withoutPolicy === 0) return null
  if (withoutPolicy === totals.people)
    return 'Tệp không ghi ai thuộc chính sách nào: chọn chính sách ở trên trước khi tải lên.'
  return `${groupThousands(withoutPolicy)} người chưa ghi thuộc chính sách nào: ghi ở cột “Đối tượng”, hoặc chọn một chính sách ở trên nếu cả tệp là của chính sách đó.`
}

interface CheckedProps extends Omit<CheckResultProps, 'state'> {
  readonly summary: CheckSummary
  readonly isWriting: boolean
}

function Checked({ summary, isWriting, hasDecision, hasPolicy, onFetchBack }: CheckedProps) {
  const fault = wholeFileFault(summary, hasDecision)
  const noPolicy = hasPolicy ? null : policyFault(summary)
  const { totals, refused, errors, warnings, problems } = summary
  const tone = refused > 0 || errors > 0 || fault || noPolicy ? 'warn' : 'good'
  return (
    <section className="form" aria-labelledby="kiem-tra-truoc">
      <h2 id="kiem-tra-truoc">Kiểm tra trên máy này</h2>
      <Notice tone={tone}>
        Đọc được {groupThousands(totals.people)} người, {formatDong(totals.amount)}.{' '}
        {refused > 0 ? `${groupThousands(refused)} dòng chưa nhập được. ` : ''}
        {declaredWords(summary)}
        {warnings > 0 ? ` ${groupThousands(warnings)} cảnh báo.` : ''} Chưa gửi gì đi.
      </Notice>
      {fault ? <Notice tone="error">{fault}</Notice> : null}
      {summary.unconfirmed > 0 ? (
        <Notice tone="warn">
          {groupThousands(summary.unconfirmed)} cột có tiêu đề không nói rõ, hệ thống đoán theo các ô. Cứ tải lên:
          anh/chị xác nhận các cột này khi xem lại, trước khi nhập.
        </Notice>
      ) : null}
      {summary.isLegacy ? (
        <Notice tone="info">
          Tệp gõ bằng phông chữ cũ. Cứ tải lên: khi xem lại, anh/chị xác nhận chuyển cả tệp sang Unicode rồi mới nhập.
        </Notice>
      ) : null}
      {summary.suggested > 0 ? (
        <Notice tone="info">
          {groupThousands(summary.suggested)} chỗ có gợi ý sửa. Cứ tải lên: khi xem lại, anh/chị nhận mọi gợi ý cùng
          loại bằng một ô đánh dấu rồi mới nhập, hoặc sửa từng chỗ trong Excel.
        </Notice>
      ) : null}
      {summary.otherPolicy ? <Notice tone="warn">{summary.otherPolicy}</Notice> : null}
      {noPolicy ? <Notice tone="error">{noPolicy}</Notice> : null}
      {problems.length > 0 ? (
        <>
          <ProblemList problems={problems.slice(0, shownAtOnce)} />
          {problems.length > shownAtOnce ? (
            <details>
              <summary>Xem thêm {groupThousands(problems.length - shownAtOnce)} chỗ</summary>
              <ProblemList problems={problems.slice(shownAtOnce)} />
            </details>
          ) : null}
          <div className="buttons">
            <BusyButton variant="default" busy={isWriting} onClick={onFetchBack}>
              Tải tệp kèm cột “Lỗi”
            </BusyButton>
          </div>
          {fault ? null : (
            <p className="small">
              Sửa trong Excel rồi chọn lại tệp, hoặc cứ tải lên: dòng đúng được nhập, dòng sai chờ sửa.
            </p>
          )}
        </>
      ) : null}
    </section>
  )
}

/** The file's own totals beside what was read. */
function declaredWords({ totals }: CheckSummary): string {
  const { people, amount, declaredPeople, declaredAmount } = totals
  if (declaredPeople === null && declaredAmount === null) return ''
  if (sumsAgree({ people: declaredPeople, amount: declaredAmount }, { people, amount }))
    return 'Khớp với tổng ghi trong tệp.'
  const declared = [
    declaredPeople === null ? '' : `${groupThousands(declaredPeople)} người`,
    declaredAmount === null ? '' : formatDong(declaredAmount),
  ]
  return `Tệp ghi tổng cộng ${declared.filter(Boolean).join(', ')}: không khớp.`
}

function ProblemList({ problems }: { readonly problems: readonly ListProblem[] }) {
  return (
    <ul>
      {problems.map(({ sheet, row, column, code, severity, message, suggestion }) => (
        <li key={`${sheet}|${row}|${column}|${code}|${message}`}>
          {severity === 'error' ? 'Lỗi. ' : ''}
          {message}
          {suggestion && !saysSuggestion(message, suggestion) ? ` Đề nghị: ${suggestion}.` : ''}
        </li>
      ))}
    </ul>
  )
}
