import { foldText } from '../../domain/names/fold-text.ts'
import { type ProblemLog, quoted } from './problem-log.ts'
import type { RowView } from './row-view.ts'

/** At the beginning: "con liệt sĩ (bố đã chết)" says nothing of the person himself. */
const saysOtherwise =
  /^\W*(?:da |bi |moi )?(?:chet|mat (?:ngay|thang|nam|t ?\d|\d)|da mat|qua doi|tu tran|chuyen (?:di|khau|ho khau|noi|xa|sang (?:xa|phuong|thi|huyen|tinh|noi|dia phuong))|di khoi|(?:dang )?huong (?:o )?ben|trung (?:voi|lap|ten|so|ho (?:khac|ngheo|can)|doi tuong|danh sach|stt|dong)|khong (?:nhan|thuoc|duoc huong|con|hop le|chi(?! tieu)|cap|ho tro|du dieu kien)|dua ra (?:khoi )?(?:danh sach|ds)|(?:rut|xoa|gach) (?:ten|khoi)|tu choi|cat (?:che do|tro cap)|da (?:nhan|linh|huong)|thoi huong|bo ra|loai)\b/

/** Asked before the text is folded: most remarks begin otherwise. */
const maySay = /^[^\p{L}]*[abcdđghklmoôqrtx]/iu
/** Their accents divide them from "Trung đội" and "Bố". */
const twice = /^[^\p{L}]*(?:(?:bị )?trùng|bỏ)(?=$|[^\p{L}])/iu

/** "Ông Quá đã chết": whom it means stands before it. */
const somebodyDied =
  /^[^\p{L}]*(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị) \p{Lu}\S*(?: \p{Lu}\S*){0,4} (?:đã |mới |vừa )?(?:chết|mất|qua đời|từ trần)(?!\p{L})/u

/** Whether a remark says of the person himself that he should not be paid. */
export function saysNotPaid(remark: string): boolean {
  if (!maySay.test(remark)) return false
  const text = remark.slice(0, 60)
  return twice.test(text) || somebodyDied.test(text) || saysOtherwise.test(foldText(text))
}

/**
 * Remarks that the person should not be paid: died, moved away, stands twice, has refused or been paid. The row stays in,
 * because only the officer knows which is right.
 */
export function checkNote(row: RowView, log: ProblemLog): void {
  for (const field of [row.get('note'), row.get('signature')]) {
    if (field === null || !saysNotPaid(field.text)) continue
    log.warn(
      { row: row.number, column: field.column, value: field.cell.text },
      'note-says-otherwise',
      `${field.column.field === 'note' ? 'Ghi chú' : 'Chỗ ký nhận ghi'} ${quoted(field.text)}, nhưng người này vẫn ở trong danh sách`,
      'Nếu không được hỗ trợ, xóa dòng; dòng vẫn được nhận',
    )
  }
}
