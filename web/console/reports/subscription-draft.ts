import type { CreateSubscriptionRequest, SubscriptionView } from '../../../lambdas/contract/subscriptions.ts'
import {
  daysInWords,
  type MonthDay,
  monthDays,
  type SendingDays,
  type Weekday,
  weekdayNames,
  weekdays,
} from '../../../lambdas/domain/reports/mail-schedule.ts'
import { checkMailedUnits } from '../../../lambdas/domain/reports/mailed-units.ts'
import {
  type ReportFormat,
  type ReportKind,
  reportFormats,
  reportKinds,
} from '../../../lambdas/domain/reports/report.ts'
import { checkRecipients } from '../../../lambdas/domain/reports/subscription.ts'
import { parseLinesInput } from '../fields/parse-lines-input.ts'
import { parseTimeInput } from '../fields/parse-time-input.ts'
import type { Place } from '../frame/place.ts'

/** One of the units, with a number of its own: two lines may name one unit until one of them is changed. */
interface DraftUnit {
  readonly line: number
  readonly code: string
}

/** As it is typed. */
export interface SubscriptionDraft {
  readonly units: readonly DraftUnit[]
  readonly kinds: readonly ReportKind[]
  readonly formats: readonly ReportFormat[]
  readonly recipients: string
  readonly time: string
  readonly by: 'week' | 'month'
  readonly weekdays: readonly Weekday[]
  /** `1, 15`. */
  readonly monthDays: string
  readonly onLastDay: boolean
}

const workdays = [1, 2, 3, 4, 5] as const

export const newDraft = (unit: string): SubscriptionDraft => ({
  units: [{ line: 1, code: unit }],
  kinds: ['policies', 'units', 'late'],
  formats: ['xlsx'],
  recipients: '',
  time: '17:30',
  by: 'week',
  weekdays: workdays,
  monthDays: '1',
  onLastDay: false,
})

/** A unit that is not the officer's any more, or of no map, is to be chosen anew. */
export function draftOf(
  known: SubscriptionView,
  { unit: find, session }: Pick<Place, 'unit' | 'session'>,
): SubscriptionDraft {
  const { units, kinds, formats, recipients, time, weekdays: ofWeek, monthDays: ofMonth } = known
  // By name, too: a code that means another unit on the map of today has not been chosen.
  const own = units.filter(({ code, name }) => find(code)?.name === name)
  const isByMonth = ofMonth.length > 0
  const numbers = ofMonth.filter((day) => day !== 'last')
  return {
    ...newDraft(session.unit.code),
    ...(own.length > 0 ? { units: own.map(({ code }, index) => ({ line: index + 1, code })) } : {}),
    kinds,
    formats,
    recipients: recipients.join('\n'),
    time,
    ...(isByMonth
      ? { by: 'month', monthDays: numbers.join(', '), onLastDay: ofMonth.includes('last') }
      : { weekdays: ofWeek }),
  }
}

type Mistakes = Partial<
  Record<'units' | 'kinds' | 'formats' | 'recipients' | 'time' | 'weekdays' | 'monthDays', string>
>

/** The server looks at units and addresses again; here one learns at once what is wrong. */
export function mistakesOf(draft: SubscriptionDraft, domains: readonly string[], place: Place): Mistakes {
  const addresses = addressesOf(draft.recipients)
  const unclear = addresses.filter((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address))
  const checked = checkRecipients(addresses, domains)
  const contains = (scope: string, code: string): boolean => place.path(code).some((unit) => unit.code === scope)
  const units = checkMailedUnits({ find: place.unit, contains }, codesOf(draft), place.session.today)
  return {
    ...(units.ok ? {} : { units: units.error.message }),
    ...(draft.kinds.length === 0 ? { kinds: 'Chọn ít nhất một báo cáo.' } : {}),
    ...(draft.formats.length === 0 ? { formats: 'Chọn ít nhất một loại tệp.' } : {}),
    ...(addresses.length === 0 || addresses.length > 20
      ? { recipients: 'Ghi từ 1 đến 20 địa chỉ thư, mỗi dòng một địa chỉ.' }
      : unclear.length > 0
        ? { recipients: `Không phải địa chỉ thư: ${unclear.join(', ')}.` }
        : checked.ok
          ? {}
          : { recipients: checked.error.message }),
    ...(parseTimeInput(draft.time) ? {} : { time: 'Ghi giờ và phút, ví dụ 17:30.' }),
    ...dayMistakes(draft),
  }
}

function dayMistakes({ by, weekdays: ofWeek, monthDays: typed, onLastDay }: SubscriptionDraft): Mistakes {
  if (by === 'week') return ofWeek.length === 0 ? { weekdays: 'Chọn ít nhất một ngày trong tuần.' } : {}
  const days = parseLinesInput(typed)
  if (days === null || days.some((day) => day > 28))
    return { monthDays: 'Ghi các ngày từ 1 đến 28, ví dụ 1, 15. Sau ngày 28 chỉ có “ngày cuối tháng”.' }
  return days.length === 0 && !onLastDay ? { monthDays: 'Ghi ít nhất một ngày, hoặc chọn ngày cuối tháng.' } : {}
}

const codesOf = ({ units }: SubscriptionDraft): string[] => units.map(({ code }) => code)

export const settingsOf = (draft: SubscriptionDraft): Omit<CreateSubscriptionRequest, 'programme' | 'isActive'> => ({
  units: [...new Set(codesOf(draft))],
  kinds: reportKinds.filter((kind) => draft.kinds.includes(kind)),
  formats: reportFormats.filter((format) => draft.formats.includes(format)),
  recipients: addressesOf(draft.recipients),
  time: parseTimeInput(draft.time) ?? '',
  weekdays: draft.by === 'week' ? weekdays.filter((day) => draft.weekdays.includes(day)) : [],
  monthDays: draft.by === 'month' ? monthDaysOf(draft) : [],
})

function monthDaysOf({ monthDays: typed, onLastDay }: SubscriptionDraft): MonthDay[] {
  const numbers: readonly number[] = parseLinesInput(typed) ?? []
  return monthDays.filter((day) => (day === 'last' ? onLastDay : numbers.includes(day)))
}

const addressesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

/** `17:30, Thứ hai đến Thứ sáu`, `07:00, mọi ngày`, `07:00, Thứ hai, Thứ năm`, `07:00, ngày 1, ngày cuối tháng`. */
export function scheduleInWords({ time, ...days }: SendingDays & Pick<SubscriptionView, 'time'>): string {
  const { weekdays: ofWeek } = days
  const [first, last] = [ofWeek[0], ofWeek.at(-1)]
  if (ofWeek.length === 7) return `${time}, mọi ngày`
  const isRange = first !== undefined && last !== undefined && ofWeek.length > 2 && last - first === ofWeek.length - 1
  return `${time}, ${isRange ? `${weekdayNames[first]} đến ${weekdayNames[last]}` : daysInWords(days)}`
}
