import type { InOneList } from '../../domain/duplicates/exclusion.ts'
import type { Person } from '../../domain/payments/entitlement.ts'
import { textHash } from '../../lists/text-hash.ts'
import { CompactSet } from './compact-set.ts'

type Carrier = Pick<Person, 'idNumbers'>

/** Which ID numbers of a file more than one of its rows carries, and which of them more than one that a person may not have both. */
export class RepeatedNumbers {
  private readonly seen = new CompactSet()
  private readonly repeated = new CompactSet()
  private readonly rivals = new CompactSet()
  /** Numbers whose first rows exclude nothing; and of these the ones that stand in another row as well. */
  private readonly besideFirst = new CompactSet()
  private readonly claimedLater = new CompactSet()
  /** Numbers under a policy whose months the rows name, and each of these months. */
  private readonly months = new CompactSet()

  add({ idNumbers }: Carrier, standing: InOneList = { kind: 'alone' }): void {
    // A row that says its number twice shares it with nobody.
    for (const number of new Set(idNumbers.map(numberOf))) {
      const isFirst = this.seen.add(number)
      if (!isFirst) this.repeated.add(number)
      if (standing.kind === 'beside') {
        if (isFirst) this.besideFirst.add(number)
      } else if (this.isRival(number, standing, isFirst)) this.rivals.add(number)
    }
  }

  private isRival(number: number, standing: Exclude<InOneList, { kind: 'beside' }>, isFirst: boolean): boolean {
    const isFirstClaim = isFirst || (this.besideFirst.has(number) && this.claimedLater.add(number))
    if (standing.kind === 'alone') return !isFirstClaim
    const { policy, months } = standing
    const isFirstOfPolicy = this.months.add(textHash(`${number}|${policy}`))
    const isTwice = months.filter((month) => !this.months.add(textHash(`${number}|${policy}|${month}`))).length > 0
    return isTwice || (isFirstOfPolicy && !isFirstClaim)
  }

  has({ idNumbers }: Carrier): boolean {
    return idNumbers.some((one) => this.repeated.has(numberOf(one)))
  }

  /** Whether two rows of one of the numbers are supports of which one person is due but one. */
  hasRivals({ idNumbers }: Carrier): boolean {
    return idNumbers.some((one) => this.rivals.has(numberOf(one)))
  }
}

/** With its length, for zeros in front count. */
const numberOf = ({ number }: Carrier['idNumbers'][number]): number => Number(number) + number.length * 1e13
