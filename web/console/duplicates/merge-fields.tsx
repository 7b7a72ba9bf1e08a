import { NativeSelect } from '@mantine/core'
import type { CaseRecordView } from '../../../lambdas/contract/cases.ts'
import { type MergeField, mergeFields } from '../../../lambdas/domain/cases/case-command.ts'
import { formatBirth } from '../../shared/formats/birth.ts'
import type { OutcomeDraft } from './outcome-draft.ts'

const fields = {
  fullName: { words: 'Họ tên', value: ({ fullName }) => fullName },
  birth: { words: 'Ngày sinh', value: ({ birth }) => birth && formatBirth(birth) },
  sex: { words: 'Giới tính', value: ({ sex }) => sex },
  hamlet: { words: 'Thôn, buôn', value: ({ hamlet }) => hamlet },
  household: { words: 'Hộ', value: ({ household }) => household },
  idNumbers: { words: 'Số giấy tờ', value: ({ idNumbers }) => idNumbers?.join(', ') ?? null },
} as const satisfies Record<MergeField, { words: string; value: (record: CaseRecordView) => string | null }>

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
  const differing = mergeFields.filter(
    (field) => new Set(named.map(({ record }) => fields[field].value(record))).size > 1,
  )
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
          label={`Lấy ${fields[field].words.toLocaleLowerCase('vi')}`}
          value={draft.fields[field] ?? draft.keep ?? ''}
          data={named.map(({ id, name, record }) => ({
            value: id,
            label: `${fields[field].value(record) ?? 'Để trống'} (${name})`,
          }))}
          onChange={({ target }) => onChange({ ...draft, fields: { ...draft.fields, [field]: target.value } })}
        />
      ))}
    </div>
  )
}
