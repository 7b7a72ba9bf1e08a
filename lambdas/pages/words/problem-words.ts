import type { Lang } from '../site.ts'

const problemVi = {
  /** Null: a problem’s own words, which are Vietnamese, are said as they are. */
  title: null as string | null,
  before: null as string | null,
  /** An address that was cut off or typed: its parts have names that mean nothing to whoever opened it. */
  wrongAddress: 'Địa chỉ trang này ghi sai hoặc thiếu một phần. Mở lại từ trang dưới đây và chọn trong danh sách.',
  failed: (code: string): string =>
    `Việc bạn vừa làm có thể chưa xong. Thử lại sau ít phút. Nếu vẫn lỗi, báo cho xã mã ${code}.`,
}
export type ProblemWords = typeof problemVi

const problemEn: ProblemWords = {
  title: 'This did not work',
  before: 'The reason and what to do, in Vietnamese:',
  wrongAddress: 'The address of this page is wrong, or a part of it is missing. Begin below and choose from the lists.',
  failed: (code) =>
    `The system is busy. What you did may not have been done. Try again in some minutes. If it fails again, tell your commune this code: ${code}.`,
}

export const problemWords: Record<Lang, ProblemWords> = { vi: problemVi, en: problemEn }
