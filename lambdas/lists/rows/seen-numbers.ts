import type { IdNumber } from '../../domain/ids/id-number.ts'
import { type SeenPlace, SeenPlaces } from './seen-places.ts'

/** Where each ID number of a file stood first. */
export class SeenNumbers {
  private readonly places = new SeenPlaces()

  /** The first place of the number, or null when this is it (and it is remembered). */
  seenAt(id: IdNumber, sheet: number, row: number): SeenPlace | null {
    // CMND and CCCD of equal digits are different numbers.
    return this.places.seenAt(Number(id.number) + (id.kind === 'CMND' ? 1e12 : 0) + 1, sheet, row)
  }
}
