/**
 * One writer writes one list that it holds in memory, in a process of its own: `node list-writers.mjs WRITER PEOPLE`.
 * Prints one line of JSON (`Writing`). The bytes are counted and let go.
 */
import { deflateWithZlib } from '../../lambdas/lists/writer/deflate-with-zlib.ts'
import { type CellValue, workbookBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { header, inventedPeople, listSheet } from './list-files.ts'

export type Writing = {
  seconds: number
  /** Of all threads. */
  cpuSeconds: number
  /** Above what the process held before it began to write: the list itself among it. */
  addedMegabytes: number
  bytes: number
  failure: string | null
}

const writers: Record<string, (rows: CellValue[][]) => Promise<number>> = {
  ansinh: (rows) => countBytes(workbookBytes([listSheet(rows)], { deflateRaw: deflateWithZlib })),
  /** No borders in its free edition. */
  sheetjs: async (rows) => {
    const { utils, write } = await import('@e965/xlsx')
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows.map((row) => row.map(plain))], { dense: true }))
    return (write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array).length
  },
  hucre: async (rows) => {
    const { writeXlsxStream } = await import('hucre/xlsx')
    const side = { style: 'thin' } as const
    const border = { top: side, right: side, bottom: side, left: side }
    const columns = header.map((name) => ({ header: name, width: 14, style: { border } }))
    async function* values() {
      for (const row of rows) yield row.map(plain)
    }
    return countBytes(writeXlsxStream(values(), { name: 'Danh sách', columns }))
  },
}

/** Loaded before the clock starts. */
const libraries: Record<string, () => Promise<unknown>> = {
  sheetjs: () => import('@e965/xlsx'),
  hucre: () => import('hucre/xlsx'),
}

function plain(value: CellValue): string | number | Date | null {
  return typeof value === 'object' && value !== null
    ? new Date(Date.UTC(value.year, value.month - 1, value.day))
    : value
}

async function countBytes(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of chunks) bytes += chunk.length
  return bytes
}

async function measure(name: string, people: number): Promise<Writing> {
  const write = writers[name]
  if (write === undefined) throw new Error(`no writer ${name}`)
  await libraries[name]?.()
  const rows = [...inventedPeople(people)]
  const { maxRSS } = process.resourceUsage()
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  let bytes = 0
  let failure: string | null = null
  try {
    bytes = await write(rows)
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error)
  }
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    addedMegabytes: (process.resourceUsage().maxRSS - maxRSS) / 1024,
    bytes,
    failure,
  }
}

const [name = '', people = ''] = process.argv.slice(2)
console.log(JSON.stringify(await measure(name, Number(people))))
