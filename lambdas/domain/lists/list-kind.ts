/** What a list is to those that came before it. */
export const listKinds = [
  'first',
  /** More people under a decision that has a list already. */
  'supplement',
  /** A list of the same decision with something mended. */
  'correction',
  /** Nothing that is not there already. */
  'repeat',
  /** Mostly people who have this very support by another decision: that one corrected, or another month of it. */
  'other-decision',
] as const
export type ListKind = (typeof listKinds)[number]

export interface Comparison {
  readonly added: number
  readonly changed: number
  readonly same: number
  /** People of the decision whom the file does not name; null while not counted. */
  readonly onlyHere: number | null
  /** People of the file who have the same support by another decision. */
  readonly elsewhere: number
}

/** A person told twice would be paid twice, so a file that is mostly known elsewhere is that before it is anything else. */
export function kindOf({ added, changed, same, onlyHere, elsewhere }: Comparison): ListKind {
  if (elsewhere * 2 > added + changed + same) return 'other-decision'
  if (changed > 0) return 'correction'
  if (added === 0) return same > 0 ? 'repeat' : 'first'
  return same > 0 || (onlyHere ?? 0) > 0 ? 'supplement' : 'first'
}

/**
 * Whether a list by a correcting decision is of just those whom it changes, so that it takes nothing from the others of the former one.
 * @param stands of the former decision's supports, how many the file names or nothing is to be done of
 * @param forgotten how many it does not name, of whom something would be
 */
export const namesOnlyChanged = ({
  stands,
  forgotten,
}: {
  readonly stands: number
  readonly forgotten: number
}): boolean => stands < forgotten
