import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { SimulatedCloud } from '../simulated-cloud.ts'
import { type StoredRecord, storedRecord } from './stored-record.ts'

const tallies = z.record(z.string(), z.object({ lines: z.number(), amount: z.number() }))
const batch = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  lines: z.number(),
  answers: tallies,
  outcomes: tallies,
})
export type StoredBatch = z.infer<typeof batch>

const batchLine = z.object({
  id: z.string().nullable(),
  amount: z.number(),
  answer: z.string(),
  outcome: z.object({ kind: z.string(), at: z.number() }).nullable(),
})
export type StoredLine = z.infer<typeof batchLine>

const sums = z.object({ people: z.number(), amount: z.number() })
const payList = z.object({
  code: z.string(),
  state: z.string(),
  sums: sums.nullable(),
  run: z.string().nullable(),
  reconciliation: z.object({ signed: sums, notSigned: sums }).nullable(),
})
export type StoredPayList = z.infer<typeof payList>

const complaint = z.object({
  number: z.string(),
  owners: z.array(z.string()),
  state: z.string(),
  deadline: z.string(),
})
export type StoredComplaint = z.infer<typeof complaint>

const event = z.object({
  type: z.string(),
  at: z.number(),
  commandId: z.string(),
  actor: z.object({ username: z.string() }),
  changes: z.record(z.string(), z.array(z.unknown())).default({}),
  ledger: z.object({
    of: z.object({ status: z.string(), amount: z.number(), paidOn: z.string().nullish() }).nullable(),
  }),
})
export type StoredEvent = z.infer<typeof event> & { readonly subject: string; readonly version: number }

const duplicateCase = z.object({
  version: z.number(),
  state: z.string(),
  owner: z.string(),
  conclusion: z.object({ ending: z.string() }).nullable(),
})

const list = z.object({
  state: z.string(),
  outcome: z.string().nullish(),
  counts: z.object({ otherProgrammes: z.number() }),
})

const following = z.object({ openLists: z.string().optional(), tries: z.number() })

/** The register as it lies in the table, read by its operator without the product's own code. */
export interface WholeTable {
  readonly records: ReadonlyMap<string, StoredRecord>
  /** Of supports, by their id. */
  readonly events: ReadonlyMap<string, readonly StoredEvent[]>
  readonly cases: readonly {
    id: string
    version: number
    events: number
    state: string
    owner: string
    endedByItself: boolean
  }[]
  /** Flat numbers of each cell, parts added up: `commune policy` → `n_paid` → 3. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Each number's holders and those of them that are paid, by their ids. */
  readonly claims: readonly { holders: readonly string[]; paid: readonly string[] }[]
  /** What had to be done behind a change: below which support or case it is noted, and how often somebody has taken it up after the function that made the change. */
  readonly followings: readonly { about: string; isOpen: boolean; tries: number }[]
  readonly lists: readonly { id: string; state: string; outcome: string | null; otherProgrammes: number }[]
  readonly tallies: ReadonlyMap<string, { open: number; total: number }>
  readonly batches: readonly (StoredBatch & { readonly each: readonly StoredLine[] })[]
  /** Each with its printed lines: the support and its đồng. */
  readonly payLists: readonly (StoredPayList & { readonly printed: readonly (readonly [string, number])[] })[]
  readonly complaints: readonly StoredComplaint[]
}

/** An event and a record say most in one text. */
const told = (item: Record<string, unknown>) => ({ ...JSON.parse(String(item.told ?? '{}')), ...item })

/** A record lies among its commune's: `nq42-2020#24547`. */
const communeOf = ({ communeKey }: Record<string, unknown>): string => String(communeKey).split('#')[1] ?? ''

export async function readWholeTable({ operator, table }: SimulatedCloud): Promise<WholeTable> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(operator))
  const records = new Map<string, StoredRecord>()
  const events = new Map<string, StoredEvent[]>()
  const cases = new Map<string, { version: number; state: string; owner: string; endedByItself: boolean }>()
  const caseEvents = new Map<string, number>()
  const counts = new Map<string, Map<string, number>>()
  const claims: { holders: string[]; paid: string[] }[] = []
  const followings: WholeTable['followings'][number][] = []
  const lists: WholeTable['lists'][number][] = []
  const caseTallies = new Map<string, { open: number; total: number }>()
  const batches: StoredBatch[] = []
  const batchLines = new Map<string, StoredLine[]>()
  const payLists: StoredPayList[] = []
  const printed = new Map<string, (readonly [string, number])[]>()
  const complaints: StoredComplaint[] = []

  const take = (item: Record<string, unknown>): void => {
    const [pk, sk] = [String(item.pk), String(item.sk)]
    const [kind = '', id = ''] = pk.split('#')
    if (sk.startsWith('FOLLOW#')) {
      const { openLists, tries } = following.parse(item)
      followings.push({ about: pk, isOpen: openLists !== undefined, tries })
    } else if (kind === 'ENT' && sk === 'ENT')
      records.set(id, storedRecord.parse({ ...told(item), id, commune: communeOf(item) }))
    else if (kind === 'ENT' && sk.startsWith('EVT#')) {
      const one = {
        ...event.parse(told(item)),
        subject: id,
        version: Number(sk.slice(4)),
      }
      events.set(id, [...(events.get(id) ?? []), one])
    } else if (kind === 'CASE' && sk === 'CASE') {
      const { version, state, owner, conclusion } = duplicateCase.parse(item)
      // Nothing spoke for it any more, or another one took it in: nobody's work, and in nobody's tally.
      const endedByItself = ['joined', 'no-evidence-left'].includes(conclusion?.ending ?? '')
      cases.set(id, { version, state, owner, endedByItself })
    } else if (kind === 'CASE' && sk.startsWith('EVT#')) caseEvents.set(id, (caseEvents.get(id) ?? 0) + 1)
    else if (kind === 'COUNT') {
      const cell = sk.split('#').slice(0, 2).join(' ')
      const numbers = counts.get(cell) ?? new Map<string, number>()
      counts.set(cell, numbers)
      for (const [name, value] of Object.entries(item))
        if (/^[na]_/.test(name)) numbers.set(name, (numbers.get(name) ?? 0) + Number(value))
    } else if (kind === 'ID') {
      const texts = (value: unknown): string[] => (value instanceof Set ? [...value].map(String) : [])
      const holders = texts(item.holders).map((text) => text.split('|')[0] ?? '')
      claims.push({ holders, paid: texts(item.paid) })
    } else if (kind === 'LIST' && sk === 'LIST') {
      const { state, outcome, counts: told } = list.parse(item)
      lists.push({ id, state, outcome: outcome ?? null, otherProgrammes: told.otherProgrammes })
    } else if (kind === 'BATCH' && sk === 'BATCH') batches.push(batch.parse(item))
    else if (kind === 'BATCH' && sk.startsWith('LINES#')) {
      const lines: unknown = typeof item.lines === 'string' ? JSON.parse(item.lines) : item.lines
      batchLines.set(id, [...(batchLines.get(id) ?? []), ...z.array(batchLine).parse(lines)])
    } else if (kind === 'PAYLIST' && sk === 'LIST') payLists.push(payList.parse(item))
    else if (kind === 'PAYLIST' && sk.startsWith('LINES#')) {
      const run = `${id} ${sk.split('#')[1]}`
      const lines = z.array(z.tuple([z.string(), z.number()], z.unknown())).parse(item.lines)
      printed.set(run, [...(printed.get(run) ?? []), ...lines.map(([one, amount]) => [one, amount] as const)])
    } else if (kind === 'COMPLAINT' && sk === 'COMPLAINT') complaints.push(complaint.parse(item))
    else if (kind === 'CASETALLY') caseTallies.set(sk, { open: Number(item.open ?? 0), total: Number(item.total ?? 0) })
  }

  let position: Record<string, unknown> | undefined
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(position && { ExclusiveStartKey: position }) }),
    )
    for (const item of page.Items ?? []) take(item)
    position = page.LastEvaluatedKey
  } while (position)
  client.destroy()
  return {
    records,
    events,
    cases: [...cases].map(([id, one]) => ({ id, ...one, events: caseEvents.get(id) ?? 0 })),
    counts,
    claims,
    followings,
    lists,
    tallies: caseTallies,
    batches: batches.map((one) => ({ ...one, each: batchLines.get(one.id) ?? [] })),
    payLists: payLists.map((one) => ({ ...one, printed: printed.get(`${one.code} ${one.run}`) ?? [] })),
    complaints,
  }
}
