import type { Lang, PageName } from '../site.ts'

const frameVi = {
  skip: 'Đến nội dung chính',
  tagline: 'Tiền hỗ trợ theo Nghị quyết 42',
  guard: 'Không ai được hỏi mã OTP hay thu phí để nhận hỗ trợ.',
  navigation: 'Các trang chính',
  otherLanguage: 'English',
  nav: { home: 'Tra cứu', policies: 'Chính sách', figures: 'Số liệu', help: 'Giúp đỡ' },
  footerNavigation: 'Các trang khác',
  accessibility: 'Khả năng tiếp cận',
  receipt: 'Kiểm tra biên nhận',
  complaint: 'Phản ánh, kiến nghị',
  staff: 'Dành cho cán bộ',
  owner: 'Thông tin do Ủy ban nhân dân các xã, các huyện và tỉnh Đắk Lắk nhập.',
  error: 'Lỗi',
}
export type FrameWords = Omit<typeof frameVi, 'nav'> & {
  nav: Record<Extract<PageName, 'home' | 'policies' | 'figures' | 'help'>, string>
}

const frameEn: FrameWords = {
  skip: 'Skip to main content',
  tagline: 'Relief money under Resolution 42',
  guard: 'Nobody may ask for an OTP code or a fee before you receive support.',
  navigation: 'Main pages',
  otherLanguage: 'Tiếng Việt',
  nav: { home: 'Look up', policies: 'Policies', figures: 'Figures', help: 'Help' },
  footerNavigation: 'Other pages',
  accessibility: 'Accessibility',
  receipt: 'Check a receipt',
  complaint: 'Complaints',
  staff: 'For officers',
  owner: 'Entered by the people’s committees of the communes, districts and the province of Đắk Lắk.',
  error: 'Error',
}

export const frameWords: Record<Lang, FrameWords> = { vi: frameVi, en: frameEn }
