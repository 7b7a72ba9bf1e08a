import { queryCode, SqsError } from './sqs-error.ts'

export interface BatchAnswer<Done> {
  readonly Successful: readonly (Done & { readonly Id: string })[]
  readonly Failed: readonly {
    readonly Id: string
    readonly Code: string
    readonly Message: string
    readonly SenderFault: true
  }[]
}

function checkEntries(entries: readonly { readonly Id: string }[]): void {
  if (entries.length === 0) {
    throw new SqsError('EmptyBatchRequest', 'There should be at least one entry in the request.')
  }
  if (entries.length > 10) {
    throw new SqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    )
  }
  if (entries.some(({ Id }) => !/^[A-Za-z0-9_-]{1,80}$/.test(Id))) {
    throw new SqsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    )
  }
  const ids = entries.map(({ Id }) => Id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new SqsError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`)
}

/**
 * Does each entry by itself; one that is refused stands among the failed and hinders no other.
 * @throws SqsError when the batch as a whole is none
 */
export async function batch<Entry extends { readonly Id: string }, Done>(
  entries: readonly Entry[],
  one: (entry: Entry) => Promise<Done>,
): Promise<BatchAnswer<Done>> {
  checkEntries(entries)
  const results = await Promise.all(
    entries.map(async (entry) => {
      try {
        return { done: { Id: entry.Id, ...(await one(entry)) } }
      } catch (error) {
        if (!(error instanceof SqsError)) throw error
        const failed = { Id: entry.Id, Code: queryCode(error.code), Message: error.message, SenderFault: true as const }
        return { failed }
      }
    }),
  )
  return {
    Successful: results.flatMap(({ done }) => (done === undefined ? [] : [done])),
    Failed: results.flatMap(({ failed }) => (failed === undefined ? [] : [failed])),
  }
}
