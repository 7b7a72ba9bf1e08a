import { WordsField } from '../fields/words-field.tsx'
import { NoNumberSelect } from '../register/no-number-select.tsx'
import { MarkField, PayingFields } from '../register/paying-fields.tsx'
import type { DetailsDraft, DetailsMistakes } from './batch-draft.ts'

interface DetailsFieldsProps {
  readonly draft: DetailsDraft
  readonly mistakes: DetailsMistakes
  readonly onChange: (part: Partial<DetailsDraft>) => void
}

/** What holds for every line of a batch that says nothing else itself. */
export const DetailsFields = ({ draft, mistakes, onChange }: DetailsFieldsProps) => (
  <>
    <PayingFields draft={draft} mistakes={mistakes} onChange={onChange} />
    <MarkField draft={draft} onChange={onChange} />
    <NoNumberSelect
      label="Người chưa có số CMND/CCCD"
      none="Để lại, ghi riêng từng người"
      value={draft.noIdNumberReason}
      onChange={(noIdNumberReason) => onChange({ noIdNumberReason })}
    />
    <WordsField
      label="Ghi chú (không bắt buộc)"
      value={draft.note}
      error={mistakes.note}
      onChange={(note) => onChange({ note })}
    />
  </>
)
