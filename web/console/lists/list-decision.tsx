import type { ListAnswers, ListSummary } from '../../../lambdas/contract/lists.ts'
import {
  correctedDecision,
  isOfTheList,
  sameAnswers,
  waitsForItsWord,
} from '../../../lambdas/domain/lists/list-answers.ts'
import { sumsAgree } from '../../../lambdas/domain/lists/list-sums.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { ReasonCommand } from '../fields/reason-command.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useDraftsOf } from '../fields/use-drafts-of.ts'
import { useKept } from '../fields/use-kept.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure, Notice, Waiting } from '../frame/notices.tsx'
import { ColumnQuestions, hasColumnQuestions } from './column-questions.tsx'
import { KeptTexts } from './kept-texts.tsx'
import { KindQuestion } from './kind-question.tsx'
import { keepableTexts, type Question, questionsOf, type ReadRows } from './list-questions.ts'
import { OpenTable } from './open/open-table.tsx'
import { useRowsToAsk } from './use-rows-to-ask.ts'

interface ListDecisionProps {
  readonly list: ListSummary
  readonly onDone: (list: ListSummary, words: string) => void
  /** The list is no longer what is shown. */
  readonly onOvertaken: (problem: ApiProblem) => void
}

/** What the officer may say of the list now: bring it in, check it again with suggestions taken, or take it back. */
export function ListDecision(props: ListDecisionProps) {
  const { id, state, commands } = props.list
  const drafts = useDraftsOf(`list/${id}`, state)
  return (
    <>
      {commands.includes('review') ? <Proposal {...props} draftName={`${drafts}answers`} /> : null}
      {commands.includes('withdraw') ? <Withdrawal {...props} draftName={`${drafts}withdraw`} /> : null}
    </>
  )
}

interface DraftedProps extends ListDecisionProps {
  readonly draftName: string
}

function Proposal(props: DraftedProps) {
  const { list, draftName, onDone, onOvertaken } = props
  const client = useClient()
  const params = { listId: list.id }
  const apply = useCommand({
    send: (_: null, idempotencyKey) => client.call('applyList', { params, idempotencyKey }),
    onDone: (answer) => onDone(answer, 'Đã xác nhận nhập danh sách.'),
    onOvertaken,
  })
  const { draft: answers, setDraft: setAnswers } = useKept<ListAnswers>(draftName, () => list.answers)
  const isSame = sameAnswers(answers, list.answers)
  const { rows, isReading, error, wasShown, onRetry } = useRowsToAsk(list)
  const { added, changed } = list.counts
  const what = [
    added > 0 ? `nhập ${groupThousands(added)} người mới` : '',
    changed > 0 ? `sửa ${groupThousands(changed)} người` : '',
  ]
  const words = what.filter(Boolean).join(', ')
  return (
    <section className="panel form" aria-labelledby="quyet-dinh-nhap">
      <h2 id="quyet-dinh-nhap">Xem lại rồi nhập vào hệ thống</h2>
      <Sums list={list} />
      {/* The boxes that he has ticked stay while a page that had failed is read. */}
      {rows && (!isReading || wasShown) ? (
        <Questions {...props} {...{ rows, answers, isSame }} onSay={setAnswers} />
      ) : null}
      {isReading ? <Waiting lines={2} /> : null}
      {error && !isReading ? (
        <>
          {rows?.cursor ? (
            <Notice tone="warn">Chưa đọc hết danh sách: có thể còn gợi ý sửa chưa hiện ở đây.</Notice>
          ) : null}
          <Failure error={error} onRetry={onRetry} />
        </>
      ) : null}
      {apply.error ? <Failure error={apply.error} takesFocus /> : null}
      {/* Not before he has been asked, nor past what he has just said: what is brought in is what was checked. */}
      {list.commands.includes('apply') && !isReading && !isSame ? (
        <p role="status">Anh/chị vừa đổi lựa chọn: bấm “Kiểm tra lại với lựa chọn này”, xem kết quả rồi nhập.</p>
      ) : null}
      {list.commands.includes('apply') && !isReading && isSame ? (
        <div className="buttons">
          <BusyButton busy={apply.isPending} onClick={() => apply.mutate(null)}>
            {words.charAt(0).toUpperCase() + words.slice(1)}
          </BusyButton>
        </div>
      ) : null}
      {list.counts.refused > 0 ? (
        <p className="small">
          Dòng chưa nhập được vẫn nằm ở bảng dưới: sửa trong tệp rồi tải cả tệp lên lại, hệ thống chỉ nhập phần còn
          thiếu.
        </p>
      ) : null}
    </section>
  )
}

/** The file's own total rows beside what was read: the two halves of the check that an office signs. */
function Sums({ list }: { readonly list: ListSummary }) {
  const { sums, counts, onlyHere, onlyHereAmount } = list
  if (!sums) return null
  const { declared, read } = sums
  const isDeclared = declared.people !== null || declared.amount !== null
  const differs = !sumsAgree(declared, read)
  const corrected = correctedDecision(list)
  const here = { people: onlyHere, amount: onlyHereAmount }
  const tally = ({ people, amount }: typeof read): string =>
    [people === null ? '' : `${groupThousands(people)} người`, amount === null ? '' : formatDong(amount)]
      .filter(Boolean)
      .join(', ')
  return (
    <>
      {isDeclared ? (
        <Notice tone={differs || counts.refused > 0 ? 'warn' : 'good'}>
          Tệp ghi tổng cộng {tally(declared)}. Đọc được {tally(read)}
          {counts.refused > 0 ? `, ${groupThousands(counts.refused)} dòng chưa nhập được` : ''}.
          {differs ? ' Hai tổng khác nhau: kiểm tra trước khi nhập.' : agreedWords(counts.refused)}
        </Notice>
      ) : null}
      {onlyHere ? (
        <Notice tone="warn">
          Chỉ có trong tệp: {tally({ people: counts.added, amount: counts.amount })}. Chỉ có trong hệ thống, theo{' '}
          {corrected ? `Quyết định ${corrected.number}` : 'cùng quyết định'}: {tally(here)}. Những người không có trong
          tệp vẫn giữ nguyên; xem ở bảng dưới, chọn “Người không có trong tệp”.
        </Notice>
      ) : null}
    </>
  )
}

/** A row that may not come in was read all the same, so both sums may agree while less comes in. */
const agreedWords = (refused: number): string =>
  refused > 0 ? ' Hai tổng khớp nhau, nhưng chưa nhập được hết: xem các dòng đó ở bảng dưới.' : ' Hai tổng khớp nhau.'

interface QuestionsProps extends ListDecisionProps {
  readonly rows: ReadRows
  readonly answers: ListAnswers
  /** They are those that the list was checked with. */
  readonly isSame: boolean
  readonly onSay: (answers: ListAnswers) => void
}

/** Suggestions are taken, or declined, all of a kind at once; the file is then checked anew, and each row says what was taken for what. */
function Questions({ list, rows, answers, isSame, onSay, onDone, onOvertaken }: QuestionsProps) {
  const client = useClient()
  const params = { listId: list.id }
  const review = useCommand({
    send: (body: ListAnswers, idempotencyKey) => client.call('reviewList', { params, body, idempotencyKey }),
    onDone: (answer) => onDone(answer, 'Đã gửi lựa chọn để kiểm tra lại.'),
    onOvertaken,
  })
  const questions = questionsOf(rows, list)
  const asksOfColumns = list.openTable !== null || hasColumnQuestions(list.columns, answers.columns)
  const { openTable } = list
  const ofColumns = {
    said: answers.columns,
    onSay: (columns: ListAnswers['columns']) => onSay({ ...answers, columns }),
  }
  if (questions.length === 0 && list.columns.length === 0) return null
  return (
    <fieldset className="choices-group">
      <legend>{legendOf(questions, asksOfColumns)}</legend>
      {questions.map((question) => (
        <KindQuestion key={question.code} question={question} answers={answers} onSay={onSay} />
      ))}
      <KeptTexts
        texts={keepableTexts(rows, list.answers.kept)}
        kept={answers.kept}
        onKeep={(kept) => onSay({ ...answers, kept })}
      />
      {openTable ? (
        <OpenTable {...{ list, openTable }} {...ofColumns} />
      ) : (
        <ColumnQuestions columns={list.columns} {...ofColumns} />
      )}
      {review.error ? <Failure error={review.error} takesFocus /> : null}
      <div className="buttons">
        <BusyButton
          variant={isSame ? 'default' : 'filled'}
          // The list of the other decision may have been taken back since: with the same answers the check finds that.
          disabled={isSame && !waitsForItsWord(list.kind, list.answers)}
          busy={review.isPending}
          onClick={() => review.mutate(answers)}
        >
          Kiểm tra lại với lựa chọn này
        </BusyButton>
      </div>
    </fieldset>
  )
}

function legendOf(questions: readonly Question[], asksOfColumns: boolean): string {
  if (questions.some(({ code }) => isOfTheList(code))) return 'Xác nhận của anh/chị'
  return asksOfColumns || questions.length === 0 ? 'Cột của tệp và gợi ý sửa' : 'Sửa theo gợi ý của hệ thống'
}

function Withdrawal({ list, draftName, onDone, onOvertaken }: DraftedProps) {
  const client = useClient()
  const isIn = list.state === 'finished'
  if (isIn && list.counts.added === 0) return null
  const words = isIn ? 'Rút cả danh sách' : 'Bỏ danh sách này'
  return (
    <section aria-labelledby="rut-danh-sach">
      <h2 id="rut-danh-sach">{isIn ? 'Rút danh sách' : 'Không nhập danh sách này?'}</h2>
      <ReasonCommand
        draftName={draftName}
        words={words}
        openWords={`${words}…`}
        submitWords={isIn ? 'Rút danh sách' : 'Bỏ danh sách'}
        label={isIn ? 'Lý do rút' : 'Lý do bỏ'}
        askWords={isIn ? 'Ghi lý do rút' : 'Ghi lý do bỏ'}
        send={(reason, idempotencyKey) =>
          client.call('withdrawList', { params: { listId: list.id }, body: { reason }, idempotencyKey })
        }
        onDone={(answer) => onDone(answer, isIn ? 'Đã gửi yêu cầu rút, kết quả ở dưới.' : 'Đã xác nhận bỏ danh sách.')}
        onOvertaken={onOvertaken}
      >
        <p>
          {isIn
            ? `${groupThousands(list.counts.added)} người của danh sách này sẽ rời hệ thống. Chỉ rút được khi chưa chi trả ai. Việc rút và lý do được ghi vào nhật ký của từng người.`
            : 'Tải nhầm tệp, hoặc không dùng nữa: danh sách thôi chờ, không ai được nhập. Tệp và lý do vẫn ghi trong nhật ký.'}
        </p>
      </ReasonCommand>
    </section>
  )
}
