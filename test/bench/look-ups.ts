import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { parseIdNumber } from '../../lambdas/domain/ids/parse-id-number.ts'
import type { InventedList } from '../../local/demo/invented-lists.ts'
import { synthesizeOneRead } from './one-read-app.ts'
import { printTable } from './print-table.ts'
import { type RunningCloud, startCloudProcess } from './running-cloud.ts'
import { type Timing, timeCalls } from './time-calls.ts'

type Call = () => Promise<void>

/** People of the lists look themselves up, in turn with the floor, so that both see the same hour of the machine. */
export async function compareLookUps(
  product: RunningCloud,
  lists: readonly InventedList[],
  { calls, data }: { readonly calls: number; readonly data: string },
): Promise<void> {
  const oneRead = await startCloudProcess(await synthesizeOneRead(data), join(data, 'one-read-data'))
  try {
    const people = lists.flatMap(({ rows }) => rows.filter(({ idNumber }) => parseIdNumber(idNumber).ok))
    const asked = Array.from({ length: calls }, (_, index) => people[Math.floor((index * people.length) / calls)])
    const lookUps = asked.map((person) =>
      post(
        new URL('/api/lookup', product.siteUrl),
        { idNumber: person?.idNumber, fullName: person?.fullName },
        'supports":[{',
      ),
    )
    const keys = await fill(oneRead, calls)
    const reads = keys.map((pk) => post(new URL('/one', oneRead.siteUrl), { pk }, pk))
    for (const warm of [lookUps, reads]) await timeCalls(warm.slice(0, 200), 8)

    const rows: (string | number)[][] = []
    for (const atOnce of [1, 8]) {
      const [first, floor, second] = [
        await timeCalls(lookUps.slice(0, calls / 2), atOnce),
        await timeCalls(reads, atOnce),
        await timeCalls(lookUps.slice(calls / 2), atOnce),
      ]
      const lookUp = meanOf(first, second)
      rows.push(row(`look-up, ${atOnce} at a time`, lookUp, lookUp.p50 / floor.p50))
      rows.push(row(`one read, ${atOnce} at a time`, floor, 1))
    }
    printTable('Look-ups', [['', 'calls/s', 'p50 ms', 'p99 ms', 'times the floor (p50)'], ...rows])
  } finally {
    await oneRead.stop()
  }
}

const row = (name: string, { perSecond, p50, p99 }: Timing, ratio: number): (string | number)[] => [
  name,
  Math.round(perSecond),
  p50.toFixed(1),
  p99.toFixed(1),
  ratio.toFixed(2),
]

const meanOf = (a: Timing, b: Timing): Timing => ({
  perSecond: (a.perSecond + b.perSecond) / 2,
  p50: (a.p50 + b.p50) / 2,
  p99: Math.max(a.p99, b.p99),
})

/** One POST of JSON whose answer must hold a text: a refusal is quick, and would look like speed. */
const post =
  (url: URL, body: object, expected: string): Call =>
  async () => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!text.includes(expected)) throw new Error(`${url.pathname}: ${answer.status} ${text}`)
  }

/** Items as heavy as an entitlement. */
async function fill(cloud: RunningCloud, count: number): Promise<string[]> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: cloud.awsUrl, region: cloud.region, credentials: cloud.operatorCredentials }),
  )
  const keys = Array.from({ length: count }, (_, index) => `person-${index}`)
  for (let from = 0; from < count; from += 25) {
    const puts = keys.slice(from, from + 25).map((pk) => ({ PutRequest: { Item: { pk, text: 'x'.repeat(800) } } }))
    await client.send(new BatchWriteCommand({ RequestItems: { [cloud.output('TableName')]: puts } }))
  }
  client.destroy()
  return keys
}
