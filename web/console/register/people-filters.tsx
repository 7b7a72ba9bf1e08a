import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import {
  notPaidReasonNames,
  notPaidReasons,
  type PaymentStatus,
  paymentStatuses,
  statusNames,
} from '../../../lambdas/domain/payments/payment-status.ts'
import {
  groupNames,
  type RegisterGroup,
  registerGroups,
  statusesOfGroup,
} from '../../../lambdas/domain/register/register-groups.ts'
import { dayKinds } from '../../../lambdas/domain/register/register-question.ts'
import { tooLong } from '../fields/too-long.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { usePlace } from '../frame/place.ts'
import { Later, laterCode } from '../later.tsx'
import { dayChoices } from './day-choices.ts'
import { noFilter, numbersOf, type PeopleFilter } from './people-filter.ts'

/** What only a link from elsewhere asks for. */
const listFilter = laterCode(async () => (await import('./list-filter.tsx')).ListFilter)
const daysFilter = laterCode(async () => (await import('./days-filter.tsx')).DaysFilter)
const fromReport = laterCode(async () => (await import('./from-report.tsx')).FromReport)

/** Some groups are called like one of their states. */
const choiceOf = (group: RegisterGroup): string => `nhom-${group}`

const restId = 'loc-them'
export const searchId = 'tim-nguoi'
const nameAlone = { label: 'Họ tên', description: 'Có thể viết không dấu, một phần của tên' }
const nameOrNumber = {
  label: 'Họ tên hoặc số CMND/CCCD',
  description: 'Tên có thể viết không dấu, một phần; số thì ghi đủ, hoặc quét mã QR trên thẻ',
}

interface PeopleFiltersProps {
  readonly filter: PeopleFilter
  readonly onChange: (filter: PeopleFilter) => void
}

export function PeopleFilters({ filter, onChange }: PeopleFiltersProps) {
  const place = usePlace()
  const [name, setName] = useState(filter.name)
  /** A telephone shows who is found below the name; what else can be asked waits behind a button. */
  const [isWhole, setIsWhole] = useState(false)
  const search = (event: FormEvent): void => {
    event.preventDefault()
    // Of a card that was read into the field nothing stays but what is looked for.
    const asked = numbersOf({ name }).join('|') || name.trim()
    setName(asked)
    if (tooLong(asked, mostLetters.search)) return
    onChange({ ...filter, name: asked })
  }
  const clear = (): void => {
    setName('')
    onChange({ unit: place.session.unit.code, ...noFilter })
  }
  const { unit: _unit, ...own } = filter
  const isFiltered = Object.values(own).some(Boolean)
  const questions = Object.entries(own).filter(([of, asked]) => of !== 'name' && Boolean(asked)).length
  const standing = filter.status ?? (filter.group ? choiceOf(filter.group) : '')
  const chosen: readonly PaymentStatus[] = filter.status
    ? [filter.status]
    : filter.group
      ? statusesOfGroup[filter.group]
      : []
  const hasReasons =
    chosen.length > 0 && chosen.every((status) => statusesOfGroup['unpaid-with-reason'].includes(status))
  return (
    <search aria-label="Tìm đối tượng">
      <form className="filters" onSubmit={search}>
        <div className="filter-name">
          <TextInput
            {...(place.can('entitlement.read-id-number') ? nameOrNumber : nameAlone)}
            id={searchId}
            value={name}
            // The button stands beside the field whatever is said of it.
            inputWrapperOrder={['label', 'description', 'error', 'input']}
            error={numbersOf({ name }).length === 0 ? tooLong(name, mostLetters.search) : null}
            autoComplete="off"
            // Whoever comes back to it is at the next name; a click still sets the cursor where it points.
            onFocus={({ target }) => target.select()}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit">Tìm</Button>
        </div>
        <Button
          className="filters-more"
          variant="default"
          aria-expanded={isWhole}
          aria-controls={restId}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Thu gọn điều kiện lọc' : `Lọc thêm${questions > 0 ? ` · ${questions} điều kiện` : ''}`}
        </Button>
        <div id={restId} className={isWhole ? 'filters-rest filters-open' : 'filters-rest'}>
          <UnitSelect value={filter.unit} onChange={(unit) => onChange({ ...filter, unit })} />
          <NativeSelect
            label="Chính sách"
            value={filter.policy ?? ''}
            data={[
              { value: '', label: 'Tất cả chính sách' },
              ...place.programme.policies.map(({ code, name: words }) => ({
                value: code,
                label: `${code} · ${words}`,
              })),
            ]}
            onChange={({ target }) => onChange({ ...filter, policy: target.value || null })}
          />
          <NativeSelect
            label="Trạng thái"
            value={standing}
            data={[
              { value: '', label: 'Tất cả trạng thái' },
              ...paymentStatuses.map((status) => ({ value: status, label: statusNames[status] })),
              {
                group: 'Theo cột của báo cáo',
                items: registerGroups.map((group) => ({ value: choiceOf(group), label: groupNames[group] })),
              },
            ]}
            onChange={({ target }) =>
              onChange({
                ...filter,
                status: paymentStatuses.find((status) => status === target.value) ?? null,
                group: registerGroups.find((group) => choiceOf(group) === target.value) ?? null,
                reason: null,
              })
            }
          />
          {hasReasons || filter.reason ? (
            <NativeSelect
              label="Lý do chưa chi được"
              value={filter.reason ?? ''}
              data={[
                { value: '', label: 'Mọi lý do' },
                ...notPaidReasons.map((reason) => ({ value: reason, label: notPaidReasonNames[reason] })),
              ]}
              onChange={({ target }) =>
                onChange({ ...filter, reason: notPaidReasons.find((reason) => reason === target.value) ?? null })
              }
            />
          ) : null}
          <NativeSelect
            label="Theo ngày"
            value={filter.days?.of ?? ''}
            data={[
              { value: '', label: 'Mọi ngày' },
              ...Object.entries(dayChoices).map(([value, label]) => ({ value, label })),
            ]}
            onChange={({ target }) => {
              const of = dayKinds.find((known) => known === target.value)
              const { from, to } = filter.days ?? { from: place.session.today, to: place.session.today }
              onChange({ ...filter, days: of ? { of, from, to } : null })
            }}
          />
          <div className="filter-ticks">
            <Checkbox
              label="Chỉ người chưa có số giấy tờ"
              checked={filter.noNumber}
              onChange={({ target }) => onChange({ ...filter, noNumber: target.checked })}
            />
            <Checkbox
              label="Chỉ người có cảnh báo trùng"
              checked={filter.duplicatesOnly}
              onChange={({ target }) => onChange({ ...filter, duplicatesOnly: target.checked })}
            />
            <Checkbox
              label="Chỉ khoản nhập muộn"
              checked={filter.late}
              onChange={({ target }) => onChange({ ...filter, late: target.checked })}
            />
          </div>
        </div>
        {filter.payer || filter.account || filter.household || filter.dueMonth ? (
          <Later of={fromReport} waiting={null}>
            {(FromReport) => <FromReport filter={filter} />}
          </Later>
        ) : null}
        {filter.list ? (
          <Later of={listFilter} waiting={null}>
            {(ListFilter) => (
              <ListFilter listId={filter.list ?? ''} onClear={() => onChange({ ...filter, list: null })} />
            )}
          </Later>
        ) : null}
        {isFiltered ? (
          <Button variant="default" onClick={clear}>
            Bỏ lọc
          </Button>
        ) : null}
      </form>
      {filter.days ? (
        <Later of={daysFilter} waiting={null}>
          {(DaysFilter) =>
            filter.days ? <DaysFilter days={filter.days} onChange={(days) => onChange({ ...filter, days })} /> : null
          }
        </Later>
      ) : null}
    </search>
  )
}
