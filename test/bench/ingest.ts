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
import { startFloor, type Written } from './floor.ts'
import { compareLookUps } from './look-ups.ts'
import { machineLines } from './machine-lines.ts'
import { type BenchCloud, onACloud } from './on-a-cloud.ts'
import { printTable } from './print-table.ts'
import { type CpuSeconds, cpuBelow, cpuBetween, cpuTogether } from './process-cpu.ts'
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
  wanted: number,
): Promise<void> {
  const office = await openOffice(cloud)
  const floor = await startFloor(cdkOut, data)
  const rounds: Round[] = []
  try {
    for (let nth = 0; nth < wanted; nth++) {
      const before = cpuBelow(cloud.pid)
      const { ids, rows, seconds } = await office.upload(lists.filter((_, index) => index % wanted === nth))
      const real = { seconds, cpu: cpuBetween(before, cpuBelow(cloud.pid)) }
      const transactions = await transactionsOf(client, register.table, ids)
      rounds.push({ rows, transactions: transactions.flat().length, real, floor: await floor.write(transactions) })
    }
  } finally {
    await floor.stop()
  }
  printRounds(rounds, { lists: lists.length, writers: floor.writers })
}

interface Round {
  readonly rows: number
  readonly transactions: number
  readonly real: Written
  readonly floor: Written
}

function printRounds(rounds: readonly Round[], { lists, writers }: { lists: number; writers: number }): void {
  const sum = (of: (round: Round) => number): number => rounds.reduce((all, round) => all + of(round), 0)
  const rows = sum((round) => round.rows)
  const floorSeconds = sum(({ floor }) => floor.seconds)
  const floorCpu = sum(({ floor }) => cpuSum(floor.cpu))
  const line = (name: string, of: (round: Round) => Written): (string | number)[] => {
    const [seconds, cpu] = [sum((round) => of(round).seconds), sum((round) => cpuSum(of(round).cpu))]
    const ratios = [(seconds / floorSeconds).toFixed(2), (cpu / floorCpu).toFixed(2)]
    return [name, seconds.toFixed(1), Math.round(rows / seconds), ((cpu / rows) * 1000).toFixed(2), ...ratios]
  }
  printTable(`Lists in: ${rows} rows of ${lists} workbooks, ${sum((round) => round.transactions)} transactions`, [
    ['', 's', 'rows/s', 'CPU s per 1,000 rows', 'times the floor', 'in CPU'],
    line(`real path, ${writers} readers`, ({ real }) => real),
    line(`engine's own writes, ${writers} writers`, ({ floor }) => floor),
  ])
  const perThousand = (of: (round: Round) => Written) =>
    [...cpuTogether(rounds.map((round) => of(round).cpu))]
      .map(([name, seconds]): [string, number] => [name, (seconds / rows) * 1000])
      .filter(([, seconds]) => seconds >= 0.005)
      .sort(([, a], [, b]) => b - a)
      .map(([name, seconds]) => [name, seconds.toFixed(2)])
  printTable('CPU s per 1,000 rows', [['real path', ''], ...perThousand(({ real }) => real)])
  printTable('', [['floor', ''], ...perThousand(({ floor }) => floor)])
  for (const [nth, { rows: own, real, floor }] of rounds.entries()) {
    const [cpu, below] = [cpuSum(real.cpu), cpuSum(floor.cpu)]
    const perRow = (seconds: number): string => ((seconds / own) * 1000).toFixed(2)
    console.log(
      `  round ${nth + 1}: ${own} rows, ${(real.seconds / floor.seconds).toFixed(2)} times the floor, in CPU ${(cpu / below).toFixed(2)}; CPU s per 1,000 rows ${perRow(cpu)} and ${perRow(below)}`,
    )
  }
}

const cpuSum = (cpu: CpuSeconds): number => [...cpu.values()].reduce((all, one) => all + one, 0)
