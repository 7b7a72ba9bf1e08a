/**
 * One writer writes one list that it holds in memory, in a process of its own: `node list-writers.mjs WRITER PEOPLE`.
 * Prints one line of JSON (`Writing`). The bytes are counted and let go.
 */
import { Writable } from 'node:stream'
import type { Style } from 'exceljs'
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
  ansinh: (rows) => countBytes(workbookBytes([listSheet(rows)])),
  /** No borders in its free edition. */
  sheetjs: async (rows) => {
    const { utils, write } = await import('@e965/xlsx')
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows.map((row) => row.map(plain))], { dense: true }))
    return (write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array).length
  },
  /** Each look is one object, which it knows again: the quickest way that it has. */
  exceljs: async (rows) => {
    const { default: exceljs } = await import('exceljs')
    const sink = new ByteCounter()
    const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true, useSharedStrings: false })
    const sheet = book.addWorksheet('Danh sách')
    sheet.columns = header.map(() => ({ width: 14 }))
    for (const title of listSheet([]).title ?? []) sheet.addRow([...title]).commit()
    const head = sheet.addRow([...header])
    for (const index of header.keys()) head.getCell(index + 1).style = exceljsLooks.header
    head.commit()
    for (const values of rows) {
      const row = sheet.addRow(values.map(plain))
      for (const [index, value] of values.entries()) row.getCell(index + 1).style = exceljsLooks[lookOf(value)]
      row.commit()
    }
    sheet.commit()
    await book.commit()
    return sink.bytes
  },
  hucre: async (rows) => {
    const { writeXlsxStream } = await import('hucre/xlsx')
    const columns = header.map((name) => ({ header: name, width: 14, style: { border } }))
    async function* values() {
      for (const row of rows) yield row.map(plain)
    }
    return countBytes(writeXlsxStream(values(), { name: 'Danh sách', columns }))
  },
}

const side = { style: 'thin' } as const
const border = { top: side, right: side, bottom: side, left: side }
const font = { name: 'Times New Roman', size: 12, family: 1 }
/** What our own writer dresses its cells in. */
const exceljsLooks = {
  text: { font, border, numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  number: { font, border, numFmt: '#,##0' },
  date: { font, border, numFmt: 'dd/mm/yyyy' },
  header: {
    ...{ border, font: { ...font, bold: true }, numFmt: '@' },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } },
  },
} as const satisfies Record<string, Partial<Style>>

function lookOf(value: CellValue): keyof typeof exceljsLooks {
  if (typeof value === 'number') return 'number'
  return typeof value === 'object' && value !== null ? 'date' : 'text'
}

class ByteCounter extends Writable {
  bytes = 0
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.bytes += chunk.length
    done()
  }
}

/** Loaded before the clock starts. */
const libraries: Record<string, () => Promise<unknown>> = {
  sheetjs: () => import('@e965/xlsx'),
  exceljs: () => import('exceljs'),
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
  // As rows come from a table: texts that were put together of parts are joined only when somebody first reads them.
  const rows = Array.from(inventedPeople(people), (row): CellValue[] => JSON.parse(JSON.stringify(row)))
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
