import type { SkippedRow, SkippedWhy } from '../checked-list.ts'
import type { RowView } from './row-view.ts'

/** Text of a skipped row that is kept to recognise it by. */
const longestText = 120

export const skippedRow = (view: RowView, why: SkippedWhy): SkippedRow => ({
  row: view.number,
  why,
  text: view.line().slice(0, longestText),
})
