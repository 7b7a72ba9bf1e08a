/**
 * One reader reads one file, in a process of its own so that its memory is its own: `node list-readers.mjs READER FILE`.
 * Prints one line of JSON (`Reading`).
 * It is bundled first, as the cloud's functions are: a loader of TypeScript would take half of the memory.
 */
import { open, readFile } from 'node:fs/promises'
import { programmes } from '../../lambdas/domain/programmes/programmes.ts'
import { resolvePolicy } from '../../lambdas/domain/programmes/resolve-policy.ts'
import { checkRows } from '../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../lambdas/lists/workbook/open-workbook.ts'
import type { RandomAccess } from '../../lambdas/lists/workbook/random-access.ts'
import type { Workbook } from '../../lambdas/lists/workbook/workbook.ts'

export type Reading = {
  /** From opening the file to the last row. */
  seconds: number
  /** Of all threads. */
  cpuSeconds: number
  peakMegabytes: number
  rows: number
  cells: number
  /** Sum of the lengths of all texts: two readers that agree on it read the same. */
  letters: number
  /** U+FFFD, the sign of a letter that was lost. */
  lostLetters: number
  failure: string | null
}

class Tally {
  rows = 0
  cells = 0
  letters = 0
  lostLetters = 0
  private readonly seeksLosses: boolean

  constructor(seeksLosses: boolean) {
    this.seeksLosses = seeksLosses
  }

  value(value: unknown): void {
    if (value === null || value === undefined || value === '') return
    this.cells += 1
    if (typeof value !== 'string') return
    this.letters += value.length
    if (this.seeksLosses && value.includes('\uFFFD')) this.lostLetters += value.split('\uFFFD').length - 1
  }
}

const readers: Record<string, (file: string, tally: Tally) => Promise<void>> = {
  'ansinh-read': async (file, tally) => {
    await withWorkbook(file, async ({ sheets }) => {
      for (const sheet of sheets) {
        for await (const batch of sheet.batches()) {
          for (const row of batch) {
            tally.rows += 1
            for (const cell of row.cells) tally.value(cell.value)
          }
        }
      }
    })
  },
  'ansinh-check': async (file, tally) => {
    await withWorkbook(file, async (workbook) => {
      const context = { resolvePolicy: policyFinder(), asOf: { year: 2020, month: 6, day: 1 } }
      for await (const item of checkRows(workbook, context)) {
        if (item.kind === 'person') {
          tally.rows += 1
          tally.value(item.person.fullName)
        } else if (item.kind === 'refused') tally.rows += 1
      }
    })
  },
  sheetjs: async (file, tally) => {
    const { read, utils } = await import('@e965/xlsx')
    const book = read(await readFile(file), { type: 'buffer', dense: true })
    for (const name of book.SheetNames) {
      const sheet = book.Sheets[name]
      // A sheet beyond V8's longest string is left out without a word.
      if (sheet === undefined) throw new Error('the sheet is missing from the workbook that was read')
      for (const row of utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true })) {
        tally.rows += 1
        for (const value of row) tally.value(value)
      }
    }
  },
  exceljs: async (file, tally) => {
    const { default: exceljs } = await import('exceljs')
    const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'ignore', hyperlinks: 'ignore' } as const
    const book = new exceljs.stream.xlsx.WorkbookReader(file, { ...options, entries: 'ignore' })
    for await (const sheet of book) {
      for await (const row of sheet) {
        tally.rows += 1
        // Its values begin at 1.
        for (const value of row.values as unknown[]) tally.value(value)
      }
    }
  },
  hucre: async (file, tally) => {
    const { streamXlsxRows } = await import('hucre/xlsx')
    for await (const row of streamXlsxRows(await readFile(file))) {
      tally.rows += 1
      for (const value of row.values) tally.value(value)
    }
  },
}

/** Loaded before the clock starts. */
const libraries: Record<string, () => Promise<unknown>> = {
  sheetjs: () => import('@e965/xlsx'),
  exceljs: () => import('exceljs'),
  hucre: () => import('hucre/xlsx'),
}

/** Each word for a policy is looked up once a list, as the cloud does it. */
function policyFinder(): (text: string) => string | null {
  const [programme] = programmes
  if (programme === undefined) throw new Error('there is no programme')
  const known = new Map<string, string | null>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const code = resolvePolicy(programme, text)?.code ?? null
    known.set(text, code)
    return code
  }
}

/** By ranges, as the cloud reads a large file from the bucket. */
async function withWorkbook(file: string, read: (workbook: Workbook) => Promise<void>): Promise<void> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const source: RandomAccess = {
      size,
      sha256: '',
      read: async (offset, length) => {
        const bytes = new Uint8Array(length)
        await handle.read(bytes, 0, length, offset)
        return bytes
      },
    }
    await read(await openWorkbook(source, file))
  } finally {
    await handle.close()
  }
}

async function measure(name: string, file: string): Promise<Reading> {
  const read = readers[name]
  if (read === undefined) throw new Error(`no reader ${name}`)
  await libraries[name]?.()
  const [tally, begun, cpu] = [new Tally(false), performance.now(), process.cpuUsage()]
  const failure = await failureOf(read(file, tally))
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const { maxRSS } = process.resourceUsage()
  const again = new Tally(true)
  // Off the clock, because only we ask for it.
  if (failure === null) await read(file, again)
  const { rows, cells, letters } = tally
  return {
    ...{ seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes: maxRSS / 1024 },
    ...{ rows, cells, letters, lostLetters: again.lostLetters, failure },
  }
}

async function failureOf(work: Promise<void>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const [name = '', file = ''] = process.argv.slice(2)
console.log(JSON.stringify(await measure(name, file)))
