import { capitalised } from '../../domain/names/capitalised.ts'
import { type BenefitUnit, benefitUnitNames } from '../../domain/programmes/programme.ts'
import { type Fact, unsure } from '../policies/policy-text.ts'
import type { Lang } from '../site.ts'
import { type Formats, formatsEn, formatsVi } from './formats.ts'

const policiesVi = {
  formats: formatsVi as Formats,
  title: 'Chính sách được thực hiện thế nào',
  description: (resolution: string): string =>
    `Từng chính sách theo ${resolution}: ai được hỗ trợ, bao nhiêu tiền, điều kiện và các bước.`,
  lead: 'Mỗi phần dưới đây nói về một nhóm người: ai được hỗ trợ, bao nhiêu tiền, làm thế nào.',
  rules: 'Quy định chung',
  noFee: 'Không ai được thu phí. Không ai được hỏi mã OTP.',
  open: 'Danh sách phải đúng người và công khai. Mặt trận Tổ quốc giám sát.',
  willing: 'Người không muốn nhận thì không bị ép nhận, và không ai được ép người khác từ chối.',
  bring: 'Khi nhận tiền, mang theo gì',
  bringItems: [
    'Căn cước công dân hoặc chứng minh nhân dân của bạn.',
    'Nếu chưa có hoặc bị mất: nói với cán bộ, cán bộ sẽ ghi lý do.',
    unsure('Nếu nhận thay: giấy tờ của cả hai người và giấy ủy quyền.'),
  ] as readonly Fact[],
  onThisPage: 'Trên trang này',
  programmesHere: 'Các chương trình đang thực hiện',
  policiesOf: (resolution: string): string => `Chính sách theo ${resolution}`,
  labels: {
    who: 'Ai được hỗ trợ',
    amount: 'Số tiền',
    cutOff: 'Mốc danh sách',
    conditions: 'Điều kiện',
    papers: 'Bạn cần làm',
    route: 'Các bước',
    forms: 'Mẫu',
    source: 'Căn cứ',
  },
  seeText: 'xem văn bản',
  unsureNote: 'Chỗ ghi “xem văn bản” là chi tiết cần đọc lại trong văn bản gốc trước khi áp dụng.',
  cutOff: (list: string, day: string): string => `${capitalised(list)}, tính đến ${day}.`,
  forms: (forms: string): string => `Mẫu số ${forms}`,
  legalBasis: 'Văn bản',
  each: { ...benefitUnitNames } as Record<BenefitUnit, string>,
  monthly: (rate: string, unit: string, months: number, total: string): string =>
    `${rate} mỗi ${unit} một tháng, tối đa ${months} tháng (nhiều nhất ${total}). Trả theo từng tháng.`,
  fixedMonths: (rate: string, unit: string, months: number, total: string): string =>
    `${rate} mỗi ${unit} một tháng, trong ${months} tháng. Trả một lần ${total}.`,
  fixed: (amount: string, unit: string): string => `${amount} mỗi ${unit}. Trả một lần.`,
  daily: (rate: string): string => `${rate} mỗi người một ngày`,
  atMost: (days: number): string => `tối đa ${days} ngày`,
  provincial: (once: string, daily: string): string =>
    `Tỉnh quyết định, không dưới ${once} một lần hoặc ${daily} một ngày.`,
  notPaid: 'Đây là khoản vay, không phải tiền hỗ trợ. Không chi trả qua hệ thống này.',
}
export type PoliciesWords = typeof policiesVi

const policiesEn: PoliciesWords = {
  formats: formatsEn,
  title: 'How the policies work',
  description: (resolution) =>
    `Each policy of ${resolution}: who gets support, how much, the conditions and the steps.`,
  lead: 'Each part below is about one group: who gets support, how much, and what to do.',
  rules: 'General rules',
  noFee: 'Nobody may charge a fee. Nobody may ask for an OTP code.',
  open: 'The lists must be right and public. The Fatherland Front supervises.',
  willing: 'Nobody is forced to take the money, and nobody may be pressed to decline it.',
  bring: 'What to bring when you receive the money',
  bringItems: [
    'Your CCCD or CMND card.',
    'If you have none or lost it: tell the officer, who will note the reason.',
    unsure('If you receive for somebody else: the papers of both and a letter of authority.'),
  ],
  onThisPage: 'On this page',
  programmesHere: 'Programmes that run now',
  policiesOf: (resolution) => `Policies of ${resolution}`,
  labels: {
    who: 'Who gets it',
    amount: 'Amount',
    cutOff: 'List that counts',
    conditions: 'Conditions',
    papers: 'What you do',
    route: 'Steps',
    forms: 'Forms',
    source: 'Legal basis',
  },
  seeText: 'see the legal text',
  unsureNote: 'Details marked “see the legal text” must be read there before they are relied on.',
  cutOff: (_list, day) => `As of ${day}.`,
  forms: (forms) => `Form ${forms}`,
  legalBasis: 'Legal texts',
  each: { person: 'person', household: 'household', member: 'member', 'person-day': 'person and day', child: 'child' },
  monthly: (rate, unit, months, total) =>
    `${rate} a ${unit} each month, for at most ${months} months (${total} at most). Paid month by month.`,
  fixedMonths: (rate, unit, months, total) =>
    `${rate} a ${unit} each month, for ${months} months. Paid at once: ${total}.`,
  fixed: (amount, unit) => `${amount} a ${unit}. Paid at once.`,
  daily: (rate) => `${rate} a person for each day`,
  atMost: (days) => `at most ${days} days`,
  provincial: (once, daily) => `The province decides, not below ${once} at once or ${daily} a day.`,
  notPaid: 'This is a loan and no grant. It is not paid through this system.',
}

export const policiesWords: Record<Lang, PoliciesWords> = { vi: policiesVi, en: policiesEn }
