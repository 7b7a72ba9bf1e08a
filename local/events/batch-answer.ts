import * as z from 'zod'
import type { InvocationResult } from '../lambda/function-spec.ts'

const answerShape = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish()

export interface FailedItems {
  readonly ids: ReadonlySet<string>
  /** Why, for the log; undefined when all was taken. */
  readonly reason: string | undefined
}

const none: FailedItems = { ids: new Set(), reason: undefined }

/**
 * Which messages of a batch stay in the queue, by Lambda's rules: all of them when the function fails or answers something that is
 * not a list of known identifiers; none when it answers nothing.
 */
export function failedItems(
  result: InvocationResult,
  batch: readonly string[],
  reportsItemFailures: boolean,
): FailedItems {
  const all = (reason: string): FailedItems => ({
    ids: new Set(batch),
    reason: `${reason}; the whole batch stays in the queue`,
  })
  if (result.kind === 'failed') return all(`the function failed (${result.error.errorMessage})`)
  if (result.kind !== 'done') return all(`the invocation was refused (${result.kind})`)
  if (!reportsItemFailures) return none
  const answer: unknown = JSON.parse(result.payload)
  if (typeof answer !== 'object') return none
  const parsed = answerShape.safeParse(answer)
  if (!parsed.success) return all('batchItemFailures is not a list of { itemIdentifier }')
  const ids = (parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
  const unknown = ids.find((id) => !batch.includes(id))
  if (unknown !== undefined) return all(`batchItemFailures names ${unknown}, which is not in the batch`)
  if (ids.length === 0) return none
  return { ids: new Set(ids), reason: `${ids.length} of ${batch.length} messages stay in the queue` }
}
