import { Button, NativeSelect } from '@mantine/core'
import type { CaseFigure } from '../../../lambdas/domain/cases/case-tally.ts'
import { evidenceKindNames, evidenceKinds } from '../../../lambdas/domain/cases/evidence.ts'
import { owningOffice } from '../../../lambdas/domain/permissions/office-name.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { usePlace } from '../frame/place.ts'
import type { CaseFilter } from './case-filter.ts'

interface CaseFiltersProps {
  readonly filter: CaseFilter
  readonly onChange: (filter: CaseFilter) => void
}

const figureWords = {
  total: 'mọi vụ (chờ kết luận và đã kết luận)',
  open: 'vụ chờ kết luận',
  confirmed: 'vụ đã kết luận là trùng',
  rejected: 'vụ đã kết luận không trùng',
  recovery: 'vụ có kết luận phải thu hồi',
} as const satisfies Record<CaseFigure, string>

export function CaseFilters({ filter, onChange }: CaseFiltersProps) {
  const place = usePlace()
  const { figure, owner } = filter
  const isBoth = figure === 'total' || figure === 'recovery'
  return (
    <search aria-label="Lọc các vụ nghi trùng">
      <div className="filters">
        <UnitSelect value={filter.unit} onChange={(unit) => onChange({ ...filter, unit, owner: null })} />
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
          value={isBoth ? 'both' : filter.half}
          data={[
            ...(isBoth ? [{ value: 'both', label: 'Cả hai' }] : []),
            { value: 'open', label: 'Chưa kết luận' },
            { value: 'closed', label: 'Đã kết luận' },
          ]}
          onChange={({ target }) =>
            onChange({ ...filter, half: target.value === 'closed' ? 'closed' : 'open', figure: null, owner: null })
          }
        />
        {figure ? (
          <p className="filter-note">
            Mở từ báo cáo: {figureWords[figure]}
            {owner ? ` của ${owningOffice(place.names, owner)}` : ''}.{' '}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onChange({ ...filter, figure: null, owner: null })}
            >
              Bỏ lọc này
            </Button>
          </p>
        ) : null}
      </div>
    </search>
  )
}
