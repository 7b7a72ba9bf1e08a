import { type ProblemLog, quoted } from '../problem-log.ts'
import type { FieldCell, RowView } from '../row-view.ts'

/** Says what was left out of a row that is taken all the same; a running number that Excel would fill in is no loss. */
export function tellUnreadable({ number, unreadable }: RowView, log: ProblemLog): void {
  for (const { cell, column } of unreadable) {
    const place = { row: number, column, value: cell.text || null }
    if (cell.kind === 'error') {
      const reason = `Ô có lỗi ${quoted(cell.text)} của Excel nên không đọc`
      log.warn(place, 'cell-error', reason, 'Sửa công thức hoặc nhập lại giá trị; dòng vẫn được nhận')
    } else if (column.field !== 'stt') {
      const mend = 'Mở tệp bằng Excel, lưu lại rồi gửi lại; dòng vẫn được nhận'
      log.warn(place, 'formula-without-value', 'Ô có công thức chưa tính nên không đọc', mend)
    }
  }
}

/** Reports a cell that holds Excel's error or a formula never computed; true when it did. */
export function refuseUnreadable({ cell, column }: FieldCell, row: number, log: ProblemLog): boolean {
  const place = { row, column, value: cell.text }
  if (cell.kind === 'error') {
    log.error(place, 'cell-error', `Ô có lỗi ${quoted(cell.text)} của Excel`, 'Sửa công thức hoặc nhập lại giá trị')
    return true
  }
  if (cell.kind === 'formula-without-value') {
    log.error(place, 'formula-without-value', 'Ô có công thức chưa tính', 'Mở tệp bằng Excel, lưu lại rồi gửi lại')
    return true
  }
  return false
}
