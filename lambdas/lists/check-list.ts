import type { CheckedItem, CheckedList, ListContext } from './checked-list.ts'
import type { Workbook } from './workbook/workbook.ts'

export type * from './checked-list.ts'

/**
 * Reads and checks a list row by row, in memory that does not grow with it (but for 12 bytes per ID number, which
 * find the same number in two rows).
 * @throws NotAList when no sheet holds a table, or the file breaks off
 */
// biome-ignore lint/correctness/useYield: filled in next
export async function* checkRows(_workbook: Workbook, _context: ListContext = {}): AsyncGenerator<CheckedItem> {
  throw new Error('not yet')
}

/** `checkRows` collected: for lists of some ten thousand rows. */
export async function checkList(_workbook: Workbook, _context: ListContext = {}): Promise<CheckedList> {
  throw new Error('not yet')
}
