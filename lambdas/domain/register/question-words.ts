import { monthInWords } from '../payments/instalments.ts'
import { notPaidReasonNames } from '../payments/payment-status.ts'
import { type NamedUnits, officeInWords, officeName } from '../permissions/office-name.ts'
import { accountPartNames } from '../statistics/payer-counts.ts'
import { formatDay } from '../time/local-day.ts'
import {
  anyOffice,
  type DayKind,
  type DaysQuestion,
  type HouseholdQuestion,
  type RegisterQuestion,
} from './register-question.ts'

export const dayWords = {
  granted: 'đưa vào danh sách',
  paid: 'ghi chi xong',
  'payment-entry': 'có lần chi được ghi vào hệ thống',
  payment: 'có lần chi',
} as const satisfies Record<DayKind, string>

/** "có lần chi từ 01/05/2020 đến 31/05/2020". */
export function daysInWords({ of, from, to }: DaysQuestion): string {
  const when = from === to ? `ngày ${formatDay(from)}` : `từ ${formatDay(from)} đến ${formatDay(to)}`
  return `${dayWords[of]} ${when}`
}

export const householdWords = {
  household: 'mỗi hộ một khoản (hộ hoặc chủ hộ)',
  unknown: 'khẩu chưa rõ hộ',
} as const satisfies Record<HouseholdQuestion, string>

/** "đã chi qua Bưu điện Huyện Cư Kuin" as it stands in a file and above a filtered list; null where payments are not asked about. */
export function paymentsInWords(
  { payer, late }: Pick<RegisterQuestion, 'payer' | 'late'>,
  tree: NamedUnits,
): string | null {
  const office = payer === null || payer === anyOffice ? null : officeInWords(tree, payer)
  if (late) return office ? `có lần chi ${office} nhập muộn` : 'có lần chi nhập muộn'
  if (payer === null) return null
  return office ? `có lần chi qua ${office}` : 'đã có lần chi'
}

/** All but policy and state, each in a few words. */
export function questionInWords(question: RegisterQuestion, tree: NamedUnits): string[] {
  const { reason, noNumber, duplicatesOnly, account, household, days, dueMonth } = question
  const payments = paymentsInWords(question, tree)
  return [
    ...(reason ? [`lý do: ${notPaidReasonNames[reason]}`] : []),
    ...(payments ? [payments] : []),
    ...(account
      ? [
          `${account.unit === null ? 'bưu điện' : officeName(tree, 'payer', account.unit)} ${accountPartNames[account.part]}`,
        ]
      : []),
    ...(household ? [householdWords[household]] : []),
    ...(days ? [daysInWords(days)] : []),
    ...(dueMonth ? [`còn phải chi ${monthInWords(dueMonth)}`] : []),
    ...(noNumber ? ['chỉ người chưa có số giấy tờ'] : []),
    ...(duplicatesOnly ? ['chỉ người có cảnh báo trùng'] : []),
  ]
}
