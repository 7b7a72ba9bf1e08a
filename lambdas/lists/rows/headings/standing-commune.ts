import type { RowView } from '../row-view.ts'
import { communeOfHeading } from './group-heading.ts'

/** The commune that a sheet's next people are of, as its name, its headings and its own column say. */
export class StandingCommune {
  private commune: string | null

  constructor(sheetName: string) {
    this.commune = communeOfHeading(sheetName)
  }

  /** Written once beside the first of a commune's people, it is that of those below too. */
  of(person: RowView): string | null {
    if (person.map.has('commune')) this.commune = person.text('commune') || this.commune
    return this.commune
  }

  /** @returns whether the heading names one */
  takeHeading(text: string): boolean {
    const named = communeOfHeading(text)
    this.commune = named ?? this.commune
    return named !== null
  }
}
