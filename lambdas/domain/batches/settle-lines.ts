import { rowInWords } from '../lists/row-place.ts'
import type { BatchAnswer } from './batch-answer.ts'
import { isActing } from './batch-answer.ts'
import type { Said } from './said.ts'

interface Line {
  readonly id: string | null
  readonly answer: BatchAnswer
  readonly message: string | null
  readonly said: Said | null
  readonly row: number | null
  /** Of the workbook; null or the same where there is one. */
  readonly sheet?: string | null
  /** Of a support by the month: rows without their months may be two of them. */
  readonly isMonthly: boolean
}

/**
 * A person who stands in several lines: where they say the same the first one counts, where they contradict each other none does,
 * since nobody here can tell which is true.
 */
export function settleRepeated<One extends Line>(lines: readonly One[]): One[] {
  const byId = new Map<string, One[]>()
  for (const line of lines)
    if (line.id !== null && line.answer !== 'together') byId.set(line.id, [...(byId.get(line.id) ?? []), line])
  return lines.map((line) => {
    const all = line.id === null ? [] : (byId.get(line.id) ?? [])
    const [first] = all
    if (all.length < 2 || !first || !isActing(line.answer)) return line
    const agree = all.every(({ said }) => wordsIn(said) === wordsIn(first.said))
    if (agree && line === first) return line
    const others = all.filter((one) => one !== line)
    const message = agree
      ? `Đã có ở ${placeOf(first, line)}.${line.isMonthly && line.said?.months === null ? nameMonths : ''}`
      : `Người này còn ở ${placesOf(others, line)} với kết quả khác: chưa ghi dòng nào, sửa tệp rồi gửi lại.${line.isMonthly ? apart : ''}`
    return { ...line, answer: 'repeated' as const, message }
  })
}

/** A sheet without a column for it says of the receiver what an empty cell says. */
const wordsIn = (said: Said | null): string => JSON.stringify(said && { ...said, leavesReceiver: undefined })

/** "dòng 3", or in another sheet than the line's "dòng 3 trang "Ea Tiêu"". */
export const placeOf = (one: Pick<Line, 'row' | 'sheet'>, seenFrom: Pick<Line, 'sheet'>): string =>
  rowInWords(one.row, one.sheet === seenFrom.sheet ? null : (one.sheet ?? ''))

/** More of them are counted: each line of a whole file could name all others. */
const mostPlaces = 5

function placesOf(others: readonly Line[], line: Line): string {
  const named = others.slice(0, mostPlaces).map((one) => placeOf(one, line))
  const more = others.length - named.length
  return named.join(', ') + (more > 0 ? ` và ${more} dòng khác` : '')
}

const nameMonths = ' Nếu là tháng khác: thêm cột "Tháng" rồi gửi lại.'
const apart = ' Các tháng có ngày chi, người nhận hoặc kết quả khác nhau: gửi mỗi tháng một tệp, có cột "Tháng".'
