import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isByPeriod, isByPolicy, reportKinds, reportNames } from '../../../lambdas/domain/reports/report.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { DayField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { usePlace } from '../frame/place.ts'
import type { AskedReport } from './report-filter.ts'

interface ReportControlsProps {
  readonly asked: AskedReport
  readonly onChange: (asked: AskedReport) => void
}

/** Which report, of where, of which policy and days. */
export function ReportControls({ asked, onChange }: ReportControlsProps) {
  const place = usePlace()
  const { kind, policy } = asked
  return (
    <div className="report-controls">
      <div className="filters">
        <NativeSelect
          label="Báo cáo"
          value={kind}
          data={reportKinds.map((one) => ({ value: one, label: reportNames[one] }))}
          onChange={({ target }) => {
            const chosen = reportKinds.find((one) => one === target.value)
            if (chosen) onChange({ ...asked, kind: chosen })
          }}
        />
        <UnitSelect value={asked.unit} onChange={(unit) => onChange({ ...asked, unit })} />
        {isByPolicy(kind) ? (
          <NativeSelect
            label="Chính sách"
            value={policy ?? ''}
            data={[
              { value: '', label: 'Tất cả chính sách' },
              ...place.programme.policies
                .filter(({ paid }) => paid)
                .map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
            ]}
            onChange={({ target }) => onChange({ ...asked, policy: target.value || null })}
          />
        ) : null}
      </div>
      {isByPeriod(kind) ? <PeriodForm key={`${asked.from} ${asked.to}`} asked={asked} onChange={onChange} /> : null}
    </div>
  )
}

function PeriodForm({ asked, onChange }: ReportControlsProps) {
  const [from, setFrom] = useState(asked.from ? formatDay(asked.from) : '')
  const [to, setTo] = useState(asked.to ? formatDay(asked.to) : '')
  const [mistakes, setMistakes] = useState<{ readonly from?: string; readonly to?: string }>({})
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const days = { from: parseDayInput(from), to: parseDayInput(to) }
    const wrong = 'Ghi ngày/tháng/năm, ví dụ 29/05/2020.'
    if (days.from && days.to && days.from <= days.to) {
      setMistakes({})
      onChange({ ...asked, from: days.from, to: days.to })
      return
    }
    setMistakes({
      ...(days.from ? {} : { from: wrong }),
      ...(days.to
        ? days.from && days.from > days.to
          ? { to: 'Ngày cuối phải từ ngày đầu trở đi.' }
          : {}
        : { to: wrong }),
    })
  }
  return (
    <form className="period" onSubmit={submit} noValidate aria-label="Kỳ báo cáo">
      <DayField label="Từ ngày" hint="Để trống: luỹ kế đến nay" value={from} error={mistakes.from} onChange={setFrom} />
      <DayField label="Đến hết ngày" hint="Ví dụ 29/05/2020" value={to} error={mistakes.to} onChange={setTo} />
      <div className="buttons">
        <Button type="submit">Xem kỳ này</Button>
        {asked.from ? (
          <Button variant="default" onClick={() => onChange({ ...asked, from: null, to: null })}>
            Bỏ kỳ, xem luỹ kế
          </Button>
        ) : null}
      </div>
    </form>
  )
}
