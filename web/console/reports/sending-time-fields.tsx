import { Checkbox, Radio, TextInput } from '@mantine/core'
import { weekdayNames, weekdays } from '../../../lambdas/domain/reports/mail-schedule.ts'
import type { SubscriptionDraft } from './subscription-draft.ts'

interface SendingTimeFieldsProps {
  readonly draft: SubscriptionDraft
  readonly mistakes: { readonly time?: string; readonly weekdays?: string; readonly monthDays?: string }
  readonly onChange: (part: Partial<SubscriptionDraft>) => void
}

/** At what time of which days: of the week, or of the month. */
export function SendingTimeFields({ draft, mistakes, onChange }: SendingTimeFieldsProps) {
  return (
    <>
      <TextInput
        label="Giờ gửi"
        description="Giờ Việt Nam; thư đến trong vòng 5 phút"
        value={draft.time}
        error={mistakes.time}
        autoComplete="off"
        onChange={({ target }) => onChange({ time: target.value })}
      />
      <Radio.Group
        label="Gửi theo"
        value={draft.by}
        onChange={(by) => onChange({ by: by === 'month' ? 'month' : 'week' })}
      >
        <div className="subscription-by">
          <Radio value="week" label="Ngày trong tuần" />
          <Radio value="month" label="Ngày trong tháng" />
        </div>
      </Radio.Group>
      {draft.by === 'week' ? (
        <Checkbox.Group
          label="Các ngày trong tuần"
          error={mistakes.weekdays}
          value={draft.weekdays.map(String)}
          onChange={(chosen) => onChange({ weekdays: weekdays.filter((day) => chosen.includes(String(day))) })}
        >
          <div className="subscription-days">
            {weekdays.map((day) => (
              <Checkbox key={day} value={String(day)} label={weekdayNames[day]} />
            ))}
          </div>
        </Checkbox.Group>
      ) : (
        <>
          <TextInput
            label="Các ngày trong tháng"
            description="Từ 1 đến 28, ví dụ 1, 15. Thư ngày 1 báo cáo cả tháng trước; thư ngày khác báo cáo từ sau thư trước đến hết ngày gửi."
            value={draft.monthDays}
            error={mistakes.monthDays}
            autoComplete="off"
            onChange={({ target }) => onChange({ monthDays: target.value })}
          />
          <Checkbox
            label="Ngày cuối tháng"
            checked={draft.onLastDay}
            onChange={({ target }) => onChange({ onLastDay: target.checked })}
          />
        </>
      )}
    </>
  )
}
