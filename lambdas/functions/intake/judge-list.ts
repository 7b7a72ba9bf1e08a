import { faultOfDecisionDay } from '../../domain/lists/decision-day.ts'
import { unitNameKey } from '../../domain/names/unit-name-key.ts'
import { type Decision, numberKey } from '../../domain/payments/decision-key.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { formatDay, localDayOf } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { ListTitle } from '../../lists/checked-list.ts'
import { openWords } from '../../lists/no-table.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import type { Survey } from './survey.ts'

export type ListJudgement =
  | { readonly ok: true; readonly decision: Decision }
  | {
      readonly ok: false
      readonly message: string
      /** It is its rows that are refused, each for what stands in it; otherwise the file as a whole. */
      readonly isOfRows?: boolean
      /** What the officer may answer where nothing else is wrong with the file: it may come in after that. */
      readonly asks?: 'columns' | 'suggestions' | 'payment'
    }

type ReadFile = Pick<Survey, 'title' | 'people' | 'refused' | 'questions' | 'unconfirmed' | 'notToBePaid' | 'open'>

interface Judging {
  readonly tree: UnitTree
  readonly programme: Programme
  /** In Vietnam. */
  readonly today: string
}

/** Whether the file as a whole may come into the register: it is this commune's, and a decision stands behind it. */
export function judgeList(
  list: StoredList,
  { title, people, refused, questions, unconfirmed, notToBePaid, open }: ReadFile,
  { tree, programme, today }: Judging,
): ListJudgement {
  const wrongUnit = otherUnit(list, title, tree)
  if (wrongUnit) return { ok: false, message: wrongUnit }
  if (unconfirmed.length > 0) return { ok: false, message: unconfirmedWords(unconfirmed), asks: 'columns' }
  if (people === 0 && refused === 0 && notToBePaid !== null) return { ok: false, message: notToBePaid, asks: 'payment' }
  if (people === 0 && refused === 0 && open !== null)
    return { ok: false, message: `${openWords(open)} ${sayColumns}`, asks: 'columns' }
  if (people === 0 && refused === 0)
    return { ok: false, message: 'Bảng có tiêu đề nhưng bên dưới chưa có người nào: điền danh sách rồi tải lên lại.' }
  if (people === 0)
    return {
      ok: false,
      message: 'Không có dòng nào nhập được: xem lý do từng dòng bên dưới, sửa tệp rồi tải lên lại.',
      isOfRows: true,
      ...(questions > 0 && { asks: 'suggestions' }),
    }
  const otherDecision = contradiction(list, title)
  if (otherDecision) return { ok: false, message: otherDecision }
  const { number, day } = decisionOf(list, title)
  if (!number)
    return {
      ok: false,
      message:
        'Chưa có số quyết định phê duyệt: tệp không ghi, khi tải lên cũng chưa nhập. Nhập số quyết định rồi tải lên lại.',
    }
  if (!day)
    return { ok: false, message: `Chưa có ngày của quyết định ${number}: nhập ngày quyết định rồi tải lên lại.` }
  const wrongDay = faultOfDecisionDay(programme, day, today)
  return wrongDay ? { ok: false, message: wrongDay } : { ok: true, decision: { number, day } }
}

/** The list's decision, as it was typed or as its file says it. */
export const decisionOf = (
  { decisionNumber, decisionDay }: Pick<StoredList, 'decisionNumber' | 'decisionDay'>,
  title: ListTitle,
): { number: string | null; day: string | null } => ({
  number: decisionNumber ?? title.decisionNumber ?? null,
  day: decisionDay ?? titleDay(title),
})

const sayColumns =
  'Chọn dòng tiêu đề và nói mỗi cột là gì ở dưới rồi kiểm tra lại; nếu đây không phải danh sách thì bỏ danh sách này.'

const mostNamed = 6

/** Guessed columns are nobody's word: by them no money and no ID number comes into the register. */
function unconfirmedWords(columns: readonly string[]): string {
  const named = columns.slice(0, mostNamed).join('; ')
  const more = columns.length > mostNamed ? `; và ${columns.length - mostNamed} cột nữa` : ''
  return `Tệp có ${columns.length} cột mà tiêu đề không nói rõ, hệ thống chỉ đoán theo các ô nên chưa nhập ai (${named}${more}). Xác nhận hoặc chọn lại các cột này khi xem lại danh sách rồi kiểm tra lại, hoặc ghi tiêu đề cột trong tệp rồi tải lên lại.`
}

/** A file that names another decision than the one typed beside it: the same list would come in twice, once under each. */
function contradiction(list: StoredList, title: ListTitle): string | null {
  const { decisionNumber, decisionDay } = list
  const written = title.decisionNumber
  if (decisionNumber && written && numberKey(decisionNumber) !== numberKey(written))
    return `Tệp ghi Quyết định số ${written}, khi tải lên lại nhập số ${decisionNumber}. Chọn đúng tệp, hoặc nhập đúng số quyết định (để trống thì lấy số trong tệp).`
  const day = titleDay(title)
  if (decisionDay && day && decisionDay !== day)
    return `Tệp ghi quyết định ngày ${formatDay(day)}, khi tải lên lại nhập ngày ${formatDay(decisionDay)}. Nhập đúng ngày quyết định (để trống thì lấy ngày trong tệp), hoặc sửa tệp rồi tải lên lại.`
  return null
}

const titleDay = ({ decisionDate }: ListTitle): string | null => (decisionDate ? localDayOf(decisionDate) : null)

/** Names are compared folded; a title that names no commune is taken at the officer's word. */
function otherUnit(list: StoredList, title: ListTitle, tree: UnitTree): string | null {
  const commune = tree.find(list.commune)
  const district = commune?.parent ? tree.find(commune.parent) : undefined
  if (!commune) return 'Danh sách không gắn với xã nào trong tỉnh.'
  const isOtherCommune = title.communeName && unitNameKey(title.communeName) !== unitNameKey(commune.name)
  const isOtherDistrict =
    district?.level === 'district' &&
    title.districtName &&
    unitNameKey(title.districtName) !== unitNameKey(district.name)
  if (!isOtherCommune && !isOtherDistrict) return null
  const written = [title.communeName, title.districtName].filter(Boolean).join(', ')
  return `Tệp này ghi "${written}", không phải ${commune.name}${district ? `, ${district.name}` : ''}. Chọn đúng tệp, hoặc sửa tên đơn vị ở đầu tệp rồi tải lên lại.`
}
