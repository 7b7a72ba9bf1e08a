import { NotAList } from './not-a-list.ts'
import { hasLostLetters } from './rows/odd-name.ts'
import { quoted } from './rows/problem-log.ts'
import type { Row, Sheet } from './workbook/workbook.ts'

/** Where no other sheet has a list, the hidden one may be it. */
export function onlyHidden({ name }: Sheet): NotAList {
  return new NotAList(
    'no-table',
    `Bảng danh sách chỉ có ở trang ẩn "${quoted(name)}" nên không đọc: bỏ ẩn trang này (bấm phải tên trang, chọn Unhide) rồi gửi lại.`,
  )
}

export function noTable(): NotAList {
  return new NotAList(
    'no-table',
    'Không tìm thấy bảng danh sách: tệp cần một dòng tiêu đề có cột "Họ và tên" và các cột khác (ngày sinh, số CMND/CCCD, số tiền…). Dùng mẫu danh sách rồi gửi lại.',
  )
}

/** So many cells have a question mark inside a word only where letters became it. */
const fewestLost = 3

/** What to do with a file whose letters went when it was saved; null where they are there. */
export function lettersLost(start: readonly Row[]): NotAList | null {
  const texts = start.flatMap(({ cells }) => cells.map(({ text }) => text)).filter(hasLostLetters)
  return texts.filter((text) => /\?\p{L}|\uFFFD/u.test(text)).length < fewestLost
    ? null
    : new NotAList(
        'no-table',
        `Không tìm thấy bảng danh sách vì tệp đã mất chữ có dấu (${quoted(texts[0] ?? '')}), thường do lưu kiểu CSV thường: mở danh sách gốc bằng Excel, lưu kiểu "CSV UTF-8" hoặc .xlsx rồi gửi lại.`,
      )
}
