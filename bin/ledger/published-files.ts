import * as z from 'zod'
import { publishedFiles } from '../../lambdas/domain/ledger/seals/published-ledger.ts'
import type { PublishedLedger } from '../../lambdas/domain/ledger/seals/verify-seals.ts'

const head = { v: z.literal(1), day: z.string() }
const index = z.object({
  v: z.literal(1),
  province: z.string(),
  days: z.array(z.object({ day: z.string(), events: z.number(), root: z.string(), seal: z.string() })),
})
const unit = z.object({ unit: z.string(), events: z.number(), late: z.number(), root: z.string() })
const day = z.object({
  ...head,
  events: z.number(),
  units: z.array(unit),
  root: z.string(),
  previous: z.string().nullable(),
  seal: z.string(),
})
const leaves = z.object({ ...head, unit: z.string(), leaves: z.array(z.string()) })

/**
 * The published files, read by their path. A file that is none of its kind is as good as none.
 * @param read null for a file that is not there
 */
export async function publishedLedger(read: (path: string) => Promise<unknown>): Promise<PublishedLedger> {
  const asShape = async <T>(shape: z.ZodType<T>, path: string): Promise<T | null> => {
    const parsed = shape.safeParse(await read(path))
    return parsed.success ? parsed.data : null
  }
  return {
    index: (await asShape(index, publishedFiles.index)) ?? { v: 1, province: '', days: [] },
    day: (which) => asShape(day, publishedFiles.day(which)),
    leaves: (which, code) => asShape(leaves, publishedFiles.leaves(which, code)),
  }
}
