/** Where a list stands. docs/decisions/0008 has who moves it from one to the next. */
export const listStates = [
  'awaiting-upload',
  /** A reader checks it (and, without a review, brings it in). */
  'processing',
  /** Compared with the register; waits for the officer's word. */
  'checked',
  'applying',
  'withdrawing',
  'finished',
  'refused',
  'withdrawn',
] as const
export type ListState = (typeof listStates)[number]

/** States in which a reader is at work, or should be. */
export const workingStates = ['processing', 'applying', 'withdrawing'] as const satisfies readonly ListState[]

export const isAtWork = ({ state }: { readonly state: ListState }): boolean =>
  (workingStates as readonly ListState[]).includes(state)
