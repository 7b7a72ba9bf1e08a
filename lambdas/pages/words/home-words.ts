import type { Lang } from '../site.ts'

const homeVi = {
  description: (resolution: string): string =>
    `Tra cứu tiền hỗ trợ theo ${resolution} bằng số giấy tờ và họ tên. Không mất phí.`,
  remember: 'Ba điều cần nhớ',
  /** Where several programmes have a rule each. */
  rememberAll: 'Những điều cần nhớ',
  /** Below the programme's own rule. */
  facts: [
    'Nhận tiền không mất phí. Không ai được thu phí hay hỏi mã OTP.',
    'Khi nhận tiền, mang theo căn cước công dân hoặc chứng minh nhân dân.',
  ],
  wrong: 'Không tìm thấy, hoặc ghi đã chi trả mà bạn chưa nhận được tiền?',
  complain: 'Gửi phản ánh',
  more: 'Thông tin khác',
  cards: {
    policies: {
      title: 'Chính sách được thực hiện thế nào',
      text: 'Ai được hỗ trợ, bao nhiêu tiền, mấy tháng, làm ở đâu.',
    },
    figures: { title: 'Số liệu công khai', text: 'Đã phê duyệt và đã chi trả bao nhiêu, ở từng địa bàn.' },
    complaint: {
      title: 'Gửi phản ánh, kiến nghị',
      text: 'Bị sót, sai số tiền, hay xã làm chưa đúng: có số, có hạn trả lời.',
    },
    help: { title: 'Giúp đỡ', text: 'Cách tra cứu, các trạng thái nghĩa là gì, hỏi ở đâu.' },
  },
}
export type HomeWords = typeof homeVi

const homeEn: HomeWords = {
  description: (resolution) => `Look up your support under ${resolution} with your ID number and name. Free of charge.`,
  remember: 'Three things to remember',
  rememberAll: 'Things to remember',
  facts: [
    'There is no fee. Nobody may charge you or ask for an OTP code.',
    'Bring your CCCD or CMND card when you receive the money.',
  ],
  wrong: 'Not found, or it says paid and you got nothing?',
  complain: 'Send a complaint',
  more: 'More',
  cards: {
    policies: { title: 'How the policies work', text: 'Who gets support, how much, for how long, and where to go.' },
    figures: { title: 'Public figures', text: 'What was approved and paid, place by place.' },
    complaint: {
      title: 'Send a complaint',
      text: 'Left out, a wrong sum, an office that works badly: with a number and a deadline.',
    },
    help: { title: 'Help', text: 'How to look up, what each status means, where to ask.' },
  },
}

export const homeWords: Record<Lang, HomeWords> = { vi: homeVi, en: homeEn }
