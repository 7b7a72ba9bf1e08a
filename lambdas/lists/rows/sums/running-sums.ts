import type { Household, ListedPerson } from '../../checked-list.ts'

/** A sum of one is as likely the support of somebody whose name is missing. */
const fewestAddends = 2

/** Whose a sum is, and where he stands in his household: a head opens it, members below him belong to his row. */
type Addend = Pick<ListedPerson, 'amount' | 'policyText'> & {
  readonly household: Pick<Household, 'headRow' | 'isHead'> | null
}

interface OpenHousehold {
  readonly headRow: number
  readonly policyText: string | null
  readonly sum: number
  /** Đồng of each member below; null while there is none, NaN where they differ. */
  share: number | null
  members: number
}

/**
 * The money read so far, of the sheet and since the last total, by which a sum without a word is known for one. A head's sum that is
 * just what he and the members below him have each under the same policy is the household's: it is counted once.
 */
export class RunningSums {
  private all = 0
  private addends = 0
  private part = 0
  private partAddends = 0
  private household: OpenHousehold | null = null

  /** Đồng of all rows. */
  get whole(): number {
    return this.all - standsTwice(this.household)
  }

  /** Đồng of the rows since the last total. */
  get sinceTotal(): number {
    return this.part - standsTwice(this.household)
  }

  /** Whether anybody since the last total has a sum. */
  get hasPart(): boolean {
    return this.partAddends > 0
  }

  add(addend: Addend): void {
    const amount = addend.amount ?? 0
    this.place(addend, amount)
    this.all += amount
    this.part += amount
    if (amount === 0) return
    this.addends += 1
    this.partAddends += 1
  }

  private place({ household: place, policyText }: Addend, amount: number): void {
    const { household } = this
    if (place && !place.isHead && place.headRow === household?.headRow) {
      const isAlike = policyText === household.policyText && (household.share ?? amount) === amount
      household.share = isAlike ? amount : Number.NaN
      household.members += 1
      return
    }
    this.close()
    this.household = place?.isHead ? { headRow: place.headRow, policyText, sum: amount, share: null, members: 0 } : null
  }

  private close(): void {
    const twice = standsTwice(this.household)
    this.all -= twice
    this.part -= twice
    this.household = null
  }

  /** A total or subtotal has been met. */
  endPart(): void {
    this.close()
    this.part = 0
    this.partAddends = 0
  }

  /**
   * What a row with nothing but this amount sums up; null where it is no sum of what was read. The first part's sum is
   * the sheet's as well, but parts may follow.
   */
  summedUpBy(amount: number): 'subtotal' | 'total' | null {
    if (amount === this.sinceTotal && this.partAddends >= fewestAddends) return 'subtotal'
    return amount === this.whole && this.addends >= fewestAddends ? 'total' : null
  }
}

/** What is in a head's sum of the money that the members below him have beside their own names. */
const standsTwice = (household: OpenHousehold | null): number =>
  household && household.share !== null && household.sum === household.share * (household.members + 1)
    ? household.share * household.members
    : 0
