import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as SheetJs from '@e965/xlsx'
import { serialOfDay } from '../../../../lambdas/lists/workbook/date-serial.ts'
import type { Cell } from '../../../../lambdas/lists/workbook/workbook.ts'
import { rowsOf } from '../hand-made-workbook.ts'

/** Cells of the first sheet by address ("B3"), each as its plain value: days as serials of the 1900 system, errors as their text. */
export type Plain = Record<string, unknown>

export async function ours(bytes: Uint8Array): Promise<Plain> {
  const plain: Plain = {}
  for (const row of await rowsOf(bytes, 0, { loadOldFormats: async () => SheetJs })) {
    for (const cell of row.cells)
      plain[SheetJs.utils.encode_cell({ r: row.number - 1, c: cell.column })] = plainValue(cell)
  }
  return plain
}

function plainValue(cell: Cell): unknown {
  if (cell.kind === 'error') return cell.text
  if (cell.date === undefined || typeof cell.value !== 'number') return cell.value
  return serialOfDay(cell.date) + (cell.value % 1)
}

export function sheetJs(bytes: Uint8Array): Plain {
  const book = SheetJs.read(bytes, { type: 'array', cellDates: false })
  const plain: Plain = {}
  for (const [address, cell] of Object.entries(book.Sheets[book.SheetNames[0] ?? ''] ?? {})) {
    if (address.startsWith('!') || cell.t === 'z' || cell.v === '') continue
    plain[address] = cell.t === 'e' ? cell.w : cell.v
  }
  return plain
}

/** A module that Jest's sandbox cannot load, so it runs beside; all files in one process: starting one costs more than reading. */
export function hucre(files: readonly Uint8Array[]): Plain[] {
  const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'))
  try {
    const names = files.map((bytes, index) => {
      const name = join(folder, `${index}.xlsx`)
      writeFileSync(name, bytes)
      return name
    })
    const program = `
      import { readFileSync } from 'node:fs'
      import { read } from 'hucre'
      const books = []
      for (const file of process.argv.slice(1)) {
        try {
          books.push((await read(readFileSync(file))).sheets[0].rows)
        } catch (error) {
          books.push([['failure: ' + error.constructor.name]])
        }
      }
      console.log(JSON.stringify(books))`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, ...names], {
      encoding: 'utf8',
    })
    return (JSON.parse(output) as unknown[][][]).map((rows) => {
      const plain: Plain = {}
      for (const [r, row] of rows.entries()) {
        for (const [c, value] of (row ?? []).entries()) {
          if (value !== null && value !== '') plain[SheetJs.utils.encode_cell({ r, c })] = daySerial(value)
        }
      }
      return plain
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A workbook of one cell under a password, as Excel writes it. */
export function lockedByHucre(): Uint8Array {
  const program = `
    import { writeXlsx } from 'hucre'
    const sheets = [{ name: 'a', rows: [['Họ và tên']] }]
    const bytes = await writeXlsx({ sheets, encryption: { password: 'bi-mat', spinCount: 1000 } })
    process.stdout.write(Buffer.from(bytes).toString('base64'))`
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  return new Uint8Array(Buffer.from(output, 'base64'))
}

const dayMilliseconds = 86_400_000
const isoMoment = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d\.\d{3}Z$/

function daySerial(value: unknown): unknown {
  const moment = typeof value === 'string' ? isoMoment.exec(value) : null
  if (moment === null) return value
  const [year = 0, month = 0, day = 0] = moment.slice(1).map(Number)
  return (
    serialOfDay({ year, month, day }) +
    (((Date.parse(String(value)) % dayMilliseconds) + dayMilliseconds) % dayMilliseconds) / dayMilliseconds
  )
}
