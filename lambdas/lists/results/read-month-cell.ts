import { foldText } from '../../domain/names/fold-text.ts'
import { monthName } from '../../domain/time/month-name.ts'
import { quoted } from '../rows/problem-log.ts'
import { monthsOfCell } from '../title/read-months.ts'
import type { Cell } from '../workbook/workbook.ts'

/** "4", "tháng 4", "T4, T5", "tháng 4 và 5": months whose year goes without saying. */
const bare = /^(?:(?:thang|t)?\s*(?:0?[1-9]|1[0-2])\s*(?:,|;|&|\+|va|$)\s*)+$/

/**
 * The months that a cell of the column "Tháng" names: `2020-04`, or `04` where it names no year. "3 tháng" counts them and names none.
 * @param faults takes what cannot be read, in words for the officer
 */
export function monthsIn(cell: Cell | undefined, faults: string[]): string[] | null {
  const text = cell?.text.trim() ?? ''
  if (!cell || !/\d/.test(text)) return null
  // Excel makes a day of "04/2020".
  if (cell.date !== undefined) return [monthName(cell.date.year, cell.date.month)]
  const folded = foldText(text)
  if (/^\d+\s*thang$/.test(folded)) return null
  if (bare.test(folded)) return (folded.match(/\d+/g) ?? []).map((month) => month.padStart(2, '0'))
  const named = monthsOfCell(text)?.named ?? []
  if (named.length > 0) return [...named]
  faults.push(`Tháng ${quoted(text)} không rõ là tháng nào: ghi dạng 4/2020, nhiều tháng thì 4, 5/2020.`)
  return null
}
