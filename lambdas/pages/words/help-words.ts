import type { Lang } from '../site.ts'

const helpVi = {
  title: 'Giúp đỡ',
  description: 'Cách tra cứu, các trạng thái nghĩa là gì, hỏi ở đâu khi chưa nhận được tiền.',
  how: 'Cách tra cứu',
  steps: [
    'Mở trang Tra cứu.',
    'Gõ số căn cước (12 số) hoặc số chứng minh nhân dân (9 số).',
    'Gõ họ và tên như trên giấy tờ. Không cần gõ dấu.',
    'Bấm “Tra cứu”. Kết quả hiện ngay bên trên.',
  ],
  toLookup: 'Đến trang Tra cứu',
  trouble: 'Khi chưa tìm thấy',
  troubles: [
    {
      question: 'Tôi gõ đúng mà không thấy.',
      answer: 'Nhiều người chưa có số giấy tờ trong danh sách. Số được bổ sung khi chi trả. Hỏi xã để biết chắc.',
    },
    {
      question: 'Tôi đã đổi từ chứng minh nhân dân sang căn cước.',
      answer: 'Thử cả số cũ và số mới. Danh sách có thể ghi số cũ.',
    },
    {
      question: 'Tên tôi là tên Êđê, M’nông, Jrai.',
      answer: 'Gõ cả họ và tên. Dấu, dấu phẩy trên sau Y và H, chữ ƀ hay b đều được.',
    },
    {
      question: 'Con tôi chưa có giấy tờ.',
      answer: 'Chưa tra cứu được bằng số. Hỏi xã, mang theo giấy tờ của cha hoặc mẹ.',
    },
  ],
  statuses: 'Các trạng thái nghĩa là gì',
  ask: 'Hỏi ở đâu',
  /** By what communes are called there, as "xã, phường". */
  firstPlace: {
    name: (kinds: string): string => `Ủy ban nhân dân ${kinds}`,
    text: 'Hỏi trước tiên ở đây: danh sách, số giấy tờ, ngày chi trả.',
  },
  /** The province's own office stands between the first and these. */
  places: [
    {
      name: 'Ủy ban Mặt trận Tổ quốc xã',
      text: 'Khi bạn thấy danh sách không đúng người, hoặc ghi đã chi mà bạn chưa nhận.',
    },
    { name: 'Công an xã', text: 'Khi có người đòi phí, đòi mã OTP, hoặc giả làm cán bộ.' },
  ],
  hotline: 'Đường dây nóng',
  complain: 'Gửi phản ánh, kiến nghị',
  guard: 'Phòng lừa đảo',
  guards: [
    'Cán bộ không bao giờ hỏi mã OTP, mật khẩu hay số thẻ ngân hàng của bạn.',
    'Nhận tiền hỗ trợ không mất phí. Không chuyển tiền trước cho bất kỳ ai.',
    'Chỉ tra cứu trên trang này. Không bấm vào đường dẫn lạ trong tin nhắn.',
  ],
}
export type HelpWords = typeof helpVi

const helpEn: HelpWords = {
  title: 'Help',
  description: 'How to look up, what each status means, and where to ask if you did not get your money.',
  how: 'How to look up',
  steps: [
    'Open the look-up page.',
    'Type the number of your CCCD (12 digits) or CMND (9 digits).',
    'Type your full name as on your card. Accents are not needed.',
    'Press “Look up”. The answer shows above the form.',
  ],
  toLookup: 'To the look-up',
  trouble: 'If nothing is found',
  troubles: [
    {
      question: 'I typed it right and nothing shows.',
      answer: 'Many numbers are added only at the payment. Ask your commune to be sure.',
    },
    {
      question: 'I changed from a CMND to a CCCD.',
      answer: 'Try the old and the new number. The list may have the old one.',
    },
    {
      question: 'My name is Êđê, M’nông or Jrai.',
      answer: 'Type your whole name. Accents, the apostrophe after Y and H, and ƀ or b make no difference.',
    },
    {
      question: 'My child has no card.',
      answer: 'A look-up by number does not work yet. Ask your commune and bring the papers of a parent.',
    },
  ],
  statuses: 'What each status means',
  ask: 'Where to ask',
  firstPlace: {
    name: () => 'The people’s committee of your commune',
    text: 'Ask here first: lists, ID numbers, day of payment.',
  },
  places: [
    {
      name: 'The Fatherland Front of your commune',
      text: 'If a list names the wrong people, or says paid and you got nothing.',
    },
    { name: 'The commune police', text: 'If somebody asks for a fee or an OTP code, or poses as an officer.' },
  ],
  hotline: 'Hotline',
  complain: 'Send a complaint',
  guard: 'Beware of cheats',
  guards: [
    'Officers never ask for an OTP code, a password or a bank card number.',
    'Support is free of charge. Never send money to anybody beforehand.',
    'Look up on this site only. Do not open strange links in messages.',
  ],
}

export const helpWords: Record<Lang, HelpWords> = { vi: helpVi, en: helpEn }
