import { foldText } from '../../domain/names/fold-text.ts'
import { type ProblemLog, quoted } from './problem-log.ts'
import { refuseUnreadable } from './read-id-numbers.ts'
import type { RowView } from './row-view.ts'

/** For how many days the row says that somebody is supported: "14", "14 ngày"; null where it says nothing. Days are money, so what cannot be read refuses the row. */
export function readDays(row: RowView, log: ProblemLog): number | null {
  const field = row.get('days')
  if (field === null || refuseUnreadable(field, row.number, log)) return null
  const { cell, column, text } = field
  if (/^[-–—./\s]*$/.test(text)) return null
  const days = Number(/^0*(\d{1,3})(?:[.,]0+)?\s*(?:ngay)?$/.exec(foldText(text))?.[1] ?? 0)
  if (days > 0 && cell.date === undefined) return days
  log.error(
    { row: row.number, column, value: cell.text },
    'bad-days',
    `${quoted(text)} không phải số ngày`,
    'Ghi số ngày bằng chữ số, như 14',
  )
  return null
}
