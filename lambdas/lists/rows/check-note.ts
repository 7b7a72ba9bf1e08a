import { foldText } from '../../domain/names/fold-text.ts'
import { type ProblemLog, quoted } from './problem-log.ts'
import type { RowView } from './row-view.ts'

/** At the beginning: "con liệt sĩ (bố đã chết)" says nothing of the person himself. */
const saysOtherwise =
  /^\W*(?:da |bi |moi )?(?:chet|mat (?:ngay|thang|nam|\d)|da mat|qua doi|tu tran|chuyen (?:di|khau|ho khau|noi|xa)|trung (?:voi|lap|ten|so|ho (?:khac|ngheo|can)|doi tuong|danh sach|stt|dong)|khong (?:nhan|thuoc|duoc huong|con|hop le)|tu choi|cat (?:che do|tro cap)|da (?:nhan|linh|huong)|thoi huong|bo ra|loai)\b/

/** Asked before the text is folded: most remarks begin otherwise. */
const maySay = /^[^\p{L}]*[bcdđklmqt]/iu
/** Its accent divides it from "Trung đội". */
const twice = /^[^\p{L}]*(?:bị )?trùng(?=$|[^\p{L}])/iu

/**
 * Remarks that the person should not be paid: died, moved away, stands twice, has refused or been paid. The row stays in,
 * because only the officer knows which is right.
 */
export function checkNote(row: RowView, log: ProblemLog): void {
  const field = row.get('note')
  if (field === null || !maySay.test(field.text)) return
  const text = field.text.slice(0, 60)
  if (!twice.test(text) && !saysOtherwise.test(foldText(text))) return
  log.warn(
    { row: row.number, column: field.column, value: field.cell.text },
    'note-says-otherwise',
    `Ghi chú ${quoted(field.text)}, nhưng người này vẫn ở trong danh sách`,
    'Nếu không được hỗ trợ, xóa dòng; dòng vẫn được nhận',
  )
}
