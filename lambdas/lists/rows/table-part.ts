import type { SkippedWhy } from '../checked-list.ts'
import { beginsFoot, isMarked, type Part } from './row-kind.ts'
import type { RowView } from './row-view.ts'

/**
 * The part of a sheet that its rows leave, one after the other. A heading in the foot may be a line of what the total is made of
 * ("- Hộ nghèo: 2 người | 1.500.000"), and what stands below tells of the money ("Chi qua bưu điện | 750.000"): where all people
 * so far have a number, a birth or an ID number, only somebody who has one too takes the table up again.
 */
export class TablePart {
  private part: Part = 'table'
  private hasPeople = false
  private areAllMarked = true

  get at(): Part {
    return this.part
  }

  /** Somebody stands here. @param isMember of a household, with at most a name as often as not */
  person(row: RowView, isMember: boolean): void {
    this.part = 'table'
    this.hasPeople = true
    this.areAllMarked &&= isMember || isMarked(row)
  }

  /** Nobody knows whether somebody stands here. */
  unclear(): void {
    this.hasPeople = true
  }

  /** A row that is nobody. A total right below the header begins no foot. */
  skipped(row: RowView, why: SkippedWhy): void {
    if (beginsFoot(why, this.hasPeople)) this.part = 'foot'
    else if (why === 'subtotal') this.part = this.part === 'table' ? this.mayGoOn() : this.part
    else if (why === 'heading' && !/[1-9]/.test(row.text('amount')))
      this.part = this.part === 'foot' ? this.mayGoOn() : this.part
  }

  /** A header inside the sheet, or the table beside. */
  table(): void {
    this.part = 'table'
  }

  /** The foot, as another table of the page has shown it. */
  foot(): void {
    this.part = 'foot'
  }

  private mayGoOn(): Part {
    return this.hasPeople && this.areAllMarked ? 'in-doubt' : 'table'
  }
}
