import { type ProblemLog, quoted } from './problem-log.ts'
import type { RowView } from './row-view.ts'

/** Headers that a sentence names. */
const mostNamed = 3

/**
 * Refuses a row of which nobody can tell whether it is somebody. Where columns are not understood, they are why.
 * @returns the indexes of these columns
 */
export function refuseUnclear(row: RowView, log: ProblemLog): number[] {
  const text = row.line()
  const place = { row: row.number, value: text }
  const unread = row.cells.flatMap(({ column }) => (column?.field === null && column.header !== '' ? [column] : []))
  if (unread.length === 0) {
    const reason = `Dòng chỉ có ${quoted(text)}, không rõ là người hay tiêu đề`
    log.error(place, 'unclear-row', reason, 'Nếu là người, ghi thêm ngày sinh hoặc số giấy tờ; nếu không, xóa dòng')
    return []
  }
  const named = unread.slice(0, mostNamed).map(({ header }) => `"${quoted(header)}"`)
  const reason = `Dòng ghi ${quoted(text)}, không rõ là người hay tiêu đề vì không hiểu cột ${named.join(', ')}`
  const mend = 'Nếu là người, đổi tiêu đề cột theo mẫu hoặc ghi thêm ngày sinh, số giấy tờ; nếu không, xóa dòng'
  log.error(place, 'unclear-row', reason, mend)
  return unread.map(({ index }) => index)
}
