import * as z from 'zod'
import { publishedFiles } from '../../lambdas/domain/ledger/seals/published-ledger.ts'
import type { IndexState } from '../../lambdas/domain/ledger/seals/verify-index.ts'
import type { PublishedLedger } from '../../lambdas/domain/ledger/seals/verify-seals.ts'

const head = { v: z.literal(1), day: z.string() }
const index = z.object({
  v: z.literal(1),
  province: z.string(),
  days: z.array(z.object({ day: z.iso.date(), events: z.number(), root: z.string(), seal: z.string() })),
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
 * The published files, read by their path. A day's or a unit's file that is none of its kind is as good as none; of the index it is told
 * which of the two it is, for without it nothing else is looked at.
 * @param read the file's text, null for one that is not there
 */
export async function publishedLedger(
  read: (path: string) => Promise<string | null>,
): Promise<{ published: PublishedLedger; indexIs: IndexState }> {
  const asShape = async <T>(shape: z.ZodType<T>, path: string): Promise<T | null> => {
    const text = await read(path)
    return text === null ? null : inShape(shape, text)
  }
  const text = await read(publishedFiles.index)
  const found = text === null ? null : inShape(index, text)
  return {
    published: {
      index: found ?? { v: 1, province: '', days: [] },
      day: (which) => asShape(day, publishedFiles.day(which)),
      leaves: (which, code) => asShape(leaves, publishedFiles.leaves(which, code)),
    },
    indexIs: found ? 'there' : text === null ? 'missing' : 'broken',
  }
}

function inShape<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return null
  }
}
