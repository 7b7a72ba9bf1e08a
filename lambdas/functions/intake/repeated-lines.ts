import { foldText } from '../../domain/names/fold-text.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import type { Person } from '../../domain/payments/entitlement.ts'

type Named = Pick<Person, 'fullName' | 'birth' | 'hamlet'>

/**
 * Which lines (name, birth, hamlet) stand in a file, and which more than once. Remembered by 32-bit hashes, for a file may have a million: two
 * lines that meet in one are taken as repeated, which only makes the reader more careful.
 */
export class RepeatedLines {
  private readonly seen = new Set<number>()
  private readonly repeated = new Set<number>()

  add(person: Named): void {
    const line = lineHash(person)
    if (this.seen.has(line)) this.repeated.add(line)
    else this.seen.add(line)
  }

  has(person: Named): boolean {
    return this.repeated.has(lineHash(person))
  }

  /** Whether the file names this person at all. */
  names(person: Named): boolean {
    return this.seen.has(lineHash(person))
  }
}

/** FNV-1a. */
function lineHash({ fullName, birth, hamlet }: Named): number {
  const text = `${nameKey(fullName)}|${birth ? `${birth.year}-${birth.month}-${birth.day}` : ''}|${foldText(hamlet ?? '')}`
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash | 0
}
