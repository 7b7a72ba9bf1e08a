import { isMark, isNothing } from './birth-cells.ts'
import { type ProblemLog, quoted } from './problem-log.ts'
import type { RowView } from './row-view.ts'

/** What a row says of its policy group: in words, or by a mark in the column of a group ("Diện → Hộ nghèo | Hộ cận nghèo"). */
export function policyTextOf(row: RowView, log: ProblemLog): string {
  const only = row.map.hasSeveral('policy') ? null : row.text('policy')
  if (only !== null && !isMark(only)) return only
  const cells = row.all('policy').filter(({ text }) => !isNothing(text))
  const words = cells.find(({ text }) => !isMark(text))
  if (words !== undefined) return words.text
  const [marked, other] = cells
  if (marked === undefined) return ''
  const group = lastPart(marked.column.header)
  if (other !== undefined) {
    const place = { row: row.number, column: other.column, value: other.cell.text }
    const reason = `Dòng đánh dấu cả ${quoted(group)} và ${quoted(lastPart(other.column.header))}`
    log.error(place, 'two-policies', reason, 'Chỉ đánh dấu một diện')
  }
  return group
}

const lastPart = (header: string): string => header.slice(header.lastIndexOf(' – ') + 1).replace(/^– /, '')
