import { NativeSelect } from '@mantine/core'
import { evidenceKindNames, evidenceKinds } from '../../../lambdas/domain/cases/evidence.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import type { CaseFilter } from './case-filter.ts'

interface CaseFiltersProps {
  readonly filter: CaseFilter
  readonly onChange: (filter: CaseFilter) => void
}

export function CaseFilters({ filter, onChange }: CaseFiltersProps) {
  return (
    <search aria-label="Lọc các vụ nghi trùng">
      <div className="filters">
        <UnitSelect value={filter.unit} onChange={(unit) => onChange({ ...filter, unit })} />
        <NativeSelect
          label="Căn cứ"
          value={filter.kind ?? ''}
          data={[
            { value: '', label: 'Tất cả căn cứ' },
            ...evidenceKinds.map((kind) => ({ value: kind, label: evidenceKindNames[kind] })),
          ]}
          onChange={({ target }) =>
            onChange({ ...filter, kind: evidenceKinds.find((kind) => kind === target.value) ?? null })
          }
        />
        <NativeSelect
          label="Trạng thái"
          value={filter.half}
          data={[
            { value: 'open', label: 'Chưa kết luận' },
            { value: 'closed', label: 'Đã kết luận' },
          ]}
          onChange={({ target }) => onChange({ ...filter, half: target.value === 'closed' ? 'closed' : 'open' })}
        />
      </div>
    </search>
  )
}
