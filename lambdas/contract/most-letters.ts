/** Letters that the wire takes in a line of words, without blanks around and with each letter in one piece; forms say the same. */
export const mostLetters = {
  name: 120,
  /** Part of a name that is looked for. */
  search: 80,
  relation: 80,
  /** Of a paper or a receipt: its number and day, or where it lies. */
  paper: 120,
  decisionNumber: 60,
  hamlet: 80,
  phone: 20,
  /** Whose account it is. */
  holder: 120,
  email: 120,
} as const
