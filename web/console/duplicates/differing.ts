export interface Piece {
  readonly text: string
  readonly differs: boolean
}

/**
 * The text in pieces: what it shares with the other one, in order, and what it does not. By whole letters with their marks, so that
 * "Ngọc" beside "Ngoc" has its ọ marked and not a lone dot. Where letters are only missing there is none to mark: the whole differs.
 */
export function differing(text: string, other: string): readonly Piece[] {
  const [own, theirs] = [letters(text), letters(other)]
  const common = longestCommon(own, theirs)
  const pieces: { text: string; differs: boolean }[] = []
  for (const [index, letter] of own.entries()) {
    const differs = !common.has(index)
    const last = pieces.at(-1)
    if (last && last.differs === differs) last.text += letter
    else pieces.push({ text: letter, differs })
  }
  const [only] = pieces
  // All of it stands in the other one: "1966" beside "08/02/1966".
  return pieces.length === 1 && only && own.length < theirs.length ? [{ ...only, differs: true }] : pieces
}

/**
 * Days of birth by day, month and year, from the year on: beside a year alone day and month are what differs, and of 19/08/1958 the day is no
 * beginning of the year 1958.
 */
export function differingBirths(text: string, other: string): readonly Piece[] {
  const [own, theirs] = [text.split('/'), other.split('/')]
  if (own.length === theirs.length) return differing(text, other)
  const shorter = Math.min(own.length, theirs.length)
  const same = own.slice(-shorter).join('/')
  if (same !== theirs.slice(-shorter).join('/') || own.length === shorter) return [{ text, differs: true }]
  return [
    { text: text.slice(0, -same.length), differs: true },
    { text: same, differs: false },
  ]
}

/** Numbers of one kind digit by digit; of two kinds, or beside none, the whole: that a digit of them is the same says nothing. */
export const differingNumbers = (text: string, other: string): readonly Piece[] =>
  kindsIn(text) === kindsIn(other) ? differing(text, other) : [{ text, differs: true }]

const kindsIn = (numbers: string): string => numbers.replace(/[\d•]/g, '')

// Chrome 86 and older have no Intl.Segmenter; NFC leaves few marks of their own there.
const letters = (text: string): string[] => {
  const whole = text.normalize('NFC')
  if (!('Segmenter' in Intl)) return [...whole]
  return [...new Intl.Segmenter('vi').segment(whole)].map(({ segment }) => segment)
}

/** Positions in `own` of a longest common subsequence; names and numbers are short, so the square of their length is nothing. */
function longestCommon(own: readonly string[], theirs: readonly string[]): ReadonlySet<number> {
  const lengths = Array.from({ length: own.length + 1 }, () => new Array<number>(theirs.length + 1).fill(0))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = own.length - 1; i >= 0; i--)
    for (let j = theirs.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row) row[j] = own[i] === theirs[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const common = new Set<number>()
  let [i, j] = [0, 0]
  while (i < own.length && j < theirs.length) {
    if (own[i] === theirs[j]) {
      common.add(i)
      i++
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return common
}
