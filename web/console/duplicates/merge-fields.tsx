import { NativeSelect } from '@mantine/core'
import type { CaseRecordView } from '../../../lambdas/contract/cases.ts'
import { type MergeField, mergeFieldNames, mergeFields } from '../../../lambdas/domain/cases/case-command.ts'
import { formatBirth } from '../../shared/formats/birth.ts'
import type { OutcomeDraft } from './outcome-draft.ts'

const values = {
  fullName: ({ fullName }) => fullName,
  birth: ({ birth }) => birth && formatBirth(birth),
  sex: ({ sex }) => sex,
  hamlet: ({ hamlet }) => hamlet,
  household: ({ household }) => household,
  idNumbers: ({ idNumbers }) => idNumbers?.join(', ') ?? null,
} as const satisfies Record<MergeField, (record: CaseRecordView) => string | null>

interface MergeFieldsProps {
  readonly draft: OutcomeDraft
  readonly records: readonly CaseRecordView[]
  readonly onChange: (draft: OutcomeDraft) => void
}

/** Which record stays, and each field in which they differ. */
export function MergeFields({ draft, records, onChange }: MergeFieldsProps) {
  const named = records.flatMap((record, index) =>
    record.entitlementId ? [{ record, id: record.entitlementId, name: `Hồ sơ ${index + 1}` }] : [],
  )
  const differing = mergeFields.filter((field) => new Set(named.map(({ record }) => values[field](record))).size > 1)
  return (
    <div className="form-grid">
      <NativeSelect
        label="Giữ hồ sơ"
        value={draft.keep ?? ''}
        data={named.map(({ id, name, record }) => ({
          value: id,
          label: [name, record.communeName, record.statusName].filter(Boolean).join(', '),
        }))}
        onChange={({ target }) => onChange({ ...draft, keep: target.value })}
      />
      {differing.map((field) => (
        <NativeSelect
          key={field}
          label={`Lấy ${mergeFieldNames[field].toLocaleLowerCase('vi')}`}
          value={draft.fields[field] ?? draft.keep ?? ''}
          data={named.map(({ id, name, record }) => ({
            value: id,
            label: `${values[field](record) ?? 'Để trống'} (${name})`,
          }))}
          onChange={({ target }) => onChange({ ...draft, fields: { ...draft.fields, [field]: target.value } })}
        />
      ))}
    </div>
  )
}
