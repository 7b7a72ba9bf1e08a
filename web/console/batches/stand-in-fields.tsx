import { Button, TextInput } from '@mantine/core'
import { useId } from 'react'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { mostStandIns } from '../../../lambdas/domain/batches/stand-in.ts'
import { focusLater } from '../fields/focus-later.ts'
import { NotKept } from '../fields/not-kept.tsx'
import { TextField } from '../fields/text-field.tsx'
import { type StandInDraft, standInMistakes, withOneMore } from './stand-in-draft.ts'

interface StandInFieldsProps {
  readonly standIns: readonly StandInDraft[]
  /** Somebody has tried to go on: what is to be mended is said. */
  readonly asked: boolean
  readonly isRestored: boolean
  readonly onChange: (standIns: readonly StandInDraft[]) => void
}

/** Those of a list for whom somebody else signed, each with his name, relation and paper; all others are recorded as having signed themselves. */
export function StandInFields({ standIns, asked, isRestored, onChange }: StandInFieldsProps) {
  const add = useId()
  const lineOf = ({ id }: Pick<StandInDraft, 'id'>): string => `${add}-${id}`
  const more = (): void => {
    const next = withOneMore(standIns)
    onChange(next)
    const [last] = next.slice(-1)
    if (last) focusLater(lineOf(last))
  }
  const remove = (gone: StandInDraft): void => {
    onChange(standIns.filter((one) => one !== gone))
    focusLater(add)
  }
  return (
    <fieldset className="choices-group">
      <legend>Người nhận thay</legend>
      <p>
        Ai không nêu ở đây thì được ghi là chính người đó nhận tiền và ký. Có người khác ký thay thì nêu ở đây, hoặc để
        riêng người đó ra và ghi từng người.
      </p>
      {isRestored && standIns.length > 0 ? <NotKept what="Giấy tờ nhận thay" /> : null}
      {standIns.map((draft) => {
        const mistakes = asked ? standInMistakes(draft, standIns) : {}
        const change = (part: Partial<StandInDraft>): void =>
          onChange(standIns.map((one) => (one === draft ? { ...one, ...part } : one)))
        const who = draft.line.trim() === '' ? '' : ` (STT ${draft.line.trim()})`
        return (
          <fieldset key={draft.id} className="form-grid stand-in" aria-label={`Người nhận thay${who}`}>
            <TextInput
              id={lineOf(draft)}
              label="STT của người được hỗ trợ"
              inputMode="numeric"
              value={draft.line}
              error={mistakes.line}
              autoComplete="off"
              onChange={({ target }) => change({ line: target.value })}
            />
            <TextField
              label="Họ tên người nhận thay"
              value={draft.name}
              error={mistakes.name}
              most={mostLetters.name}
              onChange={(text) => change({ name: text })}
            />
            <TextField
              label="Quan hệ với người được hỗ trợ"
              value={draft.relation}
              error={mistakes.relation}
              most={mostLetters.relation}
              onChange={(text) => change({ relation: text })}
            />
            <TextField
              label="Giấy tờ nhận thay"
              value={draft.paper}
              error={mistakes.paper}
              most={mostLetters.paper}
              onChange={(text) => change({ paper: text })}
            />
            <Button variant="default" size="sm" onClick={() => remove(draft)}>
              Bỏ người nhận thay này{who}
            </Button>
          </fieldset>
        )
      })}
      {standIns.length < mostStandIns ? (
        <div className="buttons">
          <Button id={add} variant="default" size="sm" onClick={more}>
            Thêm người nhận thay
          </Button>
        </div>
      ) : (
        <p id={add} tabIndex={-1}>
          Mỗi đợt nêu được {mostStandIns} người nhận thay. Nhiều hơn thì chia danh sách, hoặc gửi tệp kết quả có cột
          “Người nhận thay”.
        </p>
      )}
    </fieldset>
  )
}
