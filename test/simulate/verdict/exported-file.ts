import { createHash } from 'node:crypto'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'

/** What a file that was taken out of the register shows by itself. */
export interface ExportedRows {
  readonly supports: number
  readonly amount: number
  /** Made anew over the rows as they stand in the file. */
  readonly digest: string
  /** What the file says that its sums are, at its foot. */
  readonly foot: readonly string[]
}

type Cell = string | number | null
/** As the file's own head has them: STT, the sum that is granted, what was set off, the sum that was handed out, for how many days. */
const [columns, amountAt, offsetAt, paidAt, daysAt] = [18, 10, 11, 12, 17]

/** The digest is of the rows as JSON, a line each (`docs`: what stands in the foot of the file). */
export async function rowsOfExport(bytes: Uint8Array, format: 'xlsx' | 'csv'): Promise<ExportedRows> {
  const lines = format === 'csv' ? linesOfCsv(new TextDecoder().decode(bytes)) : await linesOfWorkbook(bytes)
  const head = lines.findIndex(([first]) => first === 'STT')
  const foot = lines.findIndex(([first]) => String(first ?? '').startsWith('Cộng:'))
  const rows = lines.slice(head + 1, foot)
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`)
  return {
    supports: rows.length,
    amount: rows.reduce((sum, row) => sum + Number(row[amountAt]), 0),
    digest: hash.digest('hex'),
    foot: lines.slice(foot).map(([text]) => String(text)),
  }
}

async function linesOfWorkbook(bytes: Uint8Array): Promise<Cell[][]> {
  const lines: Cell[][] = []
  for await (const row of (await openWorkbook(bytes, 'danh-sach.xlsx')).sheets[0]?.rows() ?? []) {
    const line: Cell[] = Array.from({ length: columns }, () => null)
    for (const { column, value } of row.cells) {
      const cell = typeof value === 'number' || typeof value === 'string' ? value : null
      if (column < columns) line[column] = cell
    }
    lines.push(line)
  }
  return lines
}

function linesOfCsv(text: string): Cell[][] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, columns).map(([, field = ''], at): Cell => {
        const plain = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field
        if (plain === '') return null
        if ([0, amountAt, offsetAt, paidAt, daysAt].includes(at) && /^\d+$/.test(plain)) return Number(plain)
        // What would be a formula has an apostrophe before it there.
        return /^'[=+\-@]/.test(plain) ? plain.slice(1) : plain
      }),
    )
}
