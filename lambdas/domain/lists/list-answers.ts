/** What an officer has answered to the check's questions. */
interface ListAnswers {
  readonly accepted: readonly string[]
  readonly convert: boolean
  readonly columns: Readonly<Record<string, string | null>>
}

/**
 * What a check takes a table for whose people are not paid by it: corrections of a former list, money that is asked back. An officer who
 * accepts the code says that they are.
 */
const toBeConfirmed = ['correction-list', 'recovery-list'] as const
export const isToBeConfirmed = (code: string): code is (typeof toBeConfirmed)[number] =>
  toBeConfirmed.some((one) => one === code)

/** Whether two sets of answers say the same, in whichever order they were given. */
export const sameAnswers = (a: ListAnswers, b: ListAnswers): boolean => canonical(a) === canonical(b)

const canonical = ({ accepted, convert, columns }: ListAnswers): string =>
  JSON.stringify([[...accepted].sort(), convert, Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))])
