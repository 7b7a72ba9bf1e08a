import { groupThousands } from '../../../domain/money/dong.ts'
import { placeIn } from '../headings/place-words.ts'
import { isOfPage } from '../page-mark.ts'
import type { ProblemLog } from '../problem-log.ts'
import { totalTextOf } from '../row-kind.ts'
import type { RowView } from '../row-view.ts'
import { type Declared, isTotalOfAll } from './declared-totals.ts'

/** "Cộng thôn 3: 12 người": of khẩu a list of heads has fewer rows on purpose. */
const countsPeople = /\d\s*(?:người|đối tượng|trường hợp|lao động)(?!\p{L})/iu

/** Đồng of all rows so far, and of those since the last total. */
type Read = { readonly whole: number; readonly part: number }

/**
 * What the total of a hamlet or a group says beside the rows right above it. Where its part begins nobody says: below the last total, below
 * the last heading, or with the sheet; it is wrong where it is none of them.
 */
export class PartTotals {
  private rows = 0
  private atTotal = 0
  private atHeading = { rows: 0, amount: 0 }
  private readonly told = new Set<number>()

  /** A row that is somebody's, taken or refused. */
  row(): void {
    this.rows += 1
  }

  /** @param amount đồng of all rows above the heading, the header or the table's beginning */
  begin(amount: number): void {
    this.atHeading = { rows: this.rows, amount }
  }

  /** @param declared what the total row says. Below another total it may be one of several parts, which nobody can tell. */
  total(row: RowView, kind: 'subtotal' | 'total', declared: Declared, read: Read, log: ProblemLog): void {
    const text = totalTextOf(row) ?? ''
    const isOfPart = kind === 'subtotal' ? !isTotalOfAll(text) : placeIn(text) !== null
    if (isOfPart && this.rows > this.atTotal && !isOfPage(row.line())) this.compare(row, declared, read, log)
    this.atTotal = this.rows
  }

  /** Whether what a total row says has been told as wrong. */
  isTold(row: number | null): boolean {
    return row !== null && this.told.has(row)
  }

  private compare(row: RowView, { people, amount }: Declared, read: Read, log: ProblemLog): void {
    const { rows, atTotal, atHeading } = this
    const isBelowHeading = atHeading.rows > atTotal
    const place = { row: row.number }
    const counts = [rows - atTotal, rows - atHeading.rows, rows]
    if (people !== null && countsPeople.test(row.line()) && !counts.includes(people)) {
      const found = groupThousands((isBelowHeading ? counts[1] : counts[0]) ?? 0)
      const reason = `Dòng cộng ghi ${groupThousands(people)} người, phần này ở phía trên có ${found} dòng có người`
      log.warn(place, 'total-mismatch', reason, 'Kiểm tra phần này có thiếu hoặc thừa dòng')
      this.told.add(row.number)
    }
    const sums = [read.part, read.whole - atHeading.amount, read.whole]
    if (amount !== null && read.part > 0 && !sums.includes(amount)) {
      const found = groupThousands((isBelowHeading ? sums[1] : sums[0]) ?? 0)
      const reason = `Dòng cộng ghi ${groupThousands(amount)} đồng, cộng các dòng của phần này ở phía trên được ${found} đồng`
      log.warn(place, 'total-mismatch', reason, 'Kiểm tra số tiền từng dòng và dòng cộng')
      this.told.add(row.number)
    }
  }
}
