import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Recount } from '../../domain/statistics/recount.ts'
import { getItem } from '../table/get-items.ts'
import { putHeldRun } from '../table/held-run.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'

const count = z.object({ people: z.number(), amount: z.number() })
const found = {
  programme: z.string(),
  begunAt: z.number(),
  records: z.number(),
  cells: z.number(),
  differing: z.number(),
  differences: z.array(
    z.object({ commune: z.string(), policy: z.string(), part: z.string(), counted: count, recorded: count }),
  ),
  unsettled: z.array(z.string()),
}
const result = z.object({ ...found, endedAt: z.number() })

const run = z.object({
  ...found,
  endedAt: z.number().nullable(),
  /** Communes that are still to be recounted, and districts whose days are to be added up. */
  left: z.array(z.string()),
  /** Those that kept changing: they come once more when the others are done. */
  postponed: z.array(z.string()),
  isSecondRound: z.boolean(),
  attempt: z.string(),
  leaseUntil: z.number(),
})
/** A recount with its place and with who works on it. */
export type RecountRun = z.infer<typeof run>

/** Of differences so many are kept one by one, which 400 KB hold easily; all are counted. */
export const mostKept = 200

/** The last one of a programme, whether it has ended or goes on: 1 consistent read. */
export async function lastRun(register: Register, programme: string): Promise<RecountRun | undefined> {
  const item = await getItem(register, keys.recount(programme))
  return item && run.parse(item)
}

export const saveRun = (register: Register, work: RecountRun, attempt: string | null): Promise<boolean> =>
  putHeldRun(register, keys.recount(work.programme), work, attempt)

/** What the last recount that ended has found: 1 consistent read. */
export async function lastRecount(register: Register, programme: string): Promise<Recount | undefined> {
  const item = await getItem(register, keys.recountResult(programme))
  return item && result.parse(item)
}

/** Keeps what a run has found, without its place. 1 WRU, and one more for each five differences. */
export async function saveRecount(register: Register, run: Recount): Promise<Recount> {
  const recount = result.parse(run)
  const Item = { ...keys.recountResult(recount.programme), ...recount }
  await register.client.send(new PutCommand({ TableName: register.table, Item }))
  return recount
}
