/** Whose suggestions a person takes, or declines, all of a kind at once; the console asks for each of them. By the check's code. */
export const takenTogether = [
  'bad-id-number',
  'bad-birth',
  'birth-in-doubt',
  'bad-sex',
  'bad-amount',
  'odd-name',
  'letters-in-doubt',
  'reading-in-doubt',
  'duplicate-in-file',
] as const
export type TakenTogether = (typeof takenTogether)[number]
export const isTakenTogether = (code: string): code is TakenTogether => takenTogether.some((one) => one === code)
