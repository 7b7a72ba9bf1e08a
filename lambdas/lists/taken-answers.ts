import type { TakenTogether } from './problem-code.ts'

/** Texts of cells in an old font, which are read before anybody knows whose row they stand in. */
const ofCells: ReadonlySet<TakenTogether> = new Set(['letters-in-doubt', 'reading-in-doubt'])

export interface Suggested {
  readonly code: TakenTogether
  readonly value: string | null
  readonly suggestion: string
}

/** What a person has accepted: whole kinds in this file, and before, one by one, in the list that this one mends. */
export interface Accepted {
  readonly accepted?: ReadonlySet<string>
  readonly takenBefore?: (answer: string) => boolean
  readonly onTaken?: (answer: string) => void
}

/**
 * Whether a suggestion is taken, and by which word. What is taken is told, so that the list that mends this one need not ask again.
 * @param person whose row it is, as his name is written
 */
export function takenBy(
  { accepted, takenBefore, onTaken }: Accepted,
  person: string,
  { code, value, suggestion }: Suggested,
): 'now' | 'before' | null {
  const answer = JSON.stringify([code, ofCells.has(code) ? '' : person, value, suggestion])
  const by = accepted?.has(code) ? 'now' : takenBefore?.(answer) ? 'before' : null
  if (by !== null) onTaken?.(answer)
  return by
}
