import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { inventLists } from '../../../local/demo/invented-lists.ts'
import { printTable } from '../print-table.ts'
import { type CpuSeconds, cpuBelow, cpuBetween } from '../process-cpu.ts'
import { programme } from './fill-register.ts'
import { payersFile, reached, sendFile, supportsIn } from './payers-file.ts'
import { paymentTransactions } from './payment-transactions.ts'
import { communesAtWork, type Sides } from './single-payments.ts'

/**
 * What 121 Platform allows a file of 32,768 records (test/performance/bulk-update-32k-registrations.test.ts of its 121-service): until its API
 * has answered, which has then checked the rows and put a job for each into a queue. What its workers take to change the records is
 * published nowhere.
 */
const peer = { supports: 32_768, seconds: 20 }
/** As a chunk of a hundred lines goes into four transactions. */
const together = 25
/** Other people than those who are paid one by one. */
const seed = 2021
/** Of those who come by lists some stand there twice, or without a number: a batch leaves them for a single entry. */
const spare = 1.35

/**
 * The people of one district, of whom none was paid before. All of them are asked for at once, and looked at; then a payer's file names as
 * many as the peer's, is looked at row by row, and confirmed: from then on it is the program's to write it. That is waited for, too.
 */
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
  const looked = await lookedThrough(sides, district.code)
  const rows = (await supportsIn(sides, district.code, 'approved')).slice(0, supports)
  const { batch, seconds: checkSeconds } = await sendFile(sides, district.code, await payersFile(rows))
  const confirmed = performance.now()
  const before = cpuBelow(cloudPid)
  await session.api.call('confirmBatch', { params: { batchId: batch.id }, idempotencyKey: crypto.randomUUID() })
  const confirmSeconds = (performance.now() - confirmed) / 1000
  const { outcomes } = await reached(sides, batch.id, 'done')
  const seconds = (performance.now() - confirmed) / 1000
  const cpu = cpuBetween(before, cpuBelow(cloudPid))
  const done = outcomes.done?.lines ?? 0
  const paid = (await supportsIn(sides, district.code, 'paid')).filter(({ version }) => version === 2)
  const transactions = await paymentTransactions(
    sides,
    paid.map(({ id }) => id),
    together,
  )
  const { seconds: floorSeconds, cpu: floorCpu } = await floor.write(
    Array.from({ length: floor.writers }, (_, hand) =>
      transactions.filter((_one, index) => index % floor.writers === hand),
    ),
  )
  const accepted = checkSeconds + confirmSeconds
  const row = (what: string, lines: number, took: number, ...beside: string[]) => [
    what,
    took.toFixed(1),
    Math.round(lines / took),
    ...beside,
  ]
  printTable(`A payer's file of ${rows.length} rows, ${batch.acting.lines} to be paid, ${done} paid`, [
    ['', 's', 'supports/s', 'times the floor', "the peer's limit for as many, in ours"],
    [...row(`all ${looked.lines} of the district asked for, and looked through`, looked.lines, looked.seconds), '', ''],
    row('the file sent, each row answered, and confirmed', rows.length, accepted, '', inOurs(rows.length, accepted)),
    row('written, from the confirmation to the last', done, seconds, (seconds / floorSeconds).toFixed(2), ''),
    row(
      `the same items, ${transactions.length} transactions, ${floor.writers} plain processes`,
      done,
      floorSeconds,
      '1.00',
      '',
    ),
  ])
  printTable('CPU s per 1,000 supports', [
    ['', ''],
    ['written', ''],
    ...perThousand(cpu, done),
    ['the same items', ''],
    ...perThousand(floorCpu, done),
  ])
}

const inOurs = (lines: number, seconds: number): string =>
  (((peer.seconds / peer.supports) * lines) / seconds).toFixed(1)

async function lookedThrough(sides: Sides, unit: string): Promise<{ lines: number; seconds: number }> {
  const asked = performance.now()
  const body = { programme, unit, status: 'approved', details: { paidOn: localDay(Date.now()) } } as const
  const { id } = await sides.session.api.call('createBatch', { body, idempotencyKey: crypto.randomUUID() })
  const { lines } = await reached(sides, id, 'checked')
  return { lines, seconds: (performance.now() - asked) / 1000 }
}

/** Whoever used most of it first; what hardly shows is left out. */
const perThousand = (cpu: CpuSeconds, supports: number): [string, string][] =>
  [...cpu]
    .map(([name, seconds]) => [name, (seconds / supports) * 1000] as const)
    .filter(([, seconds]) => seconds >= 0.005)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, seconds]) => [`  ${name}`, seconds.toFixed(2)])
