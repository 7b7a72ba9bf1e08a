/** What an officer has answered to the check's questions. */
interface ListAnswers {
  readonly accepted: readonly string[]
  readonly convert: boolean
  readonly columns: Readonly<Record<string, string | null>>
}

/** Whether two sets of answers say the same, in whichever order they were given. */
export const sameAnswers = (a: ListAnswers, b: ListAnswers): boolean => canonical(a) === canonical(b)

const canonical = ({ accepted, convert, columns }: ListAnswers): string =>
  JSON.stringify([[...accepted].sort(), convert, Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))])
