import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { inventLists } from '../../../local/demo/invented-lists.ts'
import { printTable } from '../print-table.ts'
import { type CpuSeconds, cpuBelow, cpuBetween } from '../process-cpu.ts'
import { programme } from './fill-register.ts'
import { paymentTransactions } from './payment-transactions.ts'
import { communesAtWork, type Sides } from './single-payments.ts'

/** What 121 Platform allows 32,768 records that are changed at once. */
const peer = { supports: 32_768, seconds: 20 }
/** As a chunk of a hundred lines goes into four transactions. */
const together = 25
/** Other people than those who are paid one by one. */
const seed = 2021
/** Of those who come by lists some stand there twice, or without a number: a batch leaves them for a single entry. */
const spare = 1.35

/** The people of one district, of whom none was paid before, are paid by one batch: asked for, looked at, confirmed, waited for. */
export async function compareBatch(sides: Sides, supports: number): Promise<void> {
  const { session, tree, upload, floor, cloudPid } = sides
  const busy = tree.communes(tree.root.code).slice(0, communesAtWork)
  const district = tree
    .children(tree.root.code)
    .filter(({ code }) => !busy.some((commune) => tree.contains(code, commune.code)))
    .toSorted((a, b) => tree.communes(b.code).length - tree.communes(a.code).length)[0]
  if (!district) throw new Error('no district')
  const communes = tree.communes(district.code).map(({ code, name }) => ({ code, name, districtName: district.name }))
  await upload(inventLists(communes, Math.ceil(supports * spare), seed))
  const asked = performance.now()
  const body = {
    programme,
    unit: district.code,
    status: 'approved',
    details: { paidOn: localDay(Date.now()) },
  } as const
  const whole = await session.api.call('createBatch', { body, idempotencyKey: crypto.randomUUID() })
  const { lines, acting } = await reached(sides, whole.id, 'checked')
  const checkSeconds = (performance.now() - asked) / 1000
  const confirmed = performance.now()
  const before = cpuBelow(cloudPid)
  await session.api.call('confirmBatch', { params: { batchId: whole.id }, idempotencyKey: crypto.randomUUID() })
  const { outcomes } = await reached(sides, whole.id, 'done')
  const seconds = (performance.now() - confirmed) / 1000
  const cpu = cpuBetween(before, cpuBelow(cloudPid))
  const done = outcomes.done?.lines ?? 0
  const transactions = await paymentTransactions(sides, await paidIds(sides, district.code), together)
  const { seconds: floorSeconds, cpu: floorCpu } = await floor.write(
    Array.from({ length: floor.writers }, (_, hand) =>
      transactions.filter((_one, index) => index % floor.writers === hand),
    ),
  )
  const atPeers = (peer.seconds / peer.supports) * done
  printTable(`A batch of ${lines} supports, ${acting.lines} to be paid, ${done} paid`, [
    ['', 's', 'supports/s', 'times the floor', "the peer's limit for as many, in ours"],
    ['looked through before it is confirmed', checkSeconds.toFixed(1), Math.round(lines / checkSeconds), '', ''],
    [
      'written, from the confirmation to the last',
      seconds.toFixed(1),
      Math.round(done / seconds),
      (seconds / floorSeconds).toFixed(2),
      (atPeers / seconds).toFixed(2),
    ],
    [
      `the same items, ${transactions.length} transactions, ${floor.writers} plain processes`,
      floorSeconds.toFixed(1),
      Math.round(done / floorSeconds),
      '1.00',
      (atPeers / floorSeconds).toFixed(2),
    ],
  ])
  printTable('CPU s per 1,000 supports', [
    ['', ''],
    ['written', ''],
    ...perThousand(cpu, done),
    ['the same items', ''],
    ...perThousand(floorCpu, done),
  ])
}

/** Whoever used most of it first; what hardly shows is left out. */
const perThousand = (cpu: CpuSeconds, supports: number): [string, string][] =>
  [...cpu]
    .map(([name, seconds]) => [name, (seconds / supports) * 1000] as const)
    .filter(([, seconds]) => seconds >= 0.005)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, seconds]) => [`  ${name}`, seconds.toFixed(2)])

async function reached({ session }: Sides, batchId: string, state: BatchSummary['state']): Promise<BatchSummary> {
  for (;;) {
    const batch = await session.api.call('batch', { params: { batchId } })
    if (batch.state === state) return batch
    if (batch.state === 'refused' || batch.isStalled) throw new Error(`the batch is ${batch.state}: ${batch.message}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function paidIds({ session }: Sides, unit: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: { items: { id: string; version: number }[]; cursor: string | null } = await session.api.call(
      'searchEntitlements',
      { body: { programme, unit, status: 'paid', limit: 200, cursor } },
    )
    for (const { id, version } of page.items) if (version === 2) ids.push(id)
    cursor = page.cursor
  } while (cursor)
  return ids
}
