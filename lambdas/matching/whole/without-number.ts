import { yearOf } from '../births/birth-code.ts'
import type { RecordColumns } from './record-columns.ts'

/** So many rows more, of what is known of others, are counted into a group: a few rows do not tell whether numbers are seldom left out. */
const prior = 20

/**
 * Of two records' communes and years of birth the largest share of those who carry no number: a list without the column leaves out a
 * whole commune's, and children have none yet.
 */
export function sharesWithoutNumber(columns: RecordColumns): (a: number, b: number) => number {
  const { size, number, birth, commune, communes } = columns
  const ofCommune = new Counts(communes.size + 1)
  const ofYear = new Counts(mostYears)
  let without = 0
  for (let at = 0; at < size; at++) {
    const isWithout = number[at] === 0
    if (isWithout) without += 1
    ofCommune.add(commune[at] as number, isWithout)
    ofYear.add(yearOf(birth[at] as number) % mostYears, isWithout)
  }
  const ofAll = (without + prior / 2) / (size + prior)
  const shareOf = (at: number): number =>
    Math.max(
      ofCommune.share(commune[at] as number, ofAll),
      ofYear.share(yearOf(birth[at] as number) % mostYears, ofAll),
    )
  return (a, b) => Math.max(shareOf(a), shareOf(b))
}

/** A year of a list may be any number that four digits make. */
const mostYears = 10_000

class Counts {
  private readonly all: Uint32Array
  private readonly without: Uint32Array

  constructor(groups: number) {
    this.all = new Uint32Array(groups)
    this.without = new Uint32Array(groups)
  }

  add(group: number, isWithout: boolean): void {
    this.all[group] = (this.all[group] as number) + 1
    if (isWithout) this.without[group] = (this.without[group] as number) + 1
  }

  share(group: number, ofAll: number): number {
    return ((this.without[group] as number) + prior * ofAll) / ((this.all[group] as number) + prior)
  }
}
