import type { CreateSubscriptionRequest, SubscriptionView } from '../../../lambdas/contract/subscriptions.ts'
import { type ReportKind, reportKinds } from '../../../lambdas/domain/reports/report.ts'
import { checkRecipients, type Weekday, weekdayNames, weekdays } from '../../../lambdas/domain/reports/subscription.ts'
import { parseTimeInput } from '../fields/parse-time-input.ts'

/** As it is typed. */
export interface SubscriptionDraft {
  readonly unit: string
  readonly kinds: readonly ReportKind[]
  readonly recipients: string
  readonly time: string
  readonly weekdays: readonly Weekday[]
}

export const newDraft = (unit: string): SubscriptionDraft => ({
  unit,
  kinds: ['policies', 'units', 'late'],
  recipients: '',
  time: '17:30',
  weekdays: [1, 2, 3, 4, 5],
})

export const draftOf = ({ unit, kinds, recipients, time, weekdays: days }: SubscriptionView): SubscriptionDraft => ({
  unit,
  kinds,
  recipients: recipients.join('\n'),
  time,
  weekdays: days,
})

type Mistakes = Partial<Record<'kinds' | 'recipients' | 'time' | 'weekdays', string>>

/** The server looks at the addresses again; here one learns at once what is wrong. */
export function mistakesOf(draft: SubscriptionDraft, domains: readonly string[]): Mistakes {
  const addresses = addressesOf(draft.recipients)
  const unclear = addresses.filter((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address))
  const checked = checkRecipients(addresses, domains)
  return {
    ...(draft.kinds.length === 0 ? { kinds: 'Chọn ít nhất một báo cáo.' } : {}),
    ...(addresses.length === 0 || addresses.length > 20
      ? { recipients: 'Ghi từ 1 đến 20 địa chỉ thư, mỗi dòng một địa chỉ.' }
      : unclear.length > 0
        ? { recipients: `Không phải địa chỉ thư: ${unclear.join(', ')}.` }
        : checked.ok
          ? {}
          : { recipients: checked.error.message }),
    ...(parseTimeInput(draft.time) ? {} : { time: 'Ghi giờ và phút, ví dụ 17:30.' }),
    ...(draft.weekdays.length === 0 ? { weekdays: 'Chọn ít nhất một ngày trong tuần.' } : {}),
  }
}

export const settingsOf = (
  draft: SubscriptionDraft,
): Omit<CreateSubscriptionRequest, 'programme' | 'unit' | 'isActive'> => ({
  kinds: reportKinds.filter((kind) => draft.kinds.includes(kind)),
  recipients: addressesOf(draft.recipients),
  time: parseTimeInput(draft.time) ?? '',
  weekdays: weekdays.filter((day) => draft.weekdays.includes(day)),
})

const addressesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

/** `17:30, Thứ hai đến Thứ sáu`, `07:00, mọi ngày`, `07:00, Thứ hai, Thứ năm`. */
export function scheduleInWords({ time, weekdays: days }: Pick<SubscriptionView, 'time' | 'weekdays'>): string {
  const [first, last] = [days[0], days.at(-1)]
  if (days.length === 7) return `${time}, mọi ngày`
  const isRange = first !== undefined && last !== undefined && days.length > 2 && last - first === days.length - 1
  return `${time}, ${isRange ? `${weekdayNames[first]} đến ${weekdayNames[last]}` : days.map((day) => weekdayNames[day]).join(', ')}`
}
