import type { ListedPerson } from '../checked-list.ts'
import { type Place, type ProblemLog, quoted } from './problem-log.ts'
import type { RowView } from './row-view.ts'

type Open = {
  readonly place: Place & { readonly row: number }
  readonly name: string
  readonly size: number
  people: number
  lastRow: number
}

/**
 * The number of people that a list says of a household (Số khẩu) beside the rows that it has of it. A head alone is a list of heads, which
 * names nobody else on purpose.
 */
export class HouseholdSizes {
  private open: Open | null = null

  add(row: RowView, { household, fullName }: ListedPerson, log: ProblemLog): void {
    const { open } = this
    if (open !== null && household !== null && !household.isHead && household.headRow === open.place.row) {
      open.people += 1
      open.lastRow = row.number
      return
    }
    this.end(log)
    const field = row.get('householdSize')
    if (household === null || !household.isHead || household.size === null || field === null) return
    const place = { row: row.number, column: field.column, value: field.cell.text }
    this.open = { place, name: fullName, size: household.size, people: 1, lastRow: row.number }
  }

  /** Nobody more of the household comes. */
  end(log: ProblemLog): void {
    const { open } = this
    this.open = null
    if (open === null || open.people === 1 || open.people === open.size) return
    const { place, name, size, people, lastRow } = open
    log.warn(
      place,
      'household-size-differs',
      `Hộ ${quoted(name)} ghi ${size} khẩu, danh sách có ${people} người của hộ (dòng ${place.row} đến ${lastRow})`,
      'Ghi đủ từng người hoặc sửa số khẩu; nếu người còn lại hưởng chính sách khác thì giữ nguyên',
    )
  }
}
