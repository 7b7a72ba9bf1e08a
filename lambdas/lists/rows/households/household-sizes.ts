import type { ListContext, ListedPerson, ListTitle } from '../../checked-list.ts'
import { type Place, type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'

type Open = {
  readonly place: Place & { readonly row: number }
  readonly name: string
  readonly size: number
  readonly isPaidEach: boolean
  people: number
  lastRow: number
}

/** Of the policy of a person's row, or null: whether each of his household is paid by it. */
type PaysEach = (policy: string | null) => boolean

/** Where nothing says the policy it is mostly that of poor households; a list that is checked without a programme is not asked. */
export function paysEachOf({ paysMembers, chosenPolicy, resolvePolicy }: ListContext, title: ListTitle): PaysEach {
  if (paysMembers === undefined) return () => false
  const named = new Set(title.programmeHints.map((hint) => resolvePolicy?.(hint) ?? null).filter((one) => one !== null))
  const [only] = named
  const ofTitle = named.size === 1 && only !== undefined ? only : null
  return (policy) => {
    const of = chosenPolicy?.code ?? policy ?? ofTitle
    return of === null || paysMembers(of)
  }
}

/**
 * The number of people that a list says of a household (Số khẩu) beside the rows that it has of it. A list of heads alone names nobody else
 * on purpose; but who is paid for himself has to be named (decision 31), which is told before the list is sent.
 */
export class HouseholdSizes {
  private open: Open | null = null

  constructor(private readonly paysEach: PaysEach) {}

  add(row: RowView, { household, fullName, policy }: ListedPerson, log: ProblemLog): void {
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
    const isPaidEach = this.paysEach(policy)
    this.open = { place, name: fullName, size: household.size, isPaidEach, people: 1, lastRow: row.number }
  }

  /** Nobody more of the household comes. */
  end(log: ProblemLog): void {
    const { open } = this
    this.open = null
    if (open === null || open.people === open.size) return
    const { place, name, size, people, lastRow } = open
    if (people === 1) {
      if (!open.isPaidEach) return
      const reason = `Hộ ${quoted(name)} ghi ${size} khẩu nhưng chỉ có tên chủ hộ: không nhập được tiền của người không có tên`
      log.warn(
        place,
        'members-missing',
        reason,
        'Ghi thêm từng người của hộ ở các dòng ngay dưới chủ hộ, cột số tiền để trống',
      )
      return
    }
    log.warn(
      place,
      'household-size-differs',
      `Hộ ${quoted(name)} ghi ${size} khẩu, danh sách có ${people} người của hộ (dòng ${place.row} đến ${lastRow})`,
      'Ghi đủ từng người hoặc sửa số khẩu; nếu người còn lại hưởng chính sách khác thì giữ nguyên',
    )
  }
}
