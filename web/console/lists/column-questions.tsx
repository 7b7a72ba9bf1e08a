import { Button, NativeSelect } from '@mantine/core'
import type { ListAnswers, ListColumn } from '../../../lambdas/contract/lists.ts'
import { awaitsWord, sureEnough } from '../../../lambdas/domain/columns/column-doubt.ts'
import { sayableFieldNames, sayableFields } from '../../../lambdas/domain/columns/sayable-fields.ts'

type Said = ListAnswers['columns']

const isUnsure = ({ field, confidence }: ListColumn): boolean => field === null || confidence < sureEnough

const fieldOf = ({ field }: ListColumn) => sayableFieldNames.find((name) => name === field) ?? null

export const hasColumnQuestions = (columns: readonly ListColumn[], said: Said): boolean =>
  columns.some((column) => isUnsure(column) || column.key in said)

interface ColumnQuestionsProps {
  readonly columns: readonly ListColumn[]
  readonly said: Said
  readonly onSay: (said: Said) => void
}

/** What each column is: those that the reader is not sure of are asked for, all others can be looked at and changed. */
export function ColumnQuestions({ columns, said, onSay }: ColumnQuestionsProps) {
  const asked = columns.filter((column) => isUnsure(column) || column.key in said)
  const others = columns.filter((column) => !asked.includes(column))
  const guessed = columns.filter((column) => awaitsWord(column) && fieldOf(column) !== null && !(column.key in said))
  const choices = (own: readonly ListColumn[]) =>
    own.map((column) => <ColumnChoice key={`${column.sheet}|${column.column}`} {...{ column, said, onSay }} />)
  const confirm = (): void =>
    onSay({ ...said, ...Object.fromEntries(guessed.map((column) => [column.key, fieldOf(column)])) })
  return (
    <>
      {asked.length > 0 ? <div className="form-grid">{choices(asked)}</div> : null}
      {guessed.length > 0 ? (
        <div className="buttons">
          <Button variant="default" onClick={confirm}>
            Xác nhận {guessed.length} cột đúng như hệ thống đoán
          </Button>
        </div>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>Xem và đổi ý nghĩa các cột khác ({others.length})</summary>
          <div className="form-grid">{choices(others)}</div>
        </details>
      ) : null}
    </>
  )
}

interface ColumnChoiceProps {
  readonly column: ListColumn
  readonly said: Said
  readonly onSay: (said: Said) => void
}

/** Stands for "nobody has said": a guess that is right has to be chosen as well. */
const unsaid = '?'

/** What one column is. */
export function ColumnChoice({ column, said, onSay }: ColumnChoiceProps) {
  const { column: letter, header, key, field, confidence, reason } = column
  const known = fieldOf(column)
  const isSaid = key in said
  const isOpen = !isSaid && (awaitsWord(column) || field === null)
  const hint = isSaid
    ? 'Theo lựa chọn của anh/chị'
    : (reason ?? (field === null ? 'Chưa rõ nên không đọc' : `Hiểu chắc ${Math.round(confidence * 100)} %`))
  const sure = !isSaid && reason !== null && field !== null ? ` (chắc ${Math.round(confidence * 100)} %)` : ''
  const say = (text: string): void => {
    if (text !== unsaid) onSay({ ...said, [key]: sayableFieldNames.find((name) => name === text) ?? null })
  }
  const guess = known === null ? 'Chưa rõ, chọn ý nghĩa' : `Có lẽ là ${sayableFields[known]}, chưa xác nhận`
  return (
    <NativeSelect
      label={`Cột ${letter}: ${header.slice(0, 80) || 'không có tiêu đề'}`}
      description={`${hint}${sure}`}
      value={isSaid ? (said[key] ?? '') : isOpen ? unsaid : (known ?? '')}
      data={[
        ...(isOpen ? [{ value: unsaid, label: guess }] : []),
        { value: '', label: 'Không đọc cột này' },
        ...sayableFieldNames.map((name) => ({ value: name, label: sayableFields[name] })),
      ]}
      onChange={({ target }) => say(target.value)}
    />
  )
}
