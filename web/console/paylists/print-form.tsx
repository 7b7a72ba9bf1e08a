import { Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { CommuneField } from '../fields/commune-field.tsx'
import { FormFrame } from '../fields/form-frame.tsx'
import { useCommand } from '../fields/use-command.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

const nothingChosen = { hamlet: null, policy: null, decision: null, month: null } as const
type Wanted = Record<keyof typeof nothingChosen, string | null>

interface PrintedOrder extends Wanted {
  readonly programme: string
  readonly unit: string
  readonly numbers: 'full' | 'last-digits'
}

const selects = [
  { part: 'hamlets', field: 'hamlet', label: 'Thôn, buôn, tổ dân phố', all: 'Cả xã, mỗi thôn một trang' },
  { part: 'policies', field: 'policy', label: 'Chính sách', all: 'Mọi chính sách' },
  { part: 'decisions', field: 'decision', label: 'Quyết định', all: 'Mọi quyết định' },
  { part: 'months', field: 'month', label: 'Tháng', all: 'Tất cả số còn phải chi' },
] as const

/** A choice has a text of its own, since a hamlet's name may be empty. */
const allValue = '*'

/** What is to be printed; the server says at once how many people and how much it would be. */
export function PrintForm() {
  const place = usePlace()
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const own = place.session.unit
  const [commune, setCommune] = useState(own.level === 'commune' ? own.code : '')
  const [wanted, setWanted] = useState<Wanted>(nothingChosen)
  const [isFull, setIsFull] = useState(false)
  const [asked, setAsked] = useState(false)
  const programme = place.programme.id
  const choices = useQuery({
    queryKey: ['pay-list-choices', programme, commune, wanted],
    queryFn: ({ signal }) => client.call('payListChoices', { body: { programme, unit: commune, ...wanted } }, signal),
    enabled: commune !== '',
    placeholderData: (before) => before,
  })
  const command = useCommand({
    send: (body: PrintedOrder, idempotencyKey) => client.call('printPayList', { body, idempotencyKey }),
    onDone: ({ code }) => navigate(address(`${paths.payLists}/${code}`)),
    outdates: [['pay-lists']],
  })
  const found = choices.data
  const submit = (): boolean => {
    setAsked(true)
    if (commune === '' || !found || found.chosen.people === 0) return false
    command.mutate({ programme, unit: commune, ...wanted, numbers: isFull ? 'full' : 'last-digits' })
    return true
  }
  return (
    <FormFrame
      title="Chọn ai đứng trong danh sách"
      submitWords="In danh sách"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
    >
      <div className="form-grid">
        <CommuneField
          value={commune}
          error={asked && commune === '' ? 'Chọn xã để in.' : null}
          onChange={(chosen) => {
            setCommune(chosen)
            setWanted(nothingChosen)
          }}
        />
        {selects.map(({ part, field, label, all }) =>
          found && found[part].length > 0 ? (
            <NativeSelect
              key={field}
              label={label}
              value={wanted[field] ?? allValue}
              data={[
                { value: allValue, label: all },
                ...found[part].map(({ value, name, people }) => ({
                  value,
                  label: `${name} · ${groupThousands(people)} người`,
                })),
              ]}
              onChange={({ target }) =>
                setWanted({ ...wanted, [field]: target.value === allValue ? null : target.value })
              }
            />
          ) : null,
        )}
      </div>
      {place.can('entitlement.read-id-number') ? (
        <Checkbox
          label="In đủ số CMND/CCCD (mặc định chỉ in 4 số cuối, chừa ô ghi số khi nhận)"
          checked={isFull}
          onChange={({ target }) => setIsFull(target.checked)}
        />
      ) : null}
      {choices.error ? <Failure error={choices.error} onRetry={() => void choices.refetch()} /> : null}
      {found && commune !== '' ? <Chosen {...found.chosen} held={found.held} /> : null}
    </FormFrame>
  )
}

interface ChosenProps {
  readonly people: number
  readonly amount: number
  readonly hamlets: number
  readonly held: number
}

function Chosen({ people, amount, hamlets, held }: ChosenProps) {
  return (
    <p role="status" className="summary">
      {people === 0 ? (
        'Không có khoản nào phải chi theo lựa chọn này.'
      ) : (
        <>
          Sẽ in <strong>{groupThousands(people)} người</strong>, <strong>{formatDong(amount)}</strong>, {hamlets} thôn,
          buôn.
        </>
      )}
      {held > 0 ? ` Không in ${groupThousands(held)} khoản đang tạm giữ vì nghi trùng.` : ''}
    </p>
  )
}
