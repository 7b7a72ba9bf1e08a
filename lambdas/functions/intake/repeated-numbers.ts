import type { Person } from '../../domain/payments/entitlement.ts'
import { CompactSet } from './compact-set.ts'

type Carrier = Pick<Person, 'idNumbers'>

/** Which ID numbers of a file more than one of its rows carries. */
export class RepeatedNumbers {
  private readonly seen = new CompactSet()
  private readonly repeated = new CompactSet()

  add({ idNumbers }: Carrier): void {
    // A row that says its number twice shares it with nobody.
    for (const number of new Set(idNumbers.map(numberOf))) if (!this.seen.add(number)) this.repeated.add(number)
  }

  has({ idNumbers }: Carrier): boolean {
    return idNumbers.some((one) => this.repeated.has(numberOf(one)))
  }
}

/** With its length, for zeros in front count. */
const numberOf = ({ number }: Carrier['idNumbers'][number]): number => Number(number) + number.length * 1e13
