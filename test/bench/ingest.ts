/**
 * Lists in and look-ups, each beside a floor measured in the same run:
 * - lists through the real path (presigned upload, bucket, queue, intake function, table) beside the engine's own transactional
 *   writes of the same items in the same transactions, from as many plain processes as there are readers of the queue;
 * - POST /api/lookup beside a function on the same runtime that does one GetItem behind an HTTP API of its own.
 * Both sides take turns, so that other work on the machine hits both.
 */
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { configOf } from '../../lib/config.ts'
import { type InventedList, inventLists } from '../../local/demo/invented-lists.ts'
import { startFloor } from './floor.ts'
import { compareLookUps } from './look-ups.ts'
import { machineLines } from './machine-lines.ts'
import { type BenchCloud, onACloud } from './on-a-cloud.ts'
import { printTable } from './print-table.ts'
import { transactionsOf } from './stored-transactions.ts'
import { openOffice } from './upload-lists.ts'

const usage = 'npm run bench -- ingest [--people 85941] [--communes 184] [--rounds 4] [--lookups 1000] [--data DIR]'

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '85941' },
      communes: { type: 'string', default: '184' },
      rounds: { type: 'string', default: '4' },
      lookups: { type: 'string', default: '1000' },
      data: { type: 'string', default: tmpdir() },
    },
  })
  const [people = 0, communes = 0, rounds = 0, calls = 0] = [
    values.people,
    values.communes,
    values.rounds,
    values.lookups,
  ].map(Number)
  if (!(people > 0 && communes > 0 && rounds > 0 && calls >= 0)) throw new Error(usage)
  for (const line of machineLines(values.data)) console.log(line)
  const lists = listsOf(people, communes)
  await onACloud(values.data, async (bench) => {
    await compareIngest(bench, lists, rounds)
    if (calls > 0) await compareLookUps(bench.cloud, lists, { calls, data: bench.data })
  })
}

function listsOf(people: number, communes: number): InventedList[] {
  const tree = unitTree(configOf('local').unitMap)
  const places = tree
    .communes(tree.root.code)
    .slice(0, communes)
    .map(({ code, name, parent }) => ({ code, name, districtName: tree.find(parent ?? '')?.name ?? '' }))
  return inventLists(places, people)
}

async function compareIngest(
  { cloud, client, register, cdkOut, data }: BenchCloud,
  lists: readonly InventedList[],
  rounds: number,
): Promise<void> {
  const office = await openOffice(cloud)
  const floor = await startFloor(cdkOut, data)
  const total = { rows: 0, real: 0, floor: 0, transactions: 0 }
  const ratios: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const { ids, rows, seconds } = await office.upload(lists.filter((_, index) => index % rounds === round))
      const transactions = await transactionsOf(client, register.table, ids)
      const floorSeconds = await floor.write(transactions)
      ratios.push(seconds / floorSeconds)
      total.rows += rows
      total.real += seconds
      total.floor += floorSeconds
      total.transactions += transactions.flat().length
    }
  } finally {
    await floor.stop()
  }
  const line = (name: string, seconds: number): (string | number)[] => [
    name,
    seconds.toFixed(1),
    Math.round(total.rows / seconds),
    (seconds / total.floor).toFixed(2),
  ]
  printTable(`Lists in: ${total.rows} rows of ${lists.length} workbooks, ${total.transactions} transactions`, [
    ['', 's', 'rows/s', 'times the floor'],
    line(`real path, ${floor.writers} readers`, total.real),
    line(`engine's own writes, ${floor.writers} writers`, total.floor),
  ])
  console.log(`  by round: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`)
}
