import { columnLists } from './messy-lists-columns.ts'
import { fontLists } from './messy-lists-fonts.ts'
import { otherHands } from './messy-lists-hands.ts'
import { hardLists } from './messy-lists-hard.ts'
import { headingLists } from './messy-lists-headings.ts'
import { householdLists } from './messy-lists-households.ts'
import { nameLists } from './messy-lists-names.ts'
import { officersLists } from './messy-lists-officers.ts'
import { pageLists } from './messy-lists-pages.ts'
import type { MessyList } from './messy-lists-paper.ts'
import { sheetLists } from './messy-lists-sheets.ts'
import { valueLists } from './messy-lists-values.ts'
import { seededRandom } from './random.ts'

/**
 * A collection of lists as communes type them, each with what is true of it: one kind of mess a file, so that whoever reads
 * lists otherwise can see which kinds he reads. The same seed gives the same people. All of them are invented.
 */
export function messyLists(seed = 2020): MessyList[] {
  const random = seededRandom(seed)
  return [
    pageLists,
    sheetLists,
    householdLists,
    valueLists,
    nameLists,
    hardLists,
    headingLists,
    columnLists,
    fontLists,
    officersLists,
    otherHands,
  ].flatMap((lists) => lists(random))
}
