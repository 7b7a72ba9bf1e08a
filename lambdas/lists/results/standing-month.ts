import { headerKey } from '../columns/recognise-header.ts'
import { sheetWithoutCopy, titleOfHeading } from '../rows/headings/group-heading.ts'
import { monthsOfTitle } from '../title/read-months.ts'
import type { Row } from '../workbook/workbook.ts'

const month = /^(?:thang|t) ?(0?[1-9]|1[0-2])(?: (?:nam )?(20\d{2}))?(?: \d+ (?:nguoi|ho|khau))?$/

/** "Tháng 4/2020", "T5": `2020-04`, `05`; null where a text is not one month alone. */
function monthOf(text: string): string | null {
  const [, number, year] = month.exec(headerKey(text)) ?? []
  if (number === undefined) return null
  const two = number.padStart(2, '0')
  return year ? `${year}-${two}` : two
}

/** The one month that a title says of its list; null where it says none, or several, which a programme's name does. */
function monthOfTitle(rows: readonly Row[]): string | null {
  const months = rows.flatMap(({ cells }) => cells.flatMap(({ text }) => monthOf(text) ?? monthsOfTitle(text)))
  return new Set(months).size === 1 ? (months[0] ?? null) : null
}

/** The month that a sheet's next people were paid, as its heading, its name or its title says where the rows do not. */
export class StandingMonth {
  private standing: string | null
  private isHeaded = false

  /** @param title the rows above the header */
  constructor(sheetName: string, title: readonly Row[]) {
    this.standing = monthOf(sheetWithoutCopy(sheetName)) ?? monthOfTitle(title)
  }

  /** `2020-04`, or `04` without a year. */
  get months(): readonly string[] | null {
    return this.standing === null ? null : [this.standing]
  }

  /** Whether it is said of the whole sheet, and by no heading. */
  get isOfTitle(): boolean {
    return this.standing !== null && !this.isHeaded
  }

  takeHeading(text: string): void {
    const headed = monthOf(titleOfHeading(text))
    if (headed === null) return
    this.standing = headed
    this.isHeaded = true
  }
}
