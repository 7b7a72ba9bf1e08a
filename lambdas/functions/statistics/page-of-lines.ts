export const linesPerPage = 500

interface LinesPage<Line> {
  readonly lines: readonly Line[]
  /** How many lines come before these; null for none. */
  readonly cursor: string | null
}

/**
 * The newest page of lines that stand oldest first, or the page before those that were shown. Lines are only added at the end, so that the
 * number of those before a page stays what it was.
 */
export function pageOfLines<Line>(lines: readonly Line[], cursor: string | undefined): LinesPage<Line> {
  const to = cursor === undefined ? lines.length : Math.min(Number(cursor), lines.length)
  const from = Math.max(0, to - linesPerPage)
  return { lines: lines.slice(from, to), cursor: from > 0 ? String(from) : null }
}
