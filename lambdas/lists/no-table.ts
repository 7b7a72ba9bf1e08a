import type { OpenSheet } from './checked-list.ts'
import { nameFields } from './columns/field.ts'
import { recogniseHeader } from './columns/recognise-header.ts'
import { NotAList } from './not-a-list.ts'
import { hasLostLetters } from './rows/person/odd-name.ts'
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

/** A table of which an officer can say what its columns are. */
export const noNames = (open: OpenSheet & { readonly name: string }): NotAList =>
  new NotAList(
    'no-table',
    `${openWords(open)} Nếu đây là danh sách: tải tệp lên, khi xem lại chọn dòng tiêu đề và nói mỗi cột là gì, trước khi nhập; hoặc ghi tiêu đề "Họ và tên" cùng các cột khác theo mẫu danh sách rồi gửi lại.`,
    { open },
  )

/** Why nobody of it was read; what to do depends on where that is told. */
export function openWords({ name, headerRow }: Pick<OpenSheet, 'headerRow'> & { readonly name: string }): string {
  const where = headerRow === null ? '' : `, dòng tiêu đề có lẽ là dòng ${headerRow}`
  return `Chưa nhận ra cột nào là họ và tên (trang "${quoted(name)}"${where}) nên chưa đọc ai.`
}

/** So many cells have a question mark inside a word only where letters became it. */
const fewestLost = 3

/** What a sheet without a table is, where its first rows show it. */
export const whyNoTable = (start: readonly Row[]): NotAList | null =>
  lettersLost(start) ?? turnedTable(start) ?? rowsInOneCell(start)

/** So many headers, one of them for names, stand together in a header alone. */
const fewestHeaders = 3

const areHeaders = (texts: readonly string[]): boolean => {
  const fields = new Set(texts.map((text) => recogniseHeader(text)?.field ?? null))
  return fields.size - (fields.has(null) ? 1 : 0) >= fewestHeaders && [...fields].some((field) => nameFields.has(field))
}

/** "Họ và tên | Nguyễn Văn Hùng | Trần Thị Hoa" above "Năm sinh | 1954 | 1960": headers one below the other. */
function turnedTable(start: readonly Row[]): NotAList | null {
  const rows = start.filter(({ cells }) => cells.length > 1)
  if (!areHeaders(rows.map(({ cells }) => cells[0]?.text ?? ''))) return null
  return new NotAList(
    'no-table',
    'Tiêu đề nằm ở cột bên trái, mỗi người một cột hoặc một phiếu nên không đọc được: ghi mỗi người một dòng (trong Excel: chép bảng, Paste Special, chọn Transpose) theo mẫu danh sách rồi gửi lại.',
  )
}

/** "STT, Họ và tên, Năm sinh" as one text, and so each row below it. */
function rowsInOneCell(start: readonly Row[]): NotAList | null {
  const isJoined = start.some(
    ({ cells: [only, ...others] }) => only && others.length === 0 && areHeaders(only.text.split(/[,;|\t]/)),
  )
  return isJoined
    ? new NotAList(
        'no-table',
        'Cả dòng nằm trong một ô nên không đọc được: trong Excel chọn cột đó, vào Data, Text to Columns, chọn dấu ngăn cách để tách thành từng cột rồi gửi lại.',
      )
    : null
}

/** What to do with a file whose letters went when it was saved; null where they are there. */
function lettersLost(start: readonly Row[]): NotAList | null {
  const texts = start.flatMap(({ cells }) => cells.map(({ text }) => text)).filter(hasLostLetters)
  return texts.filter((text) => /\?\p{L}|\uFFFD/u.test(text)).length < fewestLost
    ? null
    : new NotAList(
        'no-table',
        `Không tìm thấy bảng danh sách vì tệp đã mất chữ có dấu (${quoted(texts[0] ?? '')}), thường do lưu kiểu CSV thường: mở danh sách gốc bằng Excel, lưu kiểu "CSV UTF-8" hoặc .xlsx rồi gửi lại.`,
      )
}
