import type { LocalDay } from './local-day.ts'

/**
 * Days off that move from year to year, as the year's notice says them: a data file, one year more is one entry more. A year that is not
 * here knows the fixed days alone, so a deadline in it comes some days early, never late for the citizen.
 */
export interface MovableDaysOff {
  /** The days themselves, with what the notice gives instead of those that fall on a weekend. */
  readonly off: readonly { readonly from: LocalDay; readonly to: LocalDay; readonly name: string }[]
  /** Saturdays that are worked for a day between two holidays. */
  readonly worked: readonly LocalDay[]
  readonly source: string
  /** `certain: false`: the notice itself was not seen, or not all of it. Check it against the notice before it decides about anything. */
  readonly certain: boolean
}

const day = (text: string): LocalDay => text as LocalDay
const from = (first: string, last: string, name: string) => ({ from: day(first), to: day(last), name })
const on = (only: string, name: string) => from(only, only, name)

export const movableDaysOff: Readonly<Record<string, MovableDaysOff>> = {
  2020: {
    off: [from('2020-01-23', '2020-01-29', 'Tết Canh Tý'), on('2020-04-02', 'Giỗ Tổ Hùng Vương')],
    worked: [],
    source: 'Tết: Sở Công Thương Đắk Lắk, 7/1/2020 (từ 23/1 đến hết 29/1/2020). Giỗ Tổ: mùng 10 tháng 3 âm lịch.',
    certain: true,
  },
  2021: {
    off: [
      from('2021-02-10', '2021-02-16', 'Tết Tân Sửu'),
      on('2021-04-21', 'Giỗ Tổ Hùng Vương'),
      on('2021-09-03', 'Quốc khánh, ngày liền kề'),
    ],
    worked: [],
    source:
      'Tết, Quốc khánh: phương án của Bộ LĐ-TBXH, báo VietNamNet (685183). Giỗ Tổ: báo Người Đưa Tin (21/4 là mùng 10 tháng 3 âm lịch).',
    certain: true,
  },
  2026: {
    off: [
      from('2026-01-02', '2026-01-02', 'Tết Dương lịch, ngày hoán đổi'),
      from('2026-02-16', '2026-02-20', 'Tết Bính Ngọ'),
      on('2026-04-27', 'Giỗ Tổ Hùng Vương, nghỉ bù cho chủ nhật 26/4'),
      from('2026-08-31', '2026-09-02', 'Quốc khánh, ngày liền kề và ngày hoán đổi'),
    ],
    worked: [day('2026-01-10'), day('2026-08-22')],
    source:
      'Tết: báo Công an TP HCM (388656) và TTXVN 17/10/2025. Giỗ Tổ: mùng 10 tháng 3 âm lịch là 26/4. Các ngày hoán đổi của Tết Dương lịch và Quốc khánh: chưa xem văn bản.',
    certain: false,
  },
}
