import type { ListedPerson, ListProblem, SkippedWhy } from './checked-list.ts'
import type { StandingCommune } from './rows/headings/standing-commune.ts'
import type { StandingHeadings } from './rows/headings/standing-headings.ts'
import type { HouseholdSizes } from './rows/households/household-sizes.ts'
import type { NotSupported } from './rows/person/not-supported.ts'
import { readPerson } from './rows/person/read-person.ts'
import { type Beside, tellBeside } from './rows/person/tell-beside.ts'
import type { ProblemLog } from './rows/problem-log.ts'
import type { RowView } from './rows/row-view.ts'
import type { StandingTable } from './rows/standing-table.ts'
import type { SheetCheck } from './sheet-check.ts'
import { monthsOfTitle } from './title/read-months.ts'

/** What stands where a row is read: the sheet's check, and what the rows above have said. */
interface Standing {
  readonly check: SheetCheck
  /** What one unit of a money column is worth, by its header. */
  readonly moneyUnit: (header: string) => number
  readonly log: ProblemLog
  readonly standing: StandingTable
  readonly headings: StandingHeadings
  readonly commune: StandingCommune
  readonly notSupported: NotSupported
  readonly sizes: HouseholdSizes
}

interface ReadRow {
  readonly person: ListedPerson
  readonly problems: readonly ListProblem[]
  readonly isRefused: boolean
  readonly isRepeated: boolean
}

/** Reads the rows of a sheet that are somebody's, each with what stands above it and is pinned to it. */
export class PersonRows {
  private readonly above: Standing
  /** Who was read last; a ditto sign in the row right below speaks of him. */
  private last: ListedPerson | null = null
  /** The months of a heading between two tables; null where the sheet's title says them. */
  private months: readonly string[] | null = null
  /** The same until its header comes. */
  private monthsAhead: readonly string[] | null = null

  constructor(above: Standing) {
    this.above = above
  }

  /** Below another header nobody stands above. */
  beginTable(): void {
    this.last = null
  }

  /** A row between the people: "DANH SÁCH CHI TRẢ THÁNG 5/2020" above another header says of which months the table below is. */
  skipped(why: SkippedWhy, text: string): void {
    if (why === 'repeated-header') {
      this.months = this.monthsAhead ?? this.months
      this.monthsAhead = null
      return
    }
    const months = monthsOfTitle(text)
    if (months.length > 0) this.monthsAhead = months
  }

  /**
   * @returns the person and what is told of him; what is told of the household before him stays in the log. Of one whom another sheet has
   * brought already nothing is told
   */
  read(view: RowView, beside: Beside): ReadRow {
    const { check, moneyUnit, log, standing, headings, commune, notSupported, sizes } = this.above
    this.monthsAhead = null
    for (const { cell } of view.cells) standing.use(cell.column)
    for (const { cell } of view.ofHead) standing.use(cell.column)
    const { sheet, context, date1904 } = check
    const { households, habits } = standing
    const { hamlet, policyText } = headings
    const facts = {
      sheet,
      context,
      date1904,
      moneyUnit,
      titleMonths: this.months ?? check.titleMonths,
      titleHints: check.title.programmeHints,
      hamlet,
      policyText,
      commune: commune.of(view),
      households,
      habits,
      above: this.last,
      notSupported: notSupported.said,
    }
    if (!households.isMember(view)) headings.tellDoubt(view, log)
    const person = readPerson(view, facts, log)
    notSupported.person()
    this.last = person
    tellBeside(view, beside, check, log)
    const isRepeated = check.twice.find(view, person, check.index, log)
    const problems = log.take()
    if (isRepeated) return { person, problems: [], isRefused: false, isRepeated }
    const isRefused = problems.some(({ severity }) => severity === 'error')
    // The head's own line below the household's is nobody more.
    if (!problems.some(({ code }) => code === 'head-again')) sizes.add(view, person, log)
    return { person, problems, isRefused, isRepeated }
  }
}
