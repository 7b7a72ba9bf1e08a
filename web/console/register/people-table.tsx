import { Checkbox } from '@mantine/core'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { Fragment, useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { formatBirth } from '../../shared/formats/birth.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { StatusTag, Tag } from '../frame/status-tag.tsx'

interface PeopleTableProps {
  readonly people: readonly EntitlementView[]
  /** All that the filter gives is here. */
  readonly complete: boolean
  readonly selected: string | null
  readonly showsCommune: boolean
  readonly addressOf: (id: string) => string
  /** While a batch is being chosen: who is left out of it. */
  readonly batch?: BatchChoice | null
}

interface BatchChoice {
  readonly except: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** Only the rows near the window are drawn; the rest is padding above and below them. Row numbers tell screen readers where one is. */
export function PeopleTable({ people, complete, selected, showsCommune, addressOf, batch = null }: PeopleTableProps) {
  const table = useRef<HTMLTableElement>(null)
  const [scrollMargin, setScrollMargin] = useState(0)
  useLayoutEffect(() => {
    const measure = (): void =>
      setScrollMargin(table.current ? Math.round(table.current.getBoundingClientRect().top + scrollY) : 0)
    measure()
    // A form that opens above it moves it down: without that the rows at the head of the window would be left out.
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [])
  const virtualizer = useWindowVirtualizer({
    count: people.length,
    estimateSize: () => 64,
    overscan: 12,
    scrollMargin,
    getItemKey: (index) => people[index]?.id ?? index,
  })
  const rows = virtualizer.getVirtualItems()
  const above = (rows[0]?.start ?? scrollMargin) - scrollMargin
  const below = virtualizer.getTotalSize() - ((rows.at(-1)?.end ?? scrollMargin) - scrollMargin)
  const headers = [
    ...(batch ? ['STT'] : []),
    'Họ tên',
    ...(showsCommune ? ['Địa bàn'] : []),
    'Chính sách',
    'Số giấy tờ',
    'Kinh phí',
    'Trạng thái',
  ]
  return (
    <table
      ref={table}
      className={['people-table', showsCommune && 'with-commune', batch && 'with-numbers'].filter(Boolean).join(' ')}
      aria-rowcount={complete ? people.length + 1 : -1}
    >
      <caption className="only-heard">Danh sách đối tượng</caption>
      <thead>
        <tr aria-rowindex={1}>
          {headers.map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody style={{ paddingTop: above, paddingBottom: below }}>
        {rows.map((row) => {
          const person = people[row.index]
          return person ? (
            <tr
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              aria-rowindex={row.index + 2}
              aria-current={person.id === selected ? 'true' : undefined}
            >
              {batch ? <NumberCell number={row.index + 1} person={person} batch={batch} /> : null}
              <PersonCells person={person} showsCommune={showsCommune} address={addressOf(person.id)} />
            </tr>
          ) : null
        })}
      </tbody>
    </table>
  )
}

interface NumberCellProps {
  readonly number: number
  readonly person: EntitlementView
  readonly batch: BatchChoice
}

/** The number of the paper list, and whether the person is in the batch. */
function NumberCell({ number, person, batch }: NumberCellProps) {
  return (
    <td data-label="STT">
      <Checkbox
        label={number}
        aria-label={`${number}. ${person.fullName}: ghi chi trả`}
        checked={!batch.except.has(person.id)}
        onChange={() => batch.onToggle(person.id)}
      />
    </td>
  )
}

interface PersonCellsProps {
  readonly person: EntitlementView
  readonly showsCommune: boolean
  readonly address: string
}

function PersonCells({ person, showsCommune, address }: PersonCellsProps) {
  const about = [person.birth ? formatBirth(person.birth) : null, person.hamlet].filter(Boolean).join(' · ')
  return (
    <>
      <th scope="row">
        <Link id={`nguoi-${person.id}`} href={address}>
          {person.fullName}
        </Link>
        {about ? <span className="small">{about}</span> : null}
      </th>
      {showsCommune ? <td data-label="Địa bàn">{person.communeName}</td> : null}
      <td data-label="Chính sách">
        {person.policy} · {person.policyName}
      </td>
      <td data-label="Số giấy tờ" className="digits">
        {person.idNumbers.length === 0
          ? 'Chưa có'
          : person.idNumbers.map(({ kind, masked }, index) => (
              <Fragment key={`${kind} ${masked}`}>
                {index > 0 ? ', ' : null}
                {kind} <span className="unbroken">{masked}</span>
              </Fragment>
            ))}
      </td>
      <td data-label="Kinh phí" className="numeric">
        {formatDong(person.amount)}
      </td>
      <td data-label="Trạng thái">
        <span className="tags">
          <StatusTag status={person.status} name={person.statusName} />
          {person.warnings.some(({ isConcluded }) => !isConcluded) ? (
            <Tag icon="warning" tone="warn">
              Nghi trùng
            </Tag>
          ) : null}
        </span>
      </td>
    </>
  )
}
