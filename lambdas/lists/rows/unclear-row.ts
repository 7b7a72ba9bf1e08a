import { groupThousands } from '../../domain/money/dong.ts'
import { isOrganisation, isRestOfName } from './not-a-person.ts'
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
  if (isOrganisation(row.text('fullName'))) {
    const reason = `Dòng ghi ${quoted(text)} là tên một đơn vị, không phải một người`
    const mend = 'Nếu là tiêu đề của những người ở dưới, xóa số ở dòng này; nếu là người, ghi họ tên người đó'
    log.error(place, 'unclear-row', reason, mend)
    return []
  }
  if (unread.length === 0 && isRestOfName(row.text('fullName'))) {
    const reason = `Dòng chỉ có ${quoted(text)}, có phải phần viết tiếp của họ tên ở dòng trên`
    log.error(
      place,
      'unclear-row',
      reason,
      'Nếu vậy, gộp vào ô của dòng trên; nếu là một người khác, ghi đủ họ tên, ngày sinh hoặc số giấy tờ',
    )
    return []
  }
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

/**
 * A heading that has the sum of those above it, or another one where such sums stand below their people: nobody says whether it means them
 * or who stands below.
 */
export function tellHeadingBelow(row: RowView, sum: { written: number; read: number }, log: ProblemLog): void {
  const isTheirs = sum.written === sum.read
  const why = isTheirs
    ? 'có số tiền bằng tổng các dòng phía trên'
    : `ghi ${groupThousands(sum.written)} đồng, cộng các dòng phía trên được ${groupThousands(sum.read)} đồng, mà dòng cộng của tệp này đứng dưới những người thuộc về nó`
  const reason = `Dòng "${quoted(row.line())}" ${why} nên được hiểu là dòng cộng, không phải tiêu đề của các dòng dưới`
  const first = isTheirs ? '' : 'Kiểm tra số tiền từng dòng và dòng cộng. '
  const mend = `${first}Ghi thôn, buôn hoặc nhóm ở từng dòng, hoặc chuyển dòng này lên trên những người thuộc về nó; các dòng vẫn được nhận`
  log.warn({ row: row.number, value: row.line() }, 'heading-in-doubt', reason, mend)
}
