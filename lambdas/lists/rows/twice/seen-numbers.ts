import type { IdNumber } from '../../../domain/ids/id-number.ts'
import { type SeenPlace, SeenPlaces } from './seen-places.ts'

/** Where each ID number of a file stood first. */
export class SeenNumbers {
  private readonly places = new SeenPlaces()

  /** The first place of the number, or null when this is it (and it is remembered). */
  seenAt(id: IdNumber, sheet: number, row: number): SeenPlace | null {
    return this.places.seenAt(keyOf(id), sheet, row)
  }

  /** Likewise, and it is not remembered. */
  placeOf(id: IdNumber): SeenPlace | null {
    return this.places.placeOf(keyOf(id))
  }
}

/** CMND and CCCD of equal digits are different numbers. */
const keyOf = ({ kind, number }: IdNumber): number => Number(number) + (kind === 'CMND' ? 1e12 : 0) + 1
