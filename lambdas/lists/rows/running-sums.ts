/** A sum of one is as likely the support of somebody whose name is missing. */
const fewestAddends = 2

/** The money read so far, of the sheet and since the last total, by which a sum without a word is known for one. */
export class RunningSums {
  whole = 0
  private addends = 0
  private part = 0
  private partAddends = 0

  add(amount: number): void {
    this.whole += amount
    this.part += amount
    if (amount === 0) return
    this.addends += 1
    this.partAddends += 1
  }

  /** A total or subtotal has been met. */
  endPart(): void {
    this.part = 0
    this.partAddends = 0
  }

  /**
   * What a row with nothing but this amount sums up; null where it is no sum of what was read. The first part's sum is
   * the sheet's as well, but parts may follow.
   */
  summedUpBy(amount: number): 'subtotal' | 'total' | null {
    if (amount === this.part && this.partAddends >= fewestAddends) return 'subtotal'
    return amount === this.whole && this.addends >= fewestAddends ? 'total' : null
  }
}
