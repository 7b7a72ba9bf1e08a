/** What a comparison anew did to cases: of each case what happened first and last. */
export interface ComparisonDiff {
  /** Cases that were not there before. */
  readonly opened: number
  /** Cases that nothing speaks for any more, or that became part of another one. */
  readonly ended: number
  /** Cases with other records, other evidence or another score. */
  readonly changed: number
}

/** Everybody of a programme compared with everybody else once more, because the matcher weighs otherwise than before. */
export interface Comparison {
  readonly id: string
  readonly programme: string
  /** Of the matcher's weights. */
  readonly version: string
  readonly begunAt: number
  /** Null while it goes on. */
  readonly endedAt: number | null
  /** People compared so far. */
  readonly people: number
  /** Null while it goes on. */
  readonly diff: ComparisonDiff | null
}

/** Whether the last comparison of a programme is by what the matcher weighs with now, and has ended. */
export const isUpToDate = (last: Comparison | undefined, version: string): boolean =>
  last?.version === version && last.endedAt !== null
