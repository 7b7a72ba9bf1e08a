import { foldText } from '../../../domain/names/fold-text.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'

/**
 * For how many days the row says that somebody is supported: "14", "14 ngày"; null where it says nothing or none, and as it
 * stands there what is no number of days. It refuses no row here: only who is paid by the day needs them.
 */
export function readDays(row: RowView, log: ProblemLog): number | string | null {
  const field = row.get('days')
  if (field === null) return null
  const { cell, column, text } = field
  const isUncounted = cell.kind === 'formula-without-value'
  if (!isUncounted && /^[-–—./\s]*$/.test(text)) return null
  const days = /^0*(\d{1,3})(?:[.,]0+)?\s*(?:ngay)?$/.exec(foldText(text))?.[1]
  if (days !== undefined && cell.date === undefined) return Number(days) || null
  log.warn(
    { row: row.number, column, value: cell.text },
    'bad-days',
    isUncounted ? 'Ô có công thức chưa tính nên chưa có số ngày' : `${quoted(text)} không phải số ngày`,
    'Ghi số ngày bằng chữ số, như 14, nếu được hỗ trợ theo ngày; nếu không, dòng vẫn được nhận',
  )
  return isUncounted ? '' : text
}
