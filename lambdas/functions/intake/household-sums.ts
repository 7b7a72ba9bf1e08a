import type { NamedHousehold } from '../../domain/programmes/household-sum.ts'
import type { CheckedItem, ListedPerson } from '../../lists/checked-list.ts'

/** Whom a household's sum beside its head may be for. */
type Sharers = Omit<NamedHousehold, 'size'>

const alone: Sharers = { people: 1, unread: 0 }

/** Rows of a household that one number holds beside its people. */
const most = 1_024

/**
 * Lists of households that write the sum of all beside the head: for how many people it is, by the file's first reading. Eight bytes a
 * head and his row, for a file may have a quarter of a million.
 */
export class HouseholdSums {
  private readonly known = new Map<string, Map<number, number>>()
  private open: {
    readonly sheet: string
    readonly headRow: number
    readonly sum: number
    people: number
    unread: number
    /** Somebody below has the very sum of the head: each has his own. */
    isEachs: boolean
  } | null = null

  add(item: CheckedItem): void {
    if (item.kind === 'refused' && this.open?.sheet === item.refused.sheet)
      this.open.unread = Math.min(this.open.unread + 1, most - 1)
    if (item.kind === 'sheet' || item.kind === 'end') this.close()
    if (item.kind === 'person') this.addPerson(item.person)
  }

  private addPerson({ sheet, row, amount, household }: ListedPerson): void {
    const isMember = household !== null && !household.isHead && household.headRow === this.open?.headRow
    if (isMember && this.open?.sheet === sheet) {
      this.open.people++
      if (amount === this.open.sum) this.open.isEachs = true
      return
    }
    this.close()
    if (household?.isHead && amount !== null)
      this.open = { sheet, headRow: row, sum: amount, people: 1, unread: 0, isEachs: false }
  }

  private close(): void {
    const { open } = this
    this.open = null
    if (!open || open.people + open.unread === 1) return
    const heads = this.known.get(open.sheet) ?? new Map<number, number>()
    this.known.set(open.sheet, heads.set(open.headRow, open.isEachs ? 0 : open.people * most + open.unread))
  }

  of({ sheet, row }: Pick<ListedPerson, 'sheet' | 'row'>): Sharers {
    const packed = this.known.get(sheet)?.get(row)
    return packed === undefined ? alone : { people: Math.floor(packed / most), unread: packed % most }
  }
}
