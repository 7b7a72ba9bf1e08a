/** What a spreadsheet takes for the start of a formula. */
const signs = '=+\\-@|%＝＋－＠'

/**
 * What it takes for one also behind blanks; a tab or line end can put it into a new cell.
 * A name like =HYPERLINK(...) must not run on the desk of who opens an export.
 */
const formulaStart = new RegExp(`^[\\s\\u00A0]*[\\t\\r\\n${signs}]`)

export function startsFormula(text: string): boolean {
  return formulaStart.test(text)
}

/** The sign is looked for first: blanks are gone back over for a sign alone, however many there are. */
const behind = (dividers: string): RegExp => new RegExp(`(?=[${signs}])(?<=[${dividers}][\\s\\u00A0"]*)`, 'g')

/**
 * Where a formula would start within a cell if it were divided by other signs than the file's own, by which the quotes around it are none:
 * Excel divides a CSV by the list sign of the computer, a semicolon on many.
 */
const formulasWithin = { ',': behind(';\\t\\r\\n'), ';': behind(',\\t\\r\\n'), '\t': behind(',;\\r\\n') } as const

export type Delimiter = keyof typeof formulasWithin

/** The text of a CSV's cell with an apostrophe before whatever could become a formula, however the file is divided. */
export function withoutFormulas(text: string, delimiter: Delimiter): string {
  const within = text.replace(formulasWithin[delimiter], "'")
  return startsFormula(text) ? `'${within}` : within
}
