import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import {
  type ComparedCase,
  type Comparison,
  type ComparisonDiff,
  differenceOf,
  weighed,
} from '../../domain/cases/comparison.ts'
import { verdicts } from '../../domain/cases/evidence.ts'
import type { CaseStep } from '../../domain/cases/find-cases.ts'
import { caseEventTypes } from '../../domain/ledger/case-event.ts'
import { queueKey } from '../cases/case-queue.ts'
import { getItem } from '../table/get-items.ts'
import { putHeldRun } from '../table/held-run.ts'
import { keys } from '../table/keys.ts'
import { indexes, type Register } from '../table/table.ts'

const stored = z.object({
  id: z.string(),
  programme: z.string(),
  version: z.string(),
  fromVersion: z.string().nullable().default(null),
  begunAt: z.number(),
  endedAt: z.number().nullable(),
  people: z.number(),
  diff: z
    .object({
      opened: z.number(),
      ended: z.number(),
      changed: z.number(),
      verdicts: z.number().default(0),
      same: z.number().nullable().default(null),
    })
    .nullable(),
  /** The commune that comes next, and where in it; null from its beginning. */
  commune: z.string(),
  position: z.record(z.string(), z.unknown()).nullable(),
  attempt: z.string(),
  leaseUntil: z.number(),
})
/** A comparison with its place and with who works on it. */
export type ComparisonWork = Comparison & z.infer<typeof stored>

/** The last one of a programme: 1 consistent read. */
export async function lastComparison(register: Register, programme: string): Promise<ComparisonWork | undefined> {
  const item = await getItem(register, keys.comparison(programme))
  return item && stored.parse(item)
}

/** Writes where the comparison stands, as `putHeldRun` does. */
export const saveComparison = (register: Register, work: ComparisonWork, attempt: string | null): Promise<boolean> =>
  putHeldRun(register, keys.comparison(work.programme), work, attempt)

/** What a comparison does to cases, one item a case, written with it: what happened to it first, and last, and how it was weighed. */
export const comparisonNotes = (
  { register, comparison }: { readonly register: Register; readonly comparison?: string },
  step: CaseStep,
) =>
  comparison === undefined
    ? []
    : step.map(({ before, after, event }) => ({
        Update: {
          TableName: register.table,
          Key: keys.comparedCase(comparison, after.id),
          UpdateExpression:
            'SET #first = if_not_exists(#first, :type), #last = :type, #before = if_not_exists(#before, :before), #after = :after',
          ExpressionAttributeNames: { '#first': 'first', '#last': 'last', '#before': 'before', '#after': 'after' },
          ExpressionAttributeValues: {
            ':type': event.type,
            ':before': before && weighed(before),
            ':after': weighed(after),
          },
        },
      }))

const how = z.object({ verdict: z.enum(verdicts), score: z.number() })
const note = z.object({
  sk: z.string(),
  first: z.enum(caseEventTypes),
  last: z.enum(caseEventTypes),
  before: how.nullable(),
  after: how,
})

/** A page of the cases that a comparison has changed, by id; half a read for each 25 or so. */
export async function pageOfCompared(
  register: Register,
  comparison: string,
  from: { readonly after: string | null; readonly limit?: number },
): Promise<{ readonly cases: readonly ComparedCase[]; readonly after: string | null }> {
  const answer: QueryCommandOutput = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :case)',
      ExpressionAttributeValues: { ':pk': keys.comparedCase(comparison, '').pk, ':case': casePrefix },
      ConsistentRead: true,
      ...(from.limit === undefined ? {} : { Limit: from.limit }),
      ...(from.after === null ? {} : { ExclusiveStartKey: keys.comparedCase(comparison, from.after) }),
    }),
  )
  const cases = (answer.Items ?? []).map((item): ComparedCase => {
    const { sk, ...noted } = note.parse(item)
    return { caseId: sk.slice(casePrefix.length), ...noted }
  })
  const last = answer.LastEvaluatedKey
  return { cases, after: last ? String(last.sk).slice(casePrefix.length) : null }
}

const casePrefix = 'CASE#'

/** All cases that a comparison has changed. */
export async function* comparedCases(register: Register, comparison: string): AsyncGenerator<ComparedCase> {
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof pageOfCompared>> = await pageOfCompared(register, comparison, { after })
    yield* page.cases
    after = page.after
  } while (after !== null)
}

/** A case that was opened and ended within one comparison is neither. What the comparison did not touch is the same. */
export async function comparisonDiff(
  register: Register,
  comparison: string,
  { programme, root }: { readonly programme: string; readonly root: string },
): Promise<ComparisonDiff> {
  const diff = { opened: 0, ended: 0, changed: 0, verdicts: 0 }
  let touched = 0
  for await (const noted of comparedCases(register, comparison)) {
    const difference = differenceOf(noted)
    touched++
    if (difference === 'opened' || difference === 'ended') diff[difference]++
    else if (difference) diff.changed++
    if (difference === 'verdict') diff.verdicts++
  }
  return { ...diff, same: Math.max(0, (await countCases(register, queueKey(programme, root))) - touched) }
}

/** Every case of a programme stands in the province's queue, whatever became of it: half a read for some 12 of them. */
async function countCases(register: Register, queue: string): Promise<number> {
  let count = 0
  let position: Record<string, unknown> | undefined
  do {
    const answer: QueryCommandOutput = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        IndexName: indexes.commune,
        Select: 'COUNT',
        KeyConditionExpression: 'communeKey = :queue',
        ExpressionAttributeValues: { ':queue': queue },
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    count += answer.Count ?? 0
    position = answer.LastEvaluatedKey
  } while (position)
  return count
}
