import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { SimulatedCloud } from '../simulated-cloud.ts'

const payment = z.object({ amount: z.number(), paidOn: z.string(), enteredAt: z.number(), late: z.boolean() })
const record = z.object({
  id: z.string(),
  policy: z.string(),
  commune: z.string(),
  amount: z.number(),
  /** Đồng that were handed out under another support of the person, and are not handed out under this one. */
  offset: z.number().default(0),
  status: z.string(),
  payment: payment.nullable().default(null),
  earlier: z.array(payment).default([]),
  notPaid: z.object({ reason: z.string() }).nullable().default(null),
  recovery: z.object({ amount: z.number(), parts: z.array(z.object({ amount: z.number() })).default([]) }).nullish(),
  reviews: z.array(z.object({ caseId: z.string(), effect: z.string() })).default([]),
  version: z.number(),
})
export type StoredRecord = z.infer<typeof record>

const event = z.object({
  type: z.string(),
  at: z.number(),
  commandId: z.string(),
  actor: z.object({ username: z.string() }),
  changes: z.record(z.string(), z.array(z.unknown())).default({}),
  ledger: z.object({ of: z.object({ status: z.string(), amount: z.number() }).nullable() }),
})
export type StoredEvent = z.infer<typeof event> & { readonly subject: string; readonly version: number }

const duplicateCase = z.object({
  version: z.number(),
  state: z.string(),
  owner: z.string(),
  conclusion: z.object({ ending: z.string() }).nullable(),
})

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
  readonly claims: readonly { holders: number; paid: readonly string[] }[]
  readonly lists: readonly { id: string; state: string; outcome: string | null }[]
  readonly tallies: ReadonlyMap<string, { open: number; total: number }>
}

export async function readWholeTable({ operator, table }: SimulatedCloud): Promise<WholeTable> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(operator))
  const records = new Map<string, StoredRecord>()
  const events = new Map<string, StoredEvent[]>()
  const cases = new Map<string, { version: number; state: string; owner: string; endedByItself: boolean }>()
  const caseEvents = new Map<string, number>()
  const counts = new Map<string, Map<string, number>>()
  const claims: { holders: number; paid: string[] }[] = []
  const lists: { id: string; state: string; outcome: string | null }[] = []
  const tallies = new Map<string, { open: number; total: number }>()

  const take = (item: Record<string, unknown>): void => {
    const [pk, sk] = [String(item.pk), String(item.sk)]
    const [kind = '', id = ''] = pk.split('#')
    if (kind === 'ENT' && sk === 'ENT') records.set(id, record.parse(item))
    else if (kind === 'ENT' && sk.startsWith('EVT#')) {
      const one = {
        ...event.parse({ ...JSON.parse(String(item.told ?? '{}')), ...item }),
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
      claims.push({ holders: texts(item.holders).length, paid: texts(item.paid) })
    } else if (kind === 'LIST' && sk === 'LIST')
      lists.push({ id, state: String(item.state), outcome: typeof item.outcome === 'string' ? item.outcome : null })
    else if (kind === 'CASETALLY') tallies.set(sk, { open: Number(item.open ?? 0), total: Number(item.total ?? 0) })
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
    lists,
    tallies,
  }
}
