import type { SheetCheck } from '../../sheet-check.ts'
import type { MemberRow } from '../households/member-rows.ts'
import { tellPeopleBeside } from '../households/people-in-cell.ts'
import type { ProblemLog } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import { reportLegacyCells } from '../values/legacy-text.ts'

/** Of a row that is somebody's: why those beside him are not read, or what of it is his. */
export type Beside = Partial<Pick<MemberRow, 'doubt' | 'isHis'>>

/** What to do where a row is read as its head's alone. */
const alone = 'Người khác của hộ ghi ở các dòng ngay dưới chủ hộ, không có thì để trống ô; dòng vẫn được nhận'

/** Tells what stands in and around a person's row and is read from nowhere: others, letters, remarks; and that Excel does not show it. */
export function tellBeside(
  row: RowView,
  { doubt, isHis }: Beside,
  { legacy, comments, sheet }: SheetCheck,
  log: ProblemLog,
): void {
  if (doubt) log.warn(doubt.place, 'member-in-doubt', doubt.reason, alone)
  else tellPeopleBeside(row, log, isHis)
  reportLegacyCells(row, legacy, log, sheet)
  comments.tell(row, log, isHis)
  if (!row.hidden) return
  const mend = 'Nếu không thuộc danh sách, xóa dòng'
  log.warn({ row: row.number }, 'hidden-row', 'Dòng đang ẩn trong Excel, vẫn được đọc', mend)
}
