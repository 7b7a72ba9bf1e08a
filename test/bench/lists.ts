/**
 * Workbooks in and out, beside the libraries that one would take otherwise, on the same files in the same run: reading to plain
 * rows, reading and checking, writing. Every reader is a process of its own, bundled as the cloud's functions are; they take turns,
 * so that other work on the machine hits all, and the median of the rounds counts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type BundledProcess, bundleScripts } from './bundled-process.ts'
import { type TextKind, textKinds, writeList } from './list-files.ts'
import type { Reading } from './list-readers.ts'
import type { Writing } from './list-writers.ts'
import { machineLines } from './machine-lines.ts'
import { printTable } from './print-table.ts'

const readers = {
  'ansinh-read': 'An Sinh, reading',
  'ansinh-check': 'An Sinh, reading and checking',
  sheetjs: 'SheetJS 0.20.3',
  exceljs: 'exceljs 4.4.0, streaming',
  hucre: 'hucre 1.0.0, streaming',
} as const
const writers = {
  ansinh: 'An Sinh',
  exceljs: 'exceljs 4.4.0, streaming, same styles',
  sheetjs: 'SheetJS 0.20.3, no borders',
  hucre: 'hucre 1.0.0, streaming, borders',
} as const
/** From here on a whole-file reader takes minutes and gigabytes. */
const manyPeople = 500_000

const usage = 'npm run bench -- lists [--people 85941,1000000] [--rounds 3] [--only reading|writing] [--data DIR]'

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '85941,1000000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      data: { type: 'string', default: tmpdir() },
    },
  })
  const [sizes, rounds] = [values.people.split(',').map(Number), Number(values.rounds)]
  const { only = '' } = values
  const isKnown = ['', 'reading', 'writing'].includes(only)
  if (!(sizes.every((people) => people > 0) && rounds > 0 && isKnown)) throw new Error(usage)
  for (const line of machineLines(values.data)) console.log(line)
  const data = mkdtempSync(join(resolve(values.data), 'ansinh-bench-'))
  try {
    const scripts = await bundleScripts(['list-readers', 'list-writers'], join(data, 'scripts'))
    for (const people of sizes) {
      const turns = people < manyPeople ? rounds : 1
      if (only !== 'writing')
        for (const kind of textKinds) await compareReaders(scripts['list-readers'], { kind, people, turns, data })
      if (only !== 'reading') await compareWriters(scripts['list-writers'], { people, turns })
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function compareReaders(
  read: BundledProcess,
  { kind, people, turns, data }: { kind: TextKind; people: number; turns: number; data: string },
): Promise<void> {
  const file = join(data, `${people}-${kind}.xlsx`)
  const size = await writeList(file, kind, people)
  const names = Object.keys(readers) as (keyof typeof readers)[]
  const readings = await takeTurns(names, turns, (name) => read<Reading>(name, file))
  const base = readings.sheetjs
  printTable(`Reading ${people} rows of 12 columns, ${kind} strings, ${megabytes(size)}; median of ${turns}`, [
    ['', 's', 'CPU s', 'rows/s', 'times SheetJS', 'in CPU', 'peak MB', 'U+FFFD', ''],
    ...names.map((name) => {
      const { rows, peakMegabytes, lostLetters, failure } = readings[name]
      const peak = Math.round(peakMegabytes)
      if (failure !== null) return [...failed(readers[name], readings[name], peak), failure]
      return [readers[name], ...speed(readings[name], base, rows), peak, lostLetters, '']
    }),
  ])
  const plain = names.filter((name) => name !== 'ansinh-check' && readings[name].failure === null)
  const contents = new Map<string, string[]>()
  for (const name of plain) {
    const content = `${readings[name].cells} cells, ${readings[name].letters} letters`
    contents.set(content, [...(contents.get(content) ?? []), readers[name]])
  }
  for (const [content, who] of contents) console.log(`  ${content}: ${who.join('; ')}`)
  rmSync(file)
}

async function compareWriters(
  write: BundledProcess,
  { people, turns }: { people: number; turns: number },
): Promise<void> {
  const names = Object.keys(writers) as (keyof typeof writers)[]
  const writings = await takeTurns(names, turns, (name) => write<Writing>(name, String(people)))
  const base = writings.exceljs
  printTable(`Writing ${people} rows of 12 columns; median of ${turns}`, [
    ['', 's', 'CPU s', 'rows/s', 'times exceljs', 'in CPU', 'MB above the list', 'file', ''],
    ...names.map((name) => {
      const { addedMegabytes, bytes, failure } = writings[name]
      const added = Math.round(addedMegabytes)
      if (failure !== null) return [...failed(writers[name], writings[name], added), failure]
      return [writers[name], ...speed(writings[name], base, people), added, megabytes(bytes), '']
    }),
  ])
}

/** Each in each round; of each the one whose time is the median. */
async function takeTurns<Name extends string, T extends { seconds: number }>(
  names: readonly Name[],
  turns: number,
  measure: (name: Name) => Promise<T>,
): Promise<Record<Name, T>> {
  const all = new Map<Name, T[]>(names.map((name) => [name, []]))
  for (let turn = 0; turn < turns; turn++) for (const name of names) all.get(name)?.push(await measure(name))
  const median = (found: T[]) =>
    found.toSorted((one, other) => one.seconds - other.seconds)[Math.floor(found.length / 2)]
  return Object.fromEntries([...all].map(([name, found]) => [name, median(found)])) as Record<Name, T>
}

type Timed = { seconds: number; cpuSeconds: number; failure: string | null }

/** Other work on the machine stretches the seconds; the CPU's show what is each one's own, on all its threads. */
function speed(own: Timed, base: Timed, rows: number): (string | number)[] {
  const ratio = (key: 'seconds' | 'cpuSeconds') => (base.failure === null ? (base[key] / own[key]).toFixed(1) : '')
  const rate = Math.round(rows / own.seconds)
  return [own.seconds.toFixed(2), own.cpuSeconds.toFixed(2), rate, ratio('seconds'), ratio('cpuSeconds')]
}

const failed = (name: string, { seconds, cpuSeconds }: Timed, megabytes: number): (string | number)[] => [
  ...[name, seconds.toFixed(2), cpuSeconds.toFixed(2), 'fails', '', '', megabytes, ''],
]

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
