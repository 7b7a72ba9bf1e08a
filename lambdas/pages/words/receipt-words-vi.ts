import { formatDong } from '../../domain/money/dong.ts'
import { capitalised } from '../../domain/names/capitalised.ts'
import { monthsInWords } from '../../domain/payments/instalments.ts'
import type { Lang } from '../site.ts'

export const receiptVi = {
  lang: 'vi' as Lang,
  money: formatDong,
  namedMonths: monthsInWords,
  title: 'Kiểm tra biên nhận',
  description: 'Ai cầm biên nhận cũng tự kiểm tra được việc chi trả đã vào sổ niêm phong công khai hay chưa.',
  lead: 'Quét mã vuông trên phiếu, hoặc dán đường dẫn hay mã biên nhận vào đây. Việc kiểm tra làm ngay trên máy của bạn; nội dung biên nhận không gửi đi đâu.',
  noScript: 'Trang này tính toán trên máy của bạn nên cần bật JavaScript. Bạn cũng có thể hỏi xã, mang theo biên nhận.',
  label: 'Biên nhận',
  hint: 'Ví dụ mã: 24547-290520-7Q3KD-0M2XV',
  check: 'Kiểm tra',
  checking: 'Đang kiểm tra…',
  empty: 'Dán đường dẫn hoặc gõ mã biên nhận',
  unreadable:
    'Đây không phải biên nhận của An Sinh, hoặc đã bị cắt mất một phần. Quét lại mã vuông, hoặc gõ mã đủ bốn nhóm.',
  result: 'Kết quả kiểm tra',
  verdicts: {
    proved: 'Biên nhận đúng, có trong sổ niêm phong',
    known: 'Mã này có trong sổ niêm phong',
    'not-sealed-yet': 'Ngày này chưa niêm phong, chưa kiểm tra được',
    'seal-lacking': 'Sổ công bố thiếu ngày này, không kiểm tra được',
    unknown: 'Không thấy mã này trong sổ niêm phong',
    absent: 'Biên nhận KHÔNG có trong sổ niêm phong',
    'ledger-broken': 'Sổ công bố không khớp với chính nó',
    offline: 'Cần mạng để tải sổ của ngày này một lần',
    'no-file': 'Không đọc được tệp của sổ, chưa kiểm tra được',
  },
  provedMeans: (place: number, events: number, day: string): string =>
    `Mục thứ ${place} trong ${events} mục của đơn vị, niêm phong cùng ngày ${day}. Mọi mã từ đây đến ngày niêm phong cuối đã được tính lại và khớp.`,
  knownMeans:
    'Mã gõ tay chỉ cho biết có biên nhận mang mã này. Muốn biết nội dung trên phiếu có đúng không, hãy quét mã vuông.',
  unknownMeans:
    'Gõ lại từng chữ, hoặc quét mã vuông để biết chắc. Vẫn không thấy thì giữ phiếu lại và báo Mặt trận Tổ quốc xã.',
  notYetMeans: (day: string): string =>
    `Sổ của ngày ${day} được niêm phong lúc 2 giờ sáng hôm sau. Kiểm tra lại từ ngày hôm sau.`,
  lackingMeans: (day: string): string =>
    `Ngày ${day} đã qua lâu, lẽ ra đã được niêm phong và công bố. Đây không phải lỗi của biên nhận: việc niêm phong bị hỏng, hoặc sổ công bố đã bị cắt bớt. Giữ phiếu lại, báo xã và Mặt trận Tổ quốc xã.`,
  absentMeans:
    'Nội dung đã bị sửa, hoặc không do hệ thống cấp. Giữ phiếu lại và báo Mặt trận Tổ quốc xã, hoặc gửi phản ánh trên trang này.',
  brokenMeans: (day: string): string =>
    `Chỗ không khớp đầu tiên: ngày ${day}. Đây không phải lỗi của biên nhận. Báo Ủy ban nhân dân tỉnh và Mặt trận Tổ quốc tỉnh.`,
  offlineMeans: 'Bật mạng rồi bấm Kiểm tra lại, hoặc tải trước sổ của xã ở mục bên dưới.',
  noFileMeans:
    'Mạng có trả lời, nhưng không phải tệp của sổ, hoặc tệp bị cắt mất một phần. Nếu đang dùng Wi-Fi công cộng thì đăng nhập Wi-Fi đó trước, hoặc chuyển sang mạng khác, rồi thử lại. Vẫn không được thì báo xã. Điều này không nói gì về biên nhận: giữ phiếu lại.',
  content: 'Nội dung biên nhận',
  untrusted: 'Nội dung ghi trên biên nhận (chưa được chứng minh)',
  fields: {
    fullName: 'Người được hỗ trợ',
    amount: 'Số tiền',
    months: 'Chi cho',
    granted: 'Cả khoản được duyệt',
    policy: 'Chính sách',
    place: 'Xã',
    paidOn: 'Ngày chi trả',
    office: 'Đơn vị ghi nhận',
    enteredAt: 'Ghi vào hệ thống lúc',
  },
  prepare: 'Kiểm tra ở nơi không có mạng',
  prepareLead:
    'Khi còn mạng, tải sổ của một xã. Sau đó kiểm tra được mọi biên nhận của xã đó chừng nào trang này còn mở.',
  commune: capitalised,
  load: 'Tải sổ của xã',
  loading: 'Đang tải sổ…',
  loaded: (days: number, place: string): string =>
    `Đã tải ${days} ngày của ${place}. Giờ có thể kiểm tra khi không có mạng.`,
  notLoaded: 'Chưa tải được. Kiểm tra mạng rồi thử lại.',
  proves: 'Biên nhận chứng minh điều gì',
  provesList: [
    'Việc chi trả này đã được ghi vào hệ thống, đúng số tiền, ngày và đơn vị ghi trên biên nhận.',
    'Từ khi ngày đó được niêm phong, không ai sửa hay xoá được mục này, kể cả cơ quan quản lý hệ thống, mà không lộ ra với bất kỳ ai đã chép lại mã niêm phong.',
  ],
  provesNot: 'Và không chứng minh điều gì',
  provesNotList: [
    'Không chứng minh tiền đã đến tay: nếu bạn chưa nhận, báo ngay cho xã hoặc Mặt trận Tổ quốc xã.',
    'Không cho biết về sau khoản này có bị huỷ cập nhật hay thu hồi không. Trạng thái hôm nay xem ở trang Tra cứu.',
    'Không cho biết gì về người khác: sổ công khai chỉ có dấu của từng mục, không có tên, số giấy tờ hay số tiền.',
  ],
  days: 'Những ngày niêm phong gần đây',
  daysLead: 'Mỗi ngày một mã, mã sau tính cả mã trước. Ai chép lại hôm nay thì mai có thể đối chiếu.',
  day: 'Ngày',
  events: 'Số mục',
  seal: 'Mã niêm phong',
  noDays: 'Chưa có ngày nào được niêm phong.',
  daysFailed: 'Chưa tải được sổ. Kiểm tra mạng rồi mở lại trang.',
}
export type ReceiptWords = typeof receiptVi
