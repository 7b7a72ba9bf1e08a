import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { messyLists } from '../../../local/demo/messy-lists.ts'
import { writeSampleWorkbook } from '../../../web/site/sample-workbook.ts'
import { ansinhAlone, ansinhCalls } from '../../support/ansinh-calls.ts'
import { aSite } from '../../support/sites.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ansinh = ansinhCalls()

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const text = z.string().nullable()
const figure = z.number().int().nullable()
const column = z.strictObject({ column: z.string(), header: z.string(), field: text, confidence: z.number() })
const reportShape = z.strictObject({
  file: z.strictObject({
    name: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    format: z.string(),
    encoding: z.string(),
    sheets: z.array(
      z.strictObject({
        name: z.string(),
        headerRow: figure,
        people: z.number().int(),
        skipped: z.array(z.strictObject({ row: z.number().int(), why: z.string() })),
        columns: z.array(column),
      }),
    ),
  }),
  people: z.array(
    z.strictObject({
      sheet: z.string(),
      row: z.number().int(),
      fullName: z.string(),
      birth: z.strictObject({ year: z.number().int(), month: figure, day: figure }).nullable(),
      sex: z.enum(['nam', 'nữ']).nullable(),
      idNumbers: z.array(z.strictObject({ kind: z.string(), number: z.string() })),
      hamlet: text,
      household: z.looseObject({ headRow: z.number().int(), isHead: z.boolean() }).nullable(),
      policy: text,
      amount: figure,
    }),
  ),
  problems: z.array(
    z.strictObject({
      sheet: z.string(),
      row: figure,
      column: text,
      field: text,
      severity: z.enum(['error', 'warning']),
      code: z.string(),
      value: text,
      message: z.string(),
      suggestion: text,
    }),
  ),
  totals: z.strictObject({ people: figure, amount: figure, declaredPeople: figure, declaredAmount: figure }),
})

describe('ansinh check', () => {
  it('tells the problems of a list in words, and ends with 0', async () => {
    const { status, stdout } = ansinhAlone('check', file('mau.xlsx', await writeSampleWorkbook(aSite())))
    expect(status).toBe(0)
    expect(stdout).toContain('12 người, 9.000.000 đồng; 1 dòng chưa nhập được')
    expect(stdout).toContain('Sửa thành 066185000015')
  })

  it('gives the whole check as JSON, with the digest of the file', async () => {
    const bytes = await writeSampleWorkbook(aSite())
    const { status, stdout } = await ansinh('check', file('mau-2.xlsx', bytes), '--json')
    const list = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(list.file).toMatchObject({ format: 'xlsx', sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(list.people).toHaveLength(12)
    expect(list.problems[0]).toMatchObject({ sheet: 'Hộ nghèo', row: 12, column: 'F', suggestion: '066185000015' })
    expect(list.totals).toMatchObject({ people: 12, amount: 9_000_000 })
  })

  it('gives JSON of exactly one shape, whatever the list: other programs read it', async () => {
    const lists = messyLists(1)
    const households = lists.find(({ truth }) => truth.people.some(({ household }) => household))
    const old = lists.find(({ fileName }) => fileName.endsWith('.xls'))
    const csv = lists.find(({ fileName }) => fileName.endsWith('.csv'))
    for (const list of [households, old, csv]) {
      if (!list) throw new Error('the collection has one of each')
      const { people } = reportShape.parse(
        JSON.parse((await ansinh('check', file(list.fileName, list.bytes), '--json')).stdout),
      )
      expect(people.map(({ fullName }) => fullName)).toEqual(list.truth.people.map(({ fullName }) => fullName))
    }
  })

  it.each([
    ['nothing at all', ''],
    ['a PDF', '%PDF-1.7 …'],
    ['noise', 'MZ\u0000\u0001\u0002'],
  ])('says what %s is and ends with 2', async (_name, bytes) => {
    const { status, stderr, stdout } = await ansinh('check', file('khac.xlsx', bytes))
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().length).toBeGreaterThan(20)
    expect(stderr).not.toContain('    at ')
  })

  it('names a file that is not there', async () => {
    const { status, stderr } = await ansinh('check', join(folder, 'khong-co.xlsx'))
    expect([status, stderr]).toEqual([2, expect.stringContaining('không có tệp này')])
  })

  it.each([
    ['a folder', () => [folder], 'đây là thư mục'],
    ['two files', () => [file('a.xlsx', ''), file('b.xlsx', '')], 'Mỗi lần chỉ kiểm tra một tệp'],
    [
      'a programme that there is not',
      () => [file('a.xlsx', ''), '--programme', 'nq1'],
      'Không có chương trình nq1. Các',
    ],
  ])('refuses %s in one line', async (_name, args, words) => {
    const { status, stdout, stderr } = await ansinh('check', ...args())
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(words)])
    expect(stderr).not.toContain('    at ')
  })
})

describe('ansinh', () => {
  it('lists its commands, and refuses one that it does not have', async () => {
    expect((await ansinh('help')).status).toBe(0)
    const { status, stderr } = ansinhAlone('pay')
    expect([status, stderr]).toEqual([2, expect.stringContaining('ansinh check')])
  })
})
