import type { Marks } from '../table/id-mark.ts'

/**
 * The id of the nth entitlement of one line of a decision: the same commune, policy, decision, name, birth and hamlet. Two people who
 * share all of that are told apart by their numbers, and stand one after the other.
 * @param line the id of the first one
 */
export const lineId = (marks: Marks, line: string, nth: number): string =>
  nth === 0 ? line : marks.id('row', line, nth)
