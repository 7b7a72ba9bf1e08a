/**
 * Who stands twice: quality and speed of the matcher on lists of which the truth is known, beside DuckDB with the same keys
 * on the same file in the same run, and beside the textbook rule. Each is a process of its own and they take turns.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { designSeeds } from '../support/labelled/labelled-list.ts'
import type { Noise } from '../support/labelled/labelled-row.ts'
import { writeLabelledCsv } from '../support/labelled/write-labelled-csv.ts'
import { type BundledProcess, bundleScripts } from './bundled-process.ts'
import { machineLines } from './machine-lines.ts'
import type { DuckMatching } from './match-duckdb.ts'
import type { Matching } from './match-people.ts'
import { printTable } from './print-table.ts'

const usage =
  'npm run bench -- matching [--people 86000,438623,1000000,5000000] [--seeds 101,102] [--noise std,harsh] [--rounds 3] [--data DIR]'
/** Above this one round is enough; no round is the quality alone, and our own time. */
const manyPeople = 500_000
const twoThreads = 'threads 2'

type Case = { people: number; seed: number; noise: Noise }

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '86000,438623,1000000,5000000' },
      seeds: { type: 'string', default: '101,102' },
      noise: { type: 'string', default: 'std' },
      rounds: { type: 'string', default: '3' },
      data: { type: 'string', default: tmpdir() },
    },
  })
  const sizes = values.people.split(',').map(Number)
  const seeds = values.seeds.split(',').map(Number)
  const noises = values.noise.split(',') as Noise[]
  if (![...sizes, ...seeds].every((number) => number > 0) || !(Number(values.rounds) >= 0)) throw new Error(usage)
  const designed = seeds.filter((seed) => (designSeeds as readonly number[]).includes(seed))
  if (designed.length > 0) console.log(`Seeds ${designed.join(', ')} are design seeds: their figures say nothing.`)
  for (const line of machineLines(values.data)) console.log(line)
  const data = mkdtempSync(join(resolve(values.data), 'ansinh-bench-'))
  try {
    const scripts = await bundleScripts(['match-people'], join(data, 'scripts'))
    for (const people of sizes)
      for (const noise of noises)
        for (const [nth, seed] of seeds.entries()) {
          // A second seed is for the quality; the speed of one is enough.
          const rounds =
            nth > 0 ? 0 : Math.min(Number(values.rounds), people < manyPeople ? Number.POSITIVE_INFINITY : 1)
          await compare(scripts['match-people'], { people, seed, noise }, rounds, data)
        }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function compare(
  match: BundledProcess,
  { people, seed, noise }: Case,
  rounds: number,
  data: string,
): Promise<void> {
  const [list, truth] = [join(data, 'list.csv'), join(data, 'truth.csv')]
  await writeLabelledCsv(list, truth, { people, seed, noise })
  const ours: Matching[] = []
  const theirs: Record<string, DuckMatching[]> = { [twoThreads]: [], 'threads 1': [], 'threads 2, five keys': [] }
  for (let round = 0; round < Math.max(1, rounds); round++) {
    ours.push(await match<Matching>(list, truth))
    if (rounds === 0) break
    theirs[twoThreads]?.push(await duckDb(list, truth, '2', '9'))
    theirs['threads 1']?.push(await duckDb(list, truth, '1', '9'))
    theirs['threads 2, five keys']?.push(await duckDb(list, truth, '2', '5'))
  }
  const title = `${people} people, seed ${seed}, noise ${noise}`
  const [own] = ours
  if (own !== undefined) printQuality(title, own, theirs[twoThreads]?.[0])
  printSpeed(`${title}: speed, median of ${Math.max(1, rounds)}`, ours, rounds > 0 ? theirs : {})
}

const execute = promisify(execFile)

/** Not bundled: its library is native. */
async function duckDb(list: string, truth: string, threads: string, keys: string): Promise<DuckMatching> {
  const script = join(import.meta.dirname, 'match-duckdb.ts')
  const { stdout } = await execute(process.execPath, ['--import', 'tsx', script, list, truth, threads, keys])
  return JSON.parse(stdout)
}

function printQuality(title: string, { candidates, quality }: Matching, duck: DuckMatching | undefined): void {
  const digits = (share: number): string => share.toFixed(4)
  printTable(`${title}: quality (${quality.truePairs} true pairs, ${candidates} candidates)`, [
    ['', 'precision', 'recall', ''],
    [
      ...['An Sinh, certain and possible', digits(quality.precision), digits(quality.recall)],
      `lost by blocking ${digits(quality.lostByBlocking)}; seeded twins flagged ${quality.twins}`,
    ],
    [
      ...['An Sinh, certain', digits(quality.certainPrecision), digits(quality.certainRecall)],
      `${quality.certainPairs} pairs, ${quality.certainWrong} wrong`,
    ],
    [...['An Sinh, possible', digits(quality.possiblePrecision), digits(quality.possibleRecall)], 'of all true pairs'],
    ...(duck === undefined
      ? []
      : [
          ...(duck.rule === null
            ? []
            : [
                [
                  'commune + year, Jaro-Winkler >= 0.92',
                  digits(duck.rule.precision),
                  digits(duck.rule.recall),
                  'DuckDB',
                ],
              ]),
          ['same keys, score by hand', '0.98', digits(duck.recallAt98), 'DuckDB, best threshold by the truth'],
        ]),
  ])
}

function printSpeed(title: string, ours: readonly Matching[], theirs: Record<string, readonly DuckMatching[]>): void {
  const own = {
    candidates: median(ours.map(({ loadSeconds, candidateSeconds }) => loadSeconds + candidateSeconds)),
    candidatesCpu: median(ours.map(({ candidateCpuSeconds }) => candidateCpuSeconds)),
    whole: median(ours.map((one) => one.loadSeconds + one.candidateSeconds + one.judgeSeconds)),
    wholeCpu: median(ours.map(({ cpuSeconds }) => cpuSeconds)),
  }
  const rows = Object.entries(theirs).map(([threads, found]) => {
    const whole = median(found.map(({ candidateSeconds, scoreSeconds }) => candidateSeconds + scoreSeconds))
    const [candidates, candidatesCpu, wholeCpu] = [
      median(found.map(({ candidateSeconds }) => candidateSeconds)),
      median(found.map(({ candidateCpuSeconds }) => candidateCpuSeconds)),
      median(found.map(({ cpuSeconds }) => cpuSeconds)),
    ]
    return [
      `DuckDB, ${threads}`,
      ...pair(candidates, candidatesCpu),
      `${ratio(candidates, own.candidates)} / ${ratio(candidatesCpu, own.candidatesCpu)}`,
      ...pair(whole, wholeCpu),
      `${ratio(whole, own.whole)} / ${ratio(wholeCpu, own.wholeCpu)}`,
      Math.round(median(found.map(({ peakMegabytes }) => peakMegabytes))),
    ]
  })
  const rule = median((theirs[twoThreads] ?? []).map((one) => one.rule?.seconds ?? Number.NaN))
  printTable(title, [
    ['', 'candidates s', 'CPU s', 'times ours s/CPU', 'whole s', 'CPU s', 'times ours s/CPU', 'peak MB'],
    [
      ...['An Sinh, one thread', ...pair(own.candidates, own.candidatesCpu), '1'],
      ...[...pair(own.whole, own.wholeCpu), '1', Math.round(median(ours.map((one) => one.peakMegabytes)))],
    ],
    ...rows,
  ])
  if (!Number.isNaN(rule))
    console.log(`  the textbook rule alone, DuckDB, 2 threads, on loaded data: ${rule.toFixed(2)} s`)
}

const median = (found: readonly number[]): number =>
  found.toSorted((one, other) => one - other)[Math.floor(found.length / 2)] ?? Number.NaN
const pair = (seconds: number, cpuSeconds: number): [string, string] => [seconds.toFixed(2), cpuSeconds.toFixed(2)]
const ratio = (theirs: number, own: number): string => (theirs / own).toFixed(2)
