import type { TakenTogether } from '../domain/lists/suggestion-kinds.ts'

/** Texts of cells in an old font, which are read before anybody knows whose row they stand in: the question is about the text alone. */
const ofCells: ReadonlySet<TakenTogether> = new Set(['letters-in-doubt', 'reading-in-doubt'])

/** Whose row a question is about, as the row is written: by its place alone nobody is known once rows have moved. */
export interface Whose {
  readonly name: string
  readonly birth: string
  /** Thôn, buôn, or the address. */
  readonly place: string
  /** CMND or CCCD, whole; empty where there is none, or one that is in question itself. */
  readonly number: string
}

export interface Suggested {
  readonly code: TakenTogether
  readonly value: string | null
  readonly suggestion: string
}

/** What a person has accepted and declined: whole kinds in this file, and before, one by one, in the list that this one mends. */
export interface Accepted {
  readonly accepted?: ReadonlySet<string>
  readonly declined?: ReadonlySet<string>
  readonly takenBefore?: (answer: string) => boolean
  readonly declinedBefore?: (answer: string) => boolean
  readonly onTaken?: (answer: string) => void
  readonly onDeclined?: (answer: string) => void
}

/**
 * Whether a suggestion is taken, and by which word. What is taken is told, so that the list that mends this one need not ask again.
 * @param whose whose row it is; null of a text that is nobody's
 */
export function takenBy(
  { accepted, declined, takenBefore, onTaken }: Accepted,
  whose: Whose | null,
  suggested: Suggested,
): 'now' | 'before' | null {
  const { code } = suggested
  const isOpen = takenBefore !== undefined && !declined?.has(code)
  const by = accepted?.has(code) ? 'now' : isOpen && isKnown(suggested, whose, takenBefore) ? 'before' : null
  if (by !== null) onTaken?.(answersOf(suggested, whose)[0])
  return by
}

/** Whether a suggestion that is not taken was said no to. That is told, too. */
export function isDeclined(
  { declined, declinedBefore, onDeclined }: Accepted,
  whose: Whose | null,
  suggested: Suggested,
): boolean {
  const isSaid = declined?.has(suggested.code) || (declinedBefore && isKnown(suggested, whose, declinedBefore)) || false
  if (isSaid) onDeclined?.(answersOf(suggested, whose)[0])
  return isSaid
}

const isKnown = (suggested: Suggested, whose: Whose | null, before: (answer: string) => boolean): boolean =>
  answersOf(suggested, whose).some((answer) => before(answer))

/**
 * As what an answer to the question is kept, and as what else it may have been: somebody with a number is known by name and number, so that
 * his birth may be mended; before it was there he was known as the register knows him, by name, birth and place.
 */
function answersOf({ code, value, suggestion }: Suggested, whose: Whose | null): [string, ...string[]] {
  const answer = (...person: readonly string[]): string => JSON.stringify([code, person, value, suggestion])
  if (whose === null || ofCells.has(code)) return [answer()]
  const { name, birth, place, number } = whose
  const byLine = answer(name, birth, place)
  return number === '' || code === 'bad-id-number' ? [byLine] : [answer(name, number), byLine]
}
