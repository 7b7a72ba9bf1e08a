import type { Programme } from '../programmes/programme.ts'

/**
 * Whether one person may not be paid under both policies of the programme.
 * The same policy twice is the same support entered twice, unless it is a supplement counted per child or day.
 */
export function excludes(programme: Programme, policy: string, other: string): boolean {
  const { exclusion } = programme
  if (exclusion.kind === 'highest-only') return true
  return !exclusion.stackable.includes(policy) && !exclusion.stackable.includes(other)
}
