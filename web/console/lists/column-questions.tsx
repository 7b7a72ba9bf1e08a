import { NativeSelect } from '@mantine/core'
import type { ListAnswers, ListColumn } from '../../../lambdas/contract/lists.ts'
import { sayableFieldNames, sayableFields } from '../../../lambdas/domain/columns/sayable-fields.ts'

type Said = ListAnswers['columns']

/** Below this the reader asks a person (the check itself warns there). */
const sureEnough = 0.7

const isUnsure = ({ field, confidence }: ListColumn): boolean => field === null || confidence < sureEnough

export const hasColumnQuestions = (columns: readonly ListColumn[], said: Said): boolean =>
  columns.some((column) => column.header !== '' && (isUnsure(column) || column.header in said))

interface ColumnQuestionsProps {
  readonly columns: readonly ListColumn[]
  readonly said: Said
  readonly onSay: (said: Said) => void
}

/** What each column is: those that the reader is not sure of are asked for, all others can be looked at and changed. */
export function ColumnQuestions({ columns, said, onSay }: ColumnQuestionsProps) {
  const named = columns.filter(({ header }) => header !== '')
  const asked = named.filter((column) => isUnsure(column) || column.header in said)
  const others = named.filter((column) => !asked.includes(column))
  const choices = (own: readonly ListColumn[]) =>
    own.map((column) => <ColumnChoice key={`${column.sheet}|${column.column}`} {...{ column, said, onSay }} />)
  return (
    <>
      {asked.length > 0 ? <div className="form-grid">{choices(asked)}</div> : null}
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

function ColumnChoice({ column: { column, header, field, confidence }, said, onSay }: ColumnChoiceProps) {
  const isSaid = header in said
  const value = isSaid ? (said[header] ?? '') : (sayableFieldNames.find((name) => name === field) ?? '')
  const hint = isSaid
    ? 'Theo lựa chọn của anh/chị'
    : field === null
      ? 'Chưa rõ nên không đọc'
      : `Hiểu chắc ${Math.round(confidence * 100)} %`
  const say = (text: string): void => {
    const name = sayableFieldNames.find((known) => known === text) ?? null
    onSay({ ...said, [header]: name })
  }
  return (
    <NativeSelect
      label={`Cột ${column}: ${header.slice(0, 80)}`}
      description={hint}
      value={value}
      data={[
        { value: '', label: 'Không đọc cột này' },
        ...sayableFieldNames.map((name) => ({ value: name, label: sayableFields[name] })),
      ]}
      onChange={({ target }) => say(target.value)}
    />
  )
}
