import type { ListContext } from './checked-list.ts'
import type { Table } from './columns/table.ts'
import type { FoundTwice } from './rows/twice/found-twice.ts'
import type { LegacyReading } from './rows/values/legacy-text.ts'
import type { ListHabits } from './rows/values/list-habits.ts'
import type { PinnedComments } from './rows/values/pinned-comments.ts'
import type { ReadTitle } from './title/read-title.ts'

/** What is known of a sheet before the rows of its people are read. */
export type SheetCheck = {
  sheet: string
  index: number
  /** Whether other sheets of the file may be lists, too. */
  isOneOfSeveral: boolean
  context: ListContext
  date1904: boolean
  table: Table
  title: ReadTitle
  titleMonths: readonly string[]
  /** All that stands above the table. */
  titleLines: readonly string[]
  /** The hamlet that the title names. */
  hamletAbove: string | null
  twice: FoundTwice
  legacy: LegacyReading
  habits: ListHabits
  comments: PinnedComments
}
