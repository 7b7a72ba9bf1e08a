import { mostDays } from '../../domain/programmes/most-days.ts'
import { hamletSheet } from './hamlet-sheet.ts'
import type { FormColumn, FormPlace } from './list-form.ts'

/** Columns that several forms share, each with what Excel can ask while it is typed. */

export const numberColumn: FormColumn = { header: 'STT', width: 6, style: 'integer' }

export const nameColumn: FormColumn = { header: 'Họ và tên', width: 28, style: 'text' }

const birthHint = 'Ghi năm sinh (1954) hoặc ngày/tháng/năm (05/03/1954).'

export const birthColumn: FormColumn = { header: 'Ngày, tháng, năm sinh', width: 14, style: 'text', hint: birthHint }

/** Sex is told by which of the two holds the year. */
export const birthBySexColumns = (group = 'Năm sinh'): FormColumn[] =>
  ['Nam', 'Nữ'].map((header) => ({ group, header, width: 12, style: 'text', hint: birthHint }))

export const sexColumn: FormColumn = {
  header: 'Giới tính',
  width: 9,
  style: 'text',
  check: { kind: 'list', values: ['Nam', 'Nữ'], style: 'stop', error: 'Chọn Nam hoặc Nữ.' },
}

/** Text, so that the zero in front stays: every CCCD begins with one. */
export const idNumberColumn: FormColumn = {
  header: 'Số CMND/CCCD',
  width: 17,
  style: 'text',
  hint: 'CMND 9 số hoặc CCCD 12 số. Ô đã ở dạng Text nên số 0 ở đầu được giữ.',
  check: {
    kind: 'formula',
    formula: 'OR(LEN(@)=9,LEN(@)=12)',
    style: 'warning',
    error: 'Số CMND có 9 chữ số, số CCCD có 12 chữ số. Kiểm tra lại.',
  },
}

export const hamletColumn = ({ hamlets = [] }: FormPlace, header = 'Thôn, buôn, tổ dân phố'): FormColumn => ({
  header,
  width: 20,
  style: 'text',
  ...(hamlets.length === 0
    ? {}
    : {
        check: {
          kind: 'list',
          values: hamlets,
          sheet: hamletSheet,
          style: 'warning',
          error: 'Không có trong danh sách thôn, buôn của xã.',
        },
      }),
})

export const policyColumn = (header: string, values: readonly string[]): FormColumn => ({
  header,
  width: 24,
  style: 'text',
  check: { kind: 'list', values, style: 'warning', error: 'Nên chọn trong danh sách để hệ thống nhận ra đối tượng.' },
})

export const relationColumn: FormColumn = {
  header: 'Quan hệ với chủ hộ',
  width: 14,
  style: 'text',
  hint: 'Chủ hộ ghi "Chủ hộ"; thành viên ghi ngay dưới chủ hộ.',
  check: {
    kind: 'list',
    values: ['Chủ hộ', 'Vợ', 'Chồng', 'Con', 'Con dâu', 'Con rể', 'Cháu', 'Bố', 'Mẹ', 'Ông', 'Bà', 'Anh', 'Chị', 'Em'],
    style: 'warning',
    error: 'Quan hệ này không có trong danh sách. Vẫn ghi?',
  },
}

export const ethnicityColumn: FormColumn = { header: 'Dân tộc', width: 10, style: 'text' }

export const monthsColumn: FormColumn = {
  header: 'Số tháng hỗ trợ',
  width: 9,
  style: 'integer',
  check: { kind: 'whole', from: 1, to: 3, style: 'stop', error: 'Hỗ trợ từ 1 đến 3 tháng.' },
}

/** @param limits who is supported for how many days at most, in words */
export const daysColumn = (limits: string): FormColumn => ({
  header: 'Số ngày hỗ trợ',
  width: 9,
  style: 'integer',
  hint: `Số ngày thực tế, của đối tượng được hỗ trợ theo ngày: ${limits}.`,
  check: { kind: 'whole', from: 1, to: mostDays, style: 'stop', error: 'Ghi số ngày bằng chữ số, từ 1.' },
})

export const amountColumn = (hint: string): FormColumn => ({
  header: 'Số tiền',
  width: 14,
  style: 'money',
  hint,
  isSummed: true,
  check: {
    kind: 'whole',
    from: 10_000,
    to: 100_000_000,
    style: 'warning',
    error: 'Số tiền ghi bằng đồng, từ 10.000 đến 100.000.000.',
  },
})

export const textColumn = (header: string, width = 16, group?: string): FormColumn => ({
  header,
  width,
  style: 'text',
  ...(group === undefined ? {} : { group }),
})

export const noteColumn = (header = 'Ghi chú'): FormColumn => ({ header, width: 18, style: 'text' })
