import * as z from 'zod'
import { listCounts, noCounts } from './list-item.ts'

export const rangeStates = ['open', 'done', 'forsaken'] as const

/**
 * A range of a long list's rows, which one reader at a time brings in, or compares, beside others: what it is to bring, who holds it, and how far
 * it has come. Its counts are put, never added to, so that a range that is brought in twice counts once.
 */
export const rangeItem = z.object({
  range: z.number(),
  state: z.enum(rangeStates),
  /** Where its checked rows lie, in order. */
  parts: z.array(z.string()).min(1),
  /** Its chunks are `firstChunk` and those behind it, `chunks` in all. */
  firstChunk: z.number(),
  chunks: z.number(),
  /** Chunks that are brought in, compared and counted: where the next reader goes on. */
  done: z.number(),
  counts: listCounts,
  /** What the officer is shown of an open one: a comparison begins anew with its next reader, and yet has come so far. */
  shown: listCounts.default(noCounts),
  /** Of a comparison: new rows that may stand in the register already, the policies and months met, and where the records met lie. */
  suspects: z.object({ byNumber: z.number(), byLikeness: z.number(), inFile: z.number().default(0) }),
  policies: z.array(z.string()),
  months: z.array(z.string()),
  met: z.array(z.string()),
  attempt: z.string().nullable(),
  /** Until when its reader may be believed alive; 0 while it has none. */
  leaseUntil: z.number(),
})
export type ListRange = z.infer<typeof rangeItem>
