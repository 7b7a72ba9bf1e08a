import type { ListedPerson } from '../../checked-list.ts'
import { beginsAnotherPart } from '../headings/group-heading.ts'
import type { ProblemLog } from '../problem-log.ts'
import { totalTextOf } from '../row-kind.ts'
import type { RowView } from '../row-view.ts'
import { tellHeadingBelow } from '../unclear-row.ts'
import { readAmount } from '../values/read-amount.ts'
import { bareSum, type DeclaredInAll, DeclaredTotals, readDeclared, sumOfWords } from './declared-totals.ts'
import { PartTotals } from './part-totals.ts'
import { RunningSums } from './running-sums.ts'

/** What a sheet's rows add up to beside what its own totals say. */
export class SheetTotals {
  private readonly declared = new DeclaredTotals()
  private readonly sums = new RunningSums()
  private readonly parts = new PartTotals()
  private row: number | null = null
  private hasHeading = false
  private areHeadingsBelow = false
  /** The last row that is a total for nothing but its sum, which the list cannot be held against. */
  private knownBySum: number | null = null

  /**
   * @param moneyUnit đồng that one unit of a money column is worth, by its header
   * @param titleLines what stands above the table, where the first heading may stand as well
   */
  constructor(
    private readonly moneyUnit: (header: string) => number,
    private readonly titleLines: readonly string[],
  ) {}

  /** Đồng of all rows, refused ones included. */
  get amount(): number {
    return this.sums.whole
  }

  /** The last row that says a total; null where none does. */
  get lastRow(): number | null {
    return this.row
  }

  person(person: ListedPerson): void {
    this.sums.add(person)
    this.parts.row()
  }

  /** Somebody of whom nobody knows whether he is one. */
  unclear(): void {
    this.parts.row()
  }

  /** Below a header: another table, or the one to the right. */
  table(): void {
    this.parts.begin(this.sums.whole)
  }

  /** What a row with nothing but an amount sums up; null where it is no sum of what was read. */
  summedUpBy(row: RowView): 'subtotal' | 'total' | null {
    const sum = bareSum(row, this.moneyUnit)
    return sum === null ? null : this.sums.summedUpBy(sum)
  }

  /**
   * Whether a heading's sum is that of the people above it, where none stands above them: "Thôn 1 | 1.500.000" below its people. Once it
   * is, so it is of one alone, and of people above whom another sum stands below: nobody takes the hamlet of those before. It is told.
   */
  endsPeopleAbove(row: RowView, log: ProblemLog): boolean {
    const money = row.get('amount')
    const sum = money === null ? null : readAmount(money.cell, this.moneyUnit(money.column.header))
    if (!sum?.ok || !sum.amount) return false
    this.areHeadingsBelow ||=
      !this.hasHeading &&
      this.sums.summedUpBy(sum.amount) === 'subtotal' &&
      !beginsAnotherPart(row.line(), this.titleLines)
    if (!this.areHeadingsBelow || !this.sums.hasPart) return false
    this.knownBySum = row.number
    tellHeadingBelow(row, { written: sum.amount, read: this.sums.sinceTotal }, log)
    return true
  }

  /** A heading of those below it. */
  heading(): void {
    this.hasHeading = true
    this.parts.begin(this.sums.whole)
  }

  total(row: RowView, kind: 'subtotal' | 'total', log: ProblemLog): void {
    const read = { whole: this.sums.whole, part: this.sums.sinceTotal }
    const declared = readDeclared(row, this.moneyUnit)
    if (row.number !== this.knownBySum) {
      this.parts.total(row, kind, declared, read, log)
      this.declared.add(kind, declared, { row: row.number, text: totalTextOf(row) ?? '', read })
    }
    this.row = row.number
    this.sums.endPart()
  }

  words(row: RowView): void {
    this.declared.addWords(sumOfWords(row))
    this.row ??= row.number
  }

  /** @returns with the sum in words, where the list has one */
  said(): DeclaredInAll & { readonly inWords: number | null } {
    return { ...this.declared.get(), inWords: this.declared.words() }
  }

  /** Whether what a total row says has been told as wrong beside the rows above it. */
  isTold(row: number | null): boolean {
    return this.parts.isTold(row)
  }
}
