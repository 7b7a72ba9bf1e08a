import type { ChunkRow } from '../../store/lists/chunk.ts'
import type { Intake } from './intake.ts'
import type { Survey } from './survey.ts'

/** Whether so many rows are for several functions side by side: fewer are in before a second one would have begun. */
export const isLong = ({ people, refused }: Pick<Survey, 'people' | 'refused'>, rowsPerRange: number): boolean =>
  people + refused > 2 * rowsPerRange

/** Whether something of a row, its line or one of its numbers, stands in another row of the file too. */
export const meetsIn =
  ({ repeatedNumbers }: Pick<Survey, 'repeatedNumbers'>) =>
  ({ listed }: ChunkRow): boolean =>
    listed !== null && (!listed.isOnly || repeatedNumbers.has(listed.entitlement.person))

export const chunksPerRange = ({ rowsPerRange, rowsPerChunk }: Pick<Intake, 'rowsPerRange' | 'rowsPerChunk'>): number =>
  Math.ceil(rowsPerRange / rowsPerChunk)
