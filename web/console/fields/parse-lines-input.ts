/** More than a list has: a slip of the hand ("1-99999999") must not fill the memory. */
const mostLines = 10_000

/**
 * Numbers of lines as officers type them: `3, 17-19; 40`. Each once, as it was typed.
 * @returns null when a part is no number or range of numbers; an empty list for an empty text
 */
export function parseLinesInput(text: string): number[] | null {
  const lines: number[] = []
  for (const part of text.split(/[,;\s]+(?![-–])(?<![-–]\s*)/).filter(Boolean)) {
    const range = /^(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$/.exec(part.trim())
    if (!range) return null
    const from = Number(range[1])
    const to = Number(range[2] ?? range[1])
    if (from < 1 || to < from || lines.length + to - from >= mostLines) return null
    for (let line = from; line <= to; line++) lines.push(line)
  }
  return lines
}
