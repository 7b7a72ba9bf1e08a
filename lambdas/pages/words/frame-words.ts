import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Lang, PageName } from '../site.ts'

const frameVi = {
  skip: 'Đến nội dung chính',
  tagline: (resolutions: string): string => `Tiền hỗ trợ theo ${resolutions}`,
  guard: 'Không ai được hỏi mã OTP hay thu phí để nhận hỗ trợ.',
  navigation: 'Các trang chính',
  otherLanguage: 'English',
  nav: { home: 'Tra cứu', policies: 'Chính sách', figures: 'Số liệu', help: 'Giúp đỡ' },
  footerNavigation: 'Các trang khác',
  accessibility: 'Khả năng tiếp cận',
  receipt: 'Kiểm tra biên nhận',
  complaint: 'Phản ánh, kiến nghị',
  staff: 'Dành cho cán bộ',
  owner: ({ hasDistricts, root }: UnitTree): string =>
    `Thông tin do Ủy ban nhân dân các xã${hasDistricts ? ', các huyện' : ''} và ${root.name.charAt(0).toLowerCase()}${root.name.slice(1)} nhập.`,
  error: 'Lỗi',
}
export type FrameWords = Omit<typeof frameVi, 'nav'> & {
  nav: Record<Extract<PageName, 'home' | 'policies' | 'figures' | 'help'>, string>
}

const frameEn: FrameWords = {
  skip: 'Skip to main content',
  tagline: (resolutions) => `Relief money under ${resolutions}`,
  guard: 'Nobody may ask for an OTP code or a fee before you receive support.',
  navigation: 'Main pages',
  otherLanguage: 'Tiếng Việt',
  nav: { home: 'Look up', policies: 'Policies', figures: 'Figures', help: 'Help' },
  footerNavigation: 'Other pages',
  accessibility: 'Accessibility',
  receipt: 'Check a receipt',
  complaint: 'Complaints',
  staff: 'For officers',
  owner: ({ hasDistricts, map }) =>
    `Entered by the people’s committees of the communes${hasDistricts ? ', the districts' : ''} and ${map.place}.`,
  error: 'Error',
}

export const frameWords: Record<Lang, FrameWords> = { vi: frameVi, en: frameEn }
