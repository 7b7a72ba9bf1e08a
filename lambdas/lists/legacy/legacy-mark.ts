import type { LegacyEncoding } from './legacy-encoding.ts'

/** Why a converted cell may not say what its writer meant. */
export type DoubtReason =
  /** An ư fell out on a copy: one word or several may have been meant. */
  | 'lost-letter'
  /** Letters may have fallen out, and the words are not such that it could be seen. */
  | 'lost-letter-unseen'
  /** A sign that the encoding does not have. */
  | 'unknown-letter'
  /** The cell reads in both ways. */
  | 'either-reading'

export type Doubt = {
  reason: DoubtReason
  /** The words that it is about, as they stand now. */
  words: string[]
  /** What each may have been; empty where nothing can be offered. */
  candidates: string[]
  /** The whole cell as it would be then, where there is just one way. */
  suggestion: string | null
  /** Likewise, with the likely letters too: enough to understand a word of a fixed stock, not to write a name. */
  likely?: string | null
  /** The cell was understood so already. */
  taken?: string
  /** Words that stay in doubt when the suggestion is taken. */
  open?: string[]
}

/** What was done to a cell, or must be asked about it. */
export type LegacyMark = {
  encoding: LegacyEncoding
  /** The cell as the file has it. */
  before: string
  after: string
  doubt: Doubt | null
}

/** Two kinds, because a person accepts the suggestions of a kind together: putting letters back is not rereading a cell. */
export function codeOfDoubt({ reason }: Doubt): 'letters-in-doubt' | 'reading-in-doubt' {
  return reason === 'either-reading' ? 'reading-in-doubt' : 'letters-in-doubt'
}
