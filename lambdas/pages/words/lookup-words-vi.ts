import { formatDong } from '../../domain/money/dong.ts'
import { type PaymentStatus, statusNames } from '../../domain/payments/payment-status.ts'
import type { Lang } from '../site.ts'

/** What a status means for the person it is about, and what he can do now. */
export interface StatusWords {
  readonly name: string
  readonly meaning: string
}

export const lookupVi = {
  lang: 'vi' as Lang,
  money: formatDong,
  heading: 'Tra cứu khoản hỗ trợ của bạn',
  lead: 'Nhập số giấy tờ và họ tên. Bạn sẽ thấy số tiền được phê duyệt và tiền đã được chi trả hay chưa.',
  idNumber: {
    label: 'Số CCCD hoặc CMND',
    hint: '12 chữ số (căn cước) hoặc 9 chữ số (chứng minh nhân dân). Có dấu cách hay dấu chấm cũng được.',
    missing: 'Nhập số CCCD hoặc CMND của bạn',
    wrong: 'Số căn cước phải có 12 chữ số, chứng minh nhân dân phải có 9 chữ số',
  },
  fullName: {
    label: 'Họ và tên',
    hint: 'Như trên giấy tờ, không cần gõ dấu.',
    missing: 'Nhập họ và tên như trên giấy tờ (không cần dấu)',
    wrong: 'Họ và tên dài quá 120 chữ. Nhập họ và tên như trên giấy tờ',
  },
  submit: 'Tra cứu',
  again: 'Tra cứu người khác',
  privacy: 'Số giấy tờ và họ tên không nằm trong địa chỉ trang và không ghi vào nhật ký.',
  error: 'Lỗi',
  errorTitle: 'Có lỗi cần sửa',
  searching: 'Đang tra cứu…',
  found: 'Kết quả tra cứu',
  at: (moment: string): string => `Tra cứu lúc ${moment}`,
  print: 'In kết quả',
  fields: {
    fullName: 'Họ và tên',
    idNumber: 'Số giấy tờ',
    place: 'Địa bàn',
    policy: 'Chính sách',
    amount: 'Số tiền được phê duyệt',
    offset: 'Trừ khoản đã nhận',
    decision: 'Quyết định',
    amendedBy: 'Sửa theo quyết định',
    status: 'Trạng thái',
    paid: 'Đã chi trả',
    lastPaid: 'Lần chi gần nhất',
    paidOn: 'Ngày chi trả',
    payer: 'Đơn vị chi trả',
    receiver: 'Người nhận',
    receipt: 'Mã biên nhận',
  },
  months: (months: number): string => `(${months} tháng)`,
  decision: (number: string, day: string): string => `Số ${number} ngày ${day}`,
  receivers: { self: 'Chính chủ', other: 'Người nhận thay' },
  checkReceipt: 'Kiểm tra biên nhận này',
  notFound: 'Chưa tìm thấy thông tin khớp',
  notFoundWhy: 'Có thể bạn chưa có trong danh sách, hoặc số giấy tờ chưa được nhập.',
  nextSteps: 'Bạn có thể làm tiếp',
  notFoundSteps: [
    'Kiểm tra lại từng chữ số và họ tên.',
    'Thử số CMND cũ, nếu bạn đã đổi sang căn cước.',
    'Hỏi Ủy ban nhân dân xã nơi bạn ở. Mang theo giấy tờ của bạn.',
  ],
  helpPage: 'Xem trang Giúp đỡ',
  busy: 'Chưa tra cứu được',
  busyWhy: 'Hệ thống đang bận hoặc mạng yếu. Xem lại họ tên, thử lại sau ít phút.',
  statuses: {
    approved: {
      name: statusNames.approved,
      meaning: 'Tiền đã được phê duyệt nhưng chưa trao. Xã hoặc bưu điện sẽ báo ngày nhận.',
    },
    'with-payer': {
      name: statusNames['with-payer'],
      meaning: 'Bưu điện đang giữ tiền và sẽ báo ngày nhận. Mang giấy tờ của bạn khi đến nhận.',
    },
    'part-paid': {
      name: statusNames['part-paid'],
      meaning: 'Có tháng đã nhận, có tháng chưa. Xã hoặc bưu điện sẽ báo ngày nhận phần còn lại.',
    },
    paid: {
      name: statusNames.paid,
      meaning: 'Tiền đã được trao. Nếu bạn chưa nhận, báo ngay cho xã hoặc Mặt trận Tổ quốc xã.',
    },
    'not-received': {
      name: statusNames['not-received'],
      meaning: 'Đơn vị chi trả chưa trao được tiền. Mang giấy tờ đến Ủy ban nhân dân xã để nhận.',
    },
    refused: {
      name: statusNames.refused,
      meaning: 'Hồ sơ ghi bạn từ chối nhận, có giấy của bạn. Nếu không đúng, báo ngay cho xã.',
    },
    deceased: {
      name: statusNames.deceased,
      meaning: 'Hồ sơ ghi người này đã mất. Nếu không đúng, báo ngay cho xã.',
    },
    suspended: {
      name: statusNames.suspended,
      meaning: 'Khoản này đang dừng chi. Hỏi Ủy ban nhân dân xã để biết lý do.',
    },
    'to-recover': {
      name: statusNames['to-recover'],
      meaning: 'Theo quyết định, khoản này không được hưởng. Hỏi Ủy ban nhân dân xã để biết lý do và cách nộp lại.',
    },
    recovered: {
      name: statusNames.recovered,
      meaning: 'Tiền đã được nộp lại đủ. Bạn không phải nộp gì thêm.',
    },
    'return-refused': {
      name: statusNames['return-refused'],
      meaning: 'Hồ sơ ghi tiền chưa được nộp lại. Nếu không đúng, báo ngay cho xã.',
    },
    cancelled: {
      name: statusNames.cancelled,
      meaning: 'Khoản này không còn hiệu lực. Hỏi Ủy ban nhân dân xã để biết lý do.',
    },
  } satisfies Record<PaymentStatus, StatusWords> as Record<PaymentStatus, StatusWords>,
}

export type LookupWords = typeof lookupVi
