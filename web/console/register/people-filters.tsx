import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { paymentStatuses, statusNames } from '../../../lambdas/domain/payments/payment-status.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { usePlace } from '../frame/place.ts'
import type { PeopleFilter } from './people-filter.ts'

interface PeopleFiltersProps {
  readonly filter: PeopleFilter
  readonly onChange: (filter: PeopleFilter) => void
}

export function PeopleFilters({ filter, onChange }: PeopleFiltersProps) {
  const place = usePlace()
  const [name, setName] = useState(filter.name)
  const search = (event: FormEvent): void => {
    event.preventDefault()
    onChange({ ...filter, name: name.trim() })
  }
  const clear = (): void => {
    setName('')
    onChange({ unit: place.session.unit.code, policy: null, status: null, duplicatesOnly: false, name: '' })
  }
  const isFiltered = Boolean(filter.name || filter.policy || filter.status || filter.duplicatesOnly)
  return (
    <search aria-label="Tìm đối tượng">
      <form className="filters" onSubmit={search}>
        <div className="filter-name">
          <TextInput
            label="Họ tên"
            description="Có thể viết không dấu, một phần của tên"
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit">Tìm</Button>
        </div>
        <UnitSelect value={filter.unit} onChange={(unit) => onChange({ ...filter, unit })} />
        <NativeSelect
          label="Chính sách"
          value={filter.policy ?? ''}
          data={[
            { value: '', label: 'Tất cả chính sách' },
            ...place.programme.policies.map(({ code, name: words }) => ({ value: code, label: `${code} · ${words}` })),
          ]}
          onChange={({ target }) => onChange({ ...filter, policy: target.value || null })}
        />
        <NativeSelect
          label="Trạng thái"
          value={filter.status ?? ''}
          data={[
            { value: '', label: 'Tất cả trạng thái' },
            ...paymentStatuses.map((status) => ({ value: status, label: statusNames[status] })),
          ]}
          onChange={({ target }) =>
            onChange({ ...filter, status: paymentStatuses.find((status) => status === target.value) ?? null })
          }
        />
        <Checkbox
          label="Chỉ người có cảnh báo trùng"
          checked={filter.duplicatesOnly}
          onChange={({ target }) => onChange({ ...filter, duplicatesOnly: target.checked })}
        />
        {isFiltered ? (
          <Button variant="default" onClick={clear}>
            Bỏ lọc
          </Button>
        ) : null}
      </form>
    </search>
  )
}
