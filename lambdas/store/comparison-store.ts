import { GetCommand, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Comparison, ComparisonDiff } from '../domain/cases/comparison.ts'
import type { CaseStep } from '../domain/cases/find-cases.ts'
import type { CaseEventType } from '../domain/ledger/case-event.ts'
import { putHeldRun } from './held-run.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'

const stored = z.object({
  id: z.string(),
  programme: z.string(),
  version: z.string(),
  begunAt: z.number(),
  endedAt: z.number().nullable(),
  people: z.number(),
  diff: z.object({ opened: z.number(), ended: z.number(), changed: z.number() }).nullable(),
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
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.comparison(programme), ConsistentRead: true }),
  )
  return Item && stored.parse(Item)
}

/** Writes where the comparison stands, as `putHeldRun` does. */
export const saveComparison = (register: Register, work: ComparisonWork, attempt: string | null): Promise<boolean> =>
  putHeldRun(register, keys.comparison(work.programme), work, attempt)

/** What a comparison does to cases, one item a case, written with it: what happened to it first, and last. */
export const comparisonNotes = (
  { register, comparison }: { readonly register: Register; readonly comparison?: string },
  step: CaseStep,
) =>
  comparison === undefined
    ? []
    : step.map(({ after, event }) => ({
        Update: {
          TableName: register.table,
          Key: keys.comparedCase(comparison, after.id),
          UpdateExpression: 'SET #first = if_not_exists(#first, :type), #last = :type',
          ExpressionAttributeNames: { '#first': 'first', '#last': 'last' },
          ExpressionAttributeValues: { ':type': event.type },
        },
      }))

interface Noted {
  readonly caseId: string
  readonly first: CaseEventType
  readonly last: CaseEventType
}

/** The cases that a comparison has changed; half a read for each 40 or so. */
export async function* comparedCases(register: Register, comparison: string): AsyncGenerator<Noted> {
  let position: Record<string, unknown> | undefined
  do {
    const answer: QueryCommandOutput = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :case)',
        ExpressionAttributeValues: { ':pk': keys.comparedCase(comparison, '').pk, ':case': 'CASE#' },
        ConsistentRead: true,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    for (const { sk, first, last } of answer.Items ?? [])
      yield { caseId: String(sk).slice('CASE#'.length), first, last }
    position = answer.LastEvaluatedKey
  } while (position)
}

/** A case that was opened and ended within one comparison is neither. */
export async function comparisonDiff(register: Register, comparison: string): Promise<ComparisonDiff> {
  const diff = { opened: 0, ended: 0, changed: 0 }
  for await (const { first, last } of comparedCases(register, comparison)) {
    const isNew = first === 'case.opened'
    const isOver = last === 'case.ended' || last === 'case.joined'
    if (isNew && !isOver) diff.opened++
    else if (isOver && !isNew) diff.ended++
    else if (!isNew) diff.changed++
  }
  return diff
}
