import type { Lang } from '../site.ts'

const accessibilityVi = {
  title: 'Khả năng tiếp cận',
  description: 'Trang này được làm để ai cũng dùng được: người lớn tuổi, người khuyết tật, máy cũ, mạng yếu.',
  lead: 'Trang này được làm để ai cũng dùng được, kể cả trên máy cũ và mạng yếu.',
  can: 'Bạn có thể',
  abilities: [
    'phóng chữ to gấp đôi mà không mất nội dung;',
    'dùng bàn phím thay cho chuột;',
    'nghe trang bằng phần mềm đọc màn hình;',
    'dùng nền sáng hoặc nền tối, theo máy của bạn;',
    'dùng mọi chức năng khi trình duyệt tắt JavaScript;',
    'in kết quả tra cứu ra giấy.',
  ],
  standard: 'Tiêu chuẩn',
  standardText:
    'Chúng tôi hướng tới WCAG 2.2 mức AA. Mỗi trang được kiểm tra tự động bằng axe, ở nền sáng và nền tối, màn hình nhỏ và lớn.',
  limits: 'Chỗ chưa làm được',
  limitsList: [
    'Chưa có bản ghi âm tiếng Việt, tiếng Êđê và tiếng M’nông.',
    'Chưa được người dùng phần mềm đọc màn hình thử trên nhiều loại máy.',
  ],
  report: 'Báo khó khăn',
  reportText: 'Nếu bạn không dùng được trang này, hãy nói với Ủy ban nhân dân xã. Cán bộ sẽ tra cứu giúp bạn.',
}
export type AccessibilityWords = typeof accessibilityVi

const accessibilityEn: AccessibilityWords = {
  title: 'Accessibility',
  description: 'This site is made for everybody: old people, disabled people, old phones, weak networks.',
  lead: 'This site is made for everybody, also on old phones and weak networks.',
  can: 'You can',
  abilities: [
    'zoom to twice the size without losing anything;',
    'use a keyboard instead of a mouse;',
    'listen with a screen reader;',
    'use a light or a dark background, as your device is set;',
    'use everything with JavaScript switched off;',
    'print what you looked up.',
  ],
  standard: 'Standard',
  standardText:
    'We aim at WCAG 2.2 level AA. Each page is checked by axe, in light and dark, on small and large screens.',
  limits: 'What is missing',
  limitsList: [
    'There are no recordings in Vietnamese, Êđê and M’nông yet.',
    'People who use screen readers have not tried it on many devices yet.',
  ],
  report: 'Tell us',
  reportText:
    'If you cannot use this site, tell the people’s committee of your commune. An officer will look up for you.',
}

export const accessibilityWords: Record<Lang, AccessibilityWords> = { vi: accessibilityVi, en: accessibilityEn }
