import type { RecordChange } from './grow-case.ts'
import { canCompete } from './same-number.ts'

/**
 * Whether a record has to go through the matcher once more: it has other facts, and stands under other keys by them, or competes again and
 * has not met those who came meanwhile.
 */
export const isComparedAnew = ({ before, after }: Pick<RecordChange, 'before' | 'after'>): boolean =>
  canCompete(after) && (!canCompete(before) || JSON.stringify(before.person) !== JSON.stringify(after.person))
