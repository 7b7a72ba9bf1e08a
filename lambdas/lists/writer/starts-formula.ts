/**
 * What a spreadsheet takes for the start of a formula, also behind blanks; a tab or line end can put it into a new cell.
 * A name like =HYPERLINK(...) must not run on the desk of who opens an export.
 */
const formulaStart = /^[\s\u00A0]*[=+\-@\t\r\n|%＝＋－＠]/

export function startsFormula(text: string): boolean {
  return formulaStart.test(text)
}
