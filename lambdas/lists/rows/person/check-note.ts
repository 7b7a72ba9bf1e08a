import { foldText } from '../../../domain/names/fold-text.ts'
import { ownFields } from '../../columns/field.ts'
import { headerKey, spaced } from '../../columns/recognise-header.ts'
import type { TableColumn } from '../../columns/table-column.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import { isMark } from '../values/birth-cells.ts'
import { type Asked, answersAgainst, askedOf } from './asked-of-people.ts'
import { isColumnOfRefusals, type SaysNotSupported } from './not-supported.ts'

/** Whoever has left his work ("xin thôi việc") or his shop ("nhượng quán") may be supported for it, and the martyr died in 1968. At the beginning: "con liệt sĩ (bố đã chết)" says nothing of the person himself. */
const saysOtherwise =
  /^\W*(?:da |bi |moi |tu nguyen |gia dinh |ho )?(?:chet|mat (?:ngay|thang|nam|t ?\d|\d)|(?:da|moi) mat(?! \w)|da mat|bao tu(?!.{0,20}\b19\d\d)|qua doi|tu tran|chuyen (?:di|khau|ho khau|noi|xa|sang (?:xa|phuong|thi|huyen|tinh|noi|dia phuong))|di khoi|(?:dang )?huong (?:o )?ben|(?:dang )?huong (?:che do|chinh sach|tro cap) khac|chua xac minh|xin (?:rut|thoi(?! viec)|khong)|(?:tu nguyen )?nhuong(?! (?:lai )?(?:quan|quyen|cua hang|cua hieu|sap|ki ?ot|mat bang))|(?:ung ho|tang) lai|da co (?:ten )?(?:trong|o) .{0,30}khac|khong phai (?:ho|nguoi|doi tuong|dien)|trung (?:voi|lap|ten|so|ho (?:khac|ngheo|can)|doi tuong|danh sach|stt|dong)|khong (?:nhan|thuoc|duoc huong|duoc duyet|duyet|dat|dong y|con|hop le|chi(?! tieu)|cap|ho tro|du (?:dieu kien|d ?\/? ?k)|co (?:mat|o nha|(?:o |tai )?dia phuong))|chua du (?:dieu kien|d ?\/? ?k)|dua ra (?:khoi )?(?:danh sach|ds)|(?:rut|xoa|gach) (?:ten|khoi)|tu choi|cat (?:tu |thang|t ?\d|che do|tro cap|khau|ho khau)|thoat (?:ngheo|can ngheo)|(?:dang )?chap hanh an|da (?:nhan|linh|huong)|thoi huong|bo ra|loai)\b/

/** Asked before the text is folded: most remarks begin otherwise. */
const maySay = /^[^\p{L}]*[abcdđghklmnoôởqrtuủx]/iu
/** Their accents divide them from "Trung đội", "Bố", "Đúng" and "Đi từ Cao Bằng vào". */
const withAccents =
  /^[^\p{L}]*(?:(?:bị )?trùng|bỏ|(?:đang |bị )?(?:đi|ở) tù|(?:đã |tạm )*(?:dừng|ngừng|ngưng) (?:hưởng|trợ cấp|chi trả|hỗ trợ|chế độ)|(?:đã |đang )?tạm (?:dừng|ngừng|ngưng)(?=\s*(?:$|[.,;:(](?!\s*nghỉ (?:việc )?không))))(?=$|[^\p{L}])/iu

/** "Ông Quá đã chết": whom it means stands before it. */
const somebodyDied =
  /^[^\p{L}]*(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị) \p{Lu}\S*(?: \p{Lu}\S*){0,4} (?:đã |mới |vừa )?(?:chết|mất|qua đời|từ trần)(?!\p{L})/u

/** Whether a remark says of the person himself that he should not be paid. */
export function saysNotPaid(remark: string): boolean {
  if (!maySay.test(remark)) return false
  const text = remark.slice(0, 60)
  return withAccents.test(text) || somebodyDied.test(text) || saysOtherwise.test(foldText(text))
}

/**
 * Who stands below "Không đủ điều kiện" would be given what the others are. Of a title, which speaks of everybody and may mean something
 * else, the officer is only told.
 */
export function tellNotSupported(row: RowView, said: SaysNotSupported | null, log: ProblemLog): void {
  if (said === null) return
  const place = { row: row.number, value: said.text }
  if (said.isTitle) {
    const reason = `Tiêu đề ghi "${quoted(said.text)}", nhưng người này vẫn ở trong danh sách`
    log.warn(place, 'note-says-otherwise', reason, 'Nếu không được hỗ trợ, xóa dòng; dòng vẫn được nhận')
    return
  }
  log.error(
    place,
    'note-says-otherwise',
    `Dòng thuộc phần ghi "${quoted(said.text)}", như người không được hỗ trợ`,
    'Nếu không được hỗ trợ, xóa dòng hoặc bỏ cả phần này; nếu được, chuyển dòng sang phần khác hoặc sửa tiêu đề',
  )
}

const noteWords: Readonly<Record<string, string>> = { note: 'Ghi chú', signature: 'Chỗ ký nhận ghi' }
/** Beside the notes: "Tình trạng", "Lý do", "Kết quả xét duyệt". */
const besideNotes =
  /^(?:tinh trang|trang thai|hien trang|ly do|ket qua|ket luan|y kien|nhan xet|xet duyet|xac minh|tham dinh|binh xet)\b/
type Saying = 'remarks' | 'deaths' | Asked
/** "Ngày mất", "Năm chết": whoever has one is dead. Of a card it is when it was lost, and of a martyr's it says "hy sinh". */
const ofDeaths = /^(?:ngay|ngay thang|ngay thang nam|thang|nam) (?:mat|chet|tu tran|qua doi)$/
/** What a column that is not read says of people; asked once of each. */
const unread = new WeakMap<TableColumn, Saying | null>()

function sayingOf(column: TableColumn): Saying | null {
  if (column.field === 'note' || column.field === 'signature') return 'remarks'
  if (column.field !== null) return null
  const known = unread.get(column)
  if (known !== undefined) return known
  const key = headerKey(spaced(column.header))
  const saying = isColumnOfRefusals(column.header)
    ? 'refusals'
    : ofDeaths.test(key)
      ? 'deaths'
      : (askedOf(key) ?? (besideNotes.test(key) ? 'remarks' : null))
  unread.set(column, saying)
  return saying
}

/**
 * Whether a row's text may say something of who stands below: it stands as far as the names, or alone. What has spilled below the remarks
 * says it of somebody above.
 */
export function mayHead({ cells, map }: RowView): boolean {
  const names = map.first('fullName') ?? map.first('headName')
  if (names !== null && cells.every(({ cell }) => cell.column <= names.index)) return true
  const [only, another] = cells
  if (only === undefined || another !== undefined) return false
  return only.column === undefined || !(ownFields.has(only.column.field) || sayingOf(only.column) !== null)
}

/**
 * Remarks that the person should not be paid: died, moved away, stands twice, has refused or been paid. The row stays in,
 * because only the officer knows which is right.
 */
export function checkNote(row: RowView, log: ProblemLog): void {
  for (const { cell, column, text } of row.cells) {
    const saying = column === undefined ? null : sayingOf(column)
    if (column === undefined || saying === null) continue
    const isMarked = saying === 'refusals' && isMark(text)
    const isDeath = saying === 'deaths' && /\d/.test(text)
    const isAnswered = saying !== 'remarks' && saying !== 'deaths' && answersAgainst(saying, text)
    if (!isMarked && !isDeath && !isAnswered && !saysNotPaid(text)) continue
    const words = isMarked
      ? `Đánh dấu ở cột ${quoted(column.header)}`
      : isDeath || isAnswered
        ? `Cột ${quoted(column.header)} ghi ${quoted(text)}`
        : `${noteWords[column.field ?? 'note'] ?? noteWords.note} ${quoted(text)}`
    log.warn(
      { row: row.number, column, value: cell.text },
      'note-says-otherwise',
      `${words}, nhưng người này vẫn ở trong danh sách`,
      'Nếu không được hỗ trợ, xóa dòng; dòng vẫn được nhận',
    )
  }
}
