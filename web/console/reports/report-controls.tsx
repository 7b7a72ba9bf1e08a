import { Button, NativeSelect } from '@mantine/core'
import { isByPeriod, isByPolicy, reportKinds, reportNames } from '../../../lambdas/domain/reports/report.ts'
import { PeriodForm } from '../fields/period-form.tsx'
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
      {isByPeriod(kind) ? (
        <PeriodForm
          key={`${asked.from} ${asked.to}`}
          label="Kỳ báo cáo"
          period={asked.from && asked.to ? { from: asked.from, to: asked.to } : null}
          fromHint="Để trống: luỹ kế đến nay"
          submitWords="Xem kỳ này"
          onChange={(period) => onChange({ ...asked, ...period })}
        >
          {asked.from ? (
            <Button variant="default" onClick={() => onChange({ ...asked, from: null, to: null })}>
              Bỏ kỳ, xem luỹ kế
            </Button>
          ) : null}
        </PeriodForm>
      ) : null}
    </div>
  )
}
