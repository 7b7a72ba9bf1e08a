import { foldText } from '../../domain/names/fold-text.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import type { Person } from '../../domain/payments/entitlement.ts'
import { textHash } from '../../lists/text-hash.ts'
import { CompactSet } from './compact-set.ts'

type Named = Pick<Person, 'fullName' | 'birth' | 'hamlet'>

/**
 * Which lines (name, birth, hamlet) stand in a file, and which more than once. Remembered by hashes of 52 bits, for a file may have a
 * million: two lines that meet in one are taken as repeated, which only makes the reader more careful.
 */
export class RepeatedLines {
  private readonly seen = new CompactSet()
  private readonly repeated = new CompactSet()

  add(person: Named): void {
    const line = lineHash(person)
    if (!this.seen.add(line)) this.repeated.add(line)
  }

  has(person: Named): boolean {
    return this.repeated.has(lineHash(person))
  }

  /** Whether the file names this person at all. */
  names(person: Named): boolean {
    return this.seen.has(lineHash(person))
  }

  /** What another reader needs to say whom the file names, without the file: 8 bytes a line, in order. */
  named(): Float64Array {
    return Float64Array.from(this.seen).sort()
  }
}

/** Whether the file whose lines these are names this person. */
export function namedIn(lines: Float64Array): (person: Named) => boolean {
  return (person) => {
    const wanted = lineHash(person)
    let [low, high] = [0, lines.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((lines[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return lines[low] === wanted
  }
}

const lineHash = ({ fullName, birth, hamlet }: Named): number =>
  textHash(`${nameKey(fullName)}|${birth ? `${birth.year}-${birth.month}-${birth.day}` : ''}|${foldText(hamlet ?? '')}`)
