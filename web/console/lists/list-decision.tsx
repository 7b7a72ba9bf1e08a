import { Button, Checkbox } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ListAnswers, ListSummary } from '../../../lambdas/contract/lists.ts'
import { sameAnswers } from '../../../lambdas/domain/lists/list-answers.ts'
import { sumsAgree } from '../../../lambdas/domain/lists/list-sums.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { useCommand } from '../fields/use-command.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure, Notice } from '../frame/notices.tsx'
import { ColumnQuestions, hasColumnQuestions } from './column-questions.tsx'
import { questionsOf } from './list-questions.ts'

/** What the officer may say of the list now: bring it in, check it again with suggestions taken, or take it back. */
export function ListDecision({ list }: { readonly list: ListSummary }) {
  if (list.commands.includes('review')) return <Proposal list={list} />
  if (list.commands.includes('withdraw')) return <Withdrawal list={list} />
  return null
}

function useListCommand<Body>(
  list: ListSummary,
  send: (body: Body, idempotencyKey: string) => Promise<ListSummary>,
  onDone?: () => void,
) {
  const queries = useQueryClient()
  return useCommand({
    send,
    onDone: (answer) => {
      queries.setQueryData(['list', list.id], answer)
      void queries.invalidateQueries({ queryKey: ['list-rows', list.id] })
      void queries.invalidateQueries({ queryKey: ['lists'] })
      onDone?.()
    },
  })
}

function Proposal({ list }: { readonly list: ListSummary }) {
  const client = useClient()
  const params = { listId: list.id }
  const apply = useListCommand(list, (_: null, idempotencyKey) => client.call('applyList', { params, idempotencyKey }))
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
      <Questions list={list} />
      {apply.error ? <Failure error={apply.error} takesFocus /> : null}
      {list.commands.includes('apply') ? (
        <div className="buttons">
          <Button loading={apply.isPending} onClick={() => apply.mutate(null)}>
            {words.charAt(0).toUpperCase() + words.slice(1)}
          </Button>
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
function Sums({ list: { sums, counts, onlyHere } }: { readonly list: ListSummary }) {
  if (!sums) return null
  const { declared, read } = sums
  const isDeclared = declared.people !== null || declared.amount !== null
  const differs = !sumsAgree(declared, read)
  const tally = ({ people, amount }: typeof read): string =>
    [people === null ? '' : `${groupThousands(people)} người`, amount === null ? '' : formatDong(amount)]
      .filter(Boolean)
      .join(', ')
  return (
    <>
      {isDeclared ? (
        <Notice tone={differs ? 'warn' : 'good'}>
          Tệp ghi tổng cộng {tally(declared)}. Đọc được {tally(read)}
          {counts.refused > 0 ? `, ${groupThousands(counts.refused)} dòng chưa nhập được` : ''}.
          {differs ? ' Hai tổng khác nhau: kiểm tra trước khi nhập.' : ' Hai tổng khớp nhau.'}
        </Notice>
      ) : null}
      {onlyHere ? (
        <Notice tone="warn">
          {groupThousands(onlyHere)} người của quyết định này đã có trong hệ thống nhưng không có trong tệp. Họ vẫn giữ
          nguyên; xem ở cuối bảng “tất cả các dòng”.
        </Notice>
      ) : null}
    </>
  )
}

/** Suggestions are taken all of a kind at once; the file is then checked anew, and each row says what was taken for what. */
function Questions({ list }: { readonly list: ListSummary }) {
  const client = useClient()
  const params = { listId: list.id }
  const [answers, setAnswers] = useState<ListAnswers>(list.answers)
  const rows = useQuery({
    queryKey: ['list-rows', list.id, 'questions'],
    queryFn: ({ signal }) => client.call('listRows', { params, query: { only: 'problems' } }, signal),
  })
  const review = useListCommand(list, (body: ListAnswers, idempotencyKey) =>
    client.call('reviewList', { params, body, idempotencyKey }),
  )
  const questions = questionsOf(rows.data?.items ?? [], list.answers)
  const asksOfColumns = hasColumnQuestions(list.columns, answers.columns)
  if (questions.length === 0 && list.columns.length === 0) return null
  const isChosen = (code: string): boolean =>
    code === 'legacy-encoding' ? answers.convert : answers.accepted.includes(code)
  const choose = (code: string, isTaken: boolean): void =>
    setAnswers(
      code === 'legacy-encoding'
        ? { ...answers, convert: isTaken }
        : { ...answers, accepted: [...answers.accepted.filter((one) => one !== code), ...(isTaken ? [code] : [])] },
    )
  const isSame = sameAnswers(answers, list.answers)
  return (
    <fieldset className="choices-group">
      <legend>
        {asksOfColumns || questions.length === 0 ? 'Cột của tệp và gợi ý sửa' : 'Sửa theo gợi ý của hệ thống'}
      </legend>
      {questions.map(({ code, words, example }) => (
        <Checkbox
          key={code}
          label={words}
          description={example}
          checked={isChosen(code)}
          onChange={({ target }) => choose(code, target.checked)}
        />
      ))}
      <ColumnQuestions
        columns={list.columns}
        said={answers.columns}
        onSay={(columns) => setAnswers({ ...answers, columns })}
      />
      {review.error ? <Failure error={review.error} takesFocus /> : null}
      <div className="buttons">
        <Button variant="default" disabled={isSame} loading={review.isPending} onClick={() => review.mutate(answers)}>
          Kiểm tra lại với lựa chọn này
        </Button>
      </div>
    </fieldset>
  )
}

function Withdrawal({ list }: { readonly list: ListSummary }) {
  const client = useClient()
  const params = { listId: list.id }
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const command = useListCommand(
    list,
    (body: { reason: string }, idempotencyKey) => client.call('withdrawList', { params, body, idempotencyKey }),
    () => setAsking(false),
  )
  if (list.counts.added === 0) return null
  if (!isAsking)
    return (
      <div className="buttons buttons-apart">
        <Button variant="default" onClick={() => setAsking(true)}>
          Rút cả danh sách…
        </Button>
      </div>
    )
  const tooShort = reasonMistake(reason, 'Ghi lý do rút')
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setAsked(true)
    if (command.isPending) return
    if (tooShort) focusFirstMistake(event.currentTarget)
    else command.mutate({ reason: reason.trim() })
  }
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-labelledby="rut-danh-sach">
      <h2 id="rut-danh-sach">Rút cả danh sách</h2>
      <p>
        {groupThousands(list.counts.added)} người của danh sách này sẽ rời hệ thống. Chỉ rút được khi chưa chi trả ai.
        Việc rút và lý do được ghi vào nhật ký của từng người.
      </p>
      <WordsField label="Lý do rút" value={reason} error={asked ? tooShort : null} onChange={setReason} />
      {command.error ? <Failure error={command.error} takesFocus /> : null}
      <div className="buttons">
        <Button type="submit" color="red" loading={command.isPending}>
          Rút danh sách
        </Button>
        <Button variant="default" disabled={command.isPending} onClick={() => setAsking(false)}>
          Thôi
        </Button>
      </div>
    </form>
  )
}
