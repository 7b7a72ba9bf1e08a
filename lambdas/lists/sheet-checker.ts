import type { CheckedItem, SheetReport, SkippedWhy } from './checked-list.ts'
import { headerRowOf, type Table } from './columns/table.ts'
import { PersonRows } from './person-rows.ts'
import { reportedColumns } from './reported-columns.ts'
import { hamletOfSheet, policyOfSheet } from './rows/headings/group-heading.ts'
import { type HouseholdHeading, householdHeading, isHeadOf } from './rows/headings/household-heading.ts'
import { isPlace } from './rows/headings/place-words.ts'
import { StandingCommune } from './rows/headings/standing-commune.ts'
import { StandingHeadings } from './rows/headings/standing-headings.ts'
import { HouseholdSizes, paysEachOf } from './rows/households/household-sizes.ts'
import { isOrganisation } from './rows/not-a-person.ts'
import { isOfPage } from './rows/page-mark.ts'
import { mayHead } from './rows/person/check-note.ts'
import { NotSupported, sheetOfNotSupported } from './rows/person/not-supported.ts'
import type { Beside } from './rows/person/tell-beside.ts'
import { asRefused, ProblemLog } from './rows/problem-log.ts'
import { hasMoved } from './rows/repeated-header.ts'
import { endsPart, isLineOfTotal, isSurely, type RowKind, rowKind } from './rows/row-kind.ts'
import { RowView } from './rows/row-view.ts'
import { skippedRow } from './rows/skipped-row.ts'
import { StandingTable } from './rows/standing-table.ts'
import { SheetTotals } from './rows/sums/sheet-totals.ts'
import { TablePart } from './rows/table-part.ts'
import { refuseUnclear } from './rows/unclear-row.ts'
import { UnreadRows } from './rows/unread-rows.ts'
import type { ListHabits } from './rows/values/list-habits.ts'
import type { SheetCheck } from './sheet-check.ts'
import { compareTitle, compareTotals } from './sheet-closing.ts'
import { moneyUnits } from './title/money-unit.ts'
import type { Row } from './workbook/workbook.ts'

type KnownRow = { readonly row: Row; readonly view: RowView; readonly kind: RowKind; readonly beside: Beside }

/**
 * The rows below one sheet's header, one after the other: each becomes a person, a refused row or a skipped one, with
 * the problems found in it. Keeps what later rows need: the heading they stand under, their household, the sums.
 */
export class SheetChecker {
  people = 0
  refused = 0
  /** Rows of people whom other sheets have brought already. */
  private repeated = 0
  readonly totals: SheetTotals
  private readonly check: SheetCheck
  private readonly log: ProblemLog
  private readonly standing: StandingTable
  private readonly headings: StandingHeadings
  private readonly unread: UnreadRows
  private readonly notSupported: NotSupported
  private readonly commune: StandingCommune
  private readonly personRows: PersonRows
  private readonly part = new TablePart()
  /** A household's heading, until the row below it is known. */
  private waiting: (KnownRow & { readonly heading: HouseholdHeading }) | null = null
  private readonly sizes: HouseholdSizes

  constructor(check: SheetCheck) {
    this.check = check
    this.log = new ProblemLog(check.sheet, check.isOneOfSeveral, check.context)
    this.standing = new StandingTable(check.table, check.habits, check.context.columns, this.log)
    this.commune = new StandingCommune(check.sheet)
    this.headings = new StandingHeadings({
      hamlet: hamletOfSheet(check.sheet) ?? check.hamletAbove,
      policyText: check.isOneOfSeveral ? policyOfSheet(check.sheet, check.title.programmeHints) : null,
    })
    this.sizes = new HouseholdSizes(paysEachOf(check.context, check.title))
    this.unread = new UnreadRows(this.headings)
    this.notSupported = new NotSupported(sheetOfNotSupported(check.sheet, check.titleLines))
    const moneyUnit = moneyUnits(check.title.moneyUnit)
    this.totals = new SheetTotals(moneyUnit, check.titleLines)
    const { log, standing, headings, commune, notSupported, sizes } = this
    this.personRows = new PersonRows({ check, moneyUnit, log, standing, headings, commune, notSupported, sizes })
  }

  /** What a row is, with all that is told of it, in order. */
  row(row: Row, beside: Beside = {}): CheckedItem[] {
    const items: CheckedItem[] = []
    this.read(row, beside, items)
    return items
  }

  private read(row: Row, beside: Beside, items: CheckedItem[]): void {
    const { standing } = this
    const view = new RowView(row, standing.map)
    if (view.cells.length === 0) {
      // Formulas drawn down below the people: nobody, and not an empty row either.
      if (view.unreadable.length === 0) return
      items.push({ kind: 'skipped', sheet: this.check.sheet, skipped: skippedRow(view, 'nobody') })
      return
    }
    this.settleHeading(view, items)
    if (standing.takeSecondHeaderRow(row)) {
      this.beginTable()
      this.skip(view, 'repeated-header', items)
      return
    }
    const kind = rowKind(view, standing.headerTexts, this.part.at)
    const heading = kind.kind === 'person' ? null : householdHeading(view)
    if (heading !== null) this.waiting = { row, view, kind, beside, heading }
    else this.decide({ row, view, kind, beside }, items)
  }

  /** A household's heading is one where its head stands below; else it is what it would be anywhere. */
  private settleHeading(below: RowView | null, items: CheckedItem[]): void {
    const { waiting } = this
    this.waiting = null
    if (waiting === null) return
    const { view, heading } = waiting
    if (below === null || !isHeadOf(heading, below)) {
      this.decide(waiting, items)
      return
    }
    if (heading.hamlet !== null) this.headings.take(view.number, heading.hamlet, false)
    this.unread.skipped(false)
    this.endHousehold()
    this.problems(items)
    items.push({ kind: 'skipped', sheet: this.check.sheet, skipped: skippedRow(view, 'heading') })
  }

  private decide({ row, view, kind, beside }: KnownRow, items: CheckedItem[]): void {
    const { standing } = this
    const isHeader = kind.kind === 'skipped' && kind.why === 'repeated-header' && hasMoved(view, standing.headerTexts)
    if ((isHeader || !isSurely(kind)) && standing.takeHeader(row)) {
      this.beginTable()
      this.skip(view, 'repeated-header', items)
      return
    }
    if (kind.kind === 'skipped') {
      if (kind.isUnread) this.unread.take(view, this.part.at, this.log)
      this.unread.skipped(kind.why === 'signature' && !kind.isUnread)
      if (kind.why === 'heading' && !isLineOfTotal(view) && this.totals.endsPeopleAbove(view, this.log)) {
        this.skip(view, 'subtotal', items)
        return
      }
      this.problems(items)
      this.skip(view, kind.why, items)
      return
    }
    const summedUp = kind.kind === 'unclear' ? this.sumOf(view) : null
    if (summedUp !== null) {
      this.skip(view, summedUp, items)
      return
    }
    if (kind.kind === 'unclear' || (kind.kind === 'name-only' && !standing.households.isInHousehold)) {
      this.refuseUnclear(view, items)
      return
    }
    this.part.person(view, standing.households.isInHousehold && standing.households.isMember(view))
    this.unread.person(this.log)
    this.problems(items)
    this.person(view, beside, items)
  }

  /** Goes on with the table to the right of the one that has been read: another part of the same list, or that of a hamlet of its own. */
  turnTo(table: Table, habits: ListHabits, hamlet: string | null): void {
    this.standing.turnTo(table, habits)
    if (hamlet !== null) this.headings.turnTo(hamlet)
    this.beginTable()
  }

  /** The page's foot, as the table on its left has shown it. */
  beginFoot(): void {
    this.part.foot()
  }

  /** Closes the sheet: what its own totals say, and columns that nobody understood. */
  end(): CheckedItem[] {
    const items: CheckedItem[] = []
    this.settleHeading(null, items)
    const { people, refused, repeated, totals } = this
    const read = { rows: people + refused + repeated, amount: totals.amount, totalRow: totals.lastRow }
    compareTotals(totals.said(), { ...read, isTold: (row) => totals.isTold(row) }, this.log)
    // Of several sheets the first one's title mostly speaks of them all.
    if (!this.check.isOneOfSeveral) compareTitle(this.check.title.declared, read, this.log)
    this.standing.reportHabits()
    this.sizes.end(this.log)
    this.check.twice.endSheet(this.log)
    this.check.comments.end(this.log)
    this.standing.closeColumns()
    this.problems(items)
    return items
  }

  /** Whether the sheet brought nobody whom others have not brought: what it sums up is theirs. */
  get isRepeated(): boolean {
    return this.repeated > 0 && this.people + this.refused === 0
  }

  report(hidden: boolean): Omit<SheetReport, 'skipped'> {
    return {
      name: this.check.sheet,
      hidden,
      headerRow: headerRowOf(this.check.table),
      people: this.people,
      refused: this.refused,
      columns: reportedColumns([this.check.table, ...this.standing.beside]),
    }
  }

  private person(view: RowView, beside: Beside, items: CheckedItem[]): void {
    const { sheet } = this.check
    const { person, problems, isRefused, isRepeated } = this.personRows.read(view, beside)
    this.problems(items)
    for (const problem of problems) items.push({ kind: 'problem', problem: isRefused ? asRefused(problem) : problem })
    this.totals.person(person)
    if (isRepeated) {
      this.repeated += 1
      items.push({ kind: 'skipped', sheet, skipped: skippedRow(view, 'repeated-person') })
    } else if (isRefused) {
      this.refused += 1
      items.push({ kind: 'refused', refused: { sheet, row: view.number, fullName: person.fullName || null } })
    } else {
      this.people += 1
      const table = this.standing.beside.length
      items.push({ kind: 'person', person: table > 0 ? { ...person, table } : person })
    }
  }

  private skip(view: RowView, why: SkippedWhy, items: CheckedItem[]): void {
    const skipped = skippedRow(view, why)
    const isPageBreak =
      why === 'repeated-header' || why === 'numbering' || (why !== 'heading' && isOfPage(skipped.text))
    // What is said of the household above comes before what a total below it says of itself.
    if (!isPageBreak) this.endHousehold()
    if (why !== 'repeated-header') this.notSupported.take(skipped.text, why, mayHead(view))
    if (why === 'heading' && !(this.part.at === 'foot' && isLineOfTotal(view)))
      this.headings.take(view.number, skipped.text, this.commune.takeHeading(skipped.text))
    if (why === 'heading') this.totals.heading()
    this.personRows.skipped(why, skipped.text)
    if (why === 'total' || why === 'subtotal') this.totals.total(view, why, this.log)
    if (why === 'amount-in-words') this.totals.words(view)
    this.part.skipped(view, why)
    if (endsPart(why)) this.standing.habits.hamlets.end()
    else if (why === 'note' || why === 'nobody') this.standing.habits.hamlets.interrupt()
    this.problems(items)
    items.push({ kind: 'skipped', sheet: this.check.sheet, skipped })
  }

  private endHousehold(): void {
    this.standing.households.end()
    this.sizes.end(this.log)
  }

  private refuseUnclear(view: RowView, items: CheckedItem[]): void {
    this.refused += 1
    this.part.unclear()
    this.totals.unclear()
    for (const index of refuseUnclear(view, this.log)) this.standing.use(index)
    this.check.comments.tell(view, this.log)
    this.problems(items)
    const name = view.text('fullName') || null
    if (name !== null && isPlace(name)) this.headings.interrupt()
    items.push({ kind: 'refused', refused: { sheet: this.check.sheet, row: view.number, fullName: name } })
  }

  /** What an unclear row sums up: a sum alone, or one beside the firm whose workers stand above. */
  private sumOf(view: RowView): 'subtotal' | 'total' | null {
    const isOfFirm = view.cells.length === 2 && isOrganisation(view.text('fullName'))
    if (isOfFirm && this.totals.endsPeopleAbove(view, this.log)) return 'subtotal'
    return this.totals.summedUpBy(view)
  }

  /** Below another header nothing of the table before it holds. */
  private beginTable(): void {
    this.personRows.beginTable()
    this.sizes.end(this.log)
    this.part.table()
    this.totals.table()
  }

  private problems(items: CheckedItem[]): void {
    for (const problem of this.log.take()) items.push({ kind: 'problem', problem })
  }
}
