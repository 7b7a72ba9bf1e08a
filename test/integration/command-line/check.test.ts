import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSampleWorkbook } from '../../../web/site/sample-workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

const program = join(import.meta.dirname, '../../../bin/ansinh.js')
const ansinh = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('ansinh check', () => {
  it('tells the problems of a list in words, and ends with 0', async () => {
    const { status, stdout } = ansinh('check', file('mau.xlsx', await writeSampleWorkbook()))
    expect(status).toBe(0)
    expect(stdout).toContain('12 người, 9.000.000 đồng; 1 dòng chưa nhập được')
    expect(stdout).toContain('Sửa thành 066185000015')
  })

  it('gives the whole check as JSON, with the digest of the file', async () => {
    const bytes = await writeSampleWorkbook()
    const { status, stdout } = ansinh('check', file('mau-2.xlsx', bytes), '--json')
    const list = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(list.file).toMatchObject({ format: 'xlsx', sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(list.people).toHaveLength(12)
    expect(list.problems[0]).toMatchObject({ sheet: 'Hộ nghèo', row: 12, column: 'F', suggestion: '066185000015' })
    expect(list.totals).toMatchObject({ people: 12, amount: 9_000_000 })
  })

  it.each([
    ['nothing at all', ''],
    ['a PDF', '%PDF-1.7 …'],
    ['noise', 'MZ\u0000\u0001\u0002'],
  ])('says what %s is and ends with 2', (_name, bytes) => {
    const { status, stderr, stdout } = ansinh('check', file('khac.xlsx', bytes))
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().length).toBeGreaterThan(20)
    expect(stderr).not.toContain('    at ')
  })

  it('names a file that is not there', () => {
    const { status, stderr } = ansinh('check', join(folder, 'khong-co.xlsx'))
    expect([status, stderr]).toEqual([2, expect.stringContaining('không có tệp này')])
  })
})

describe('ansinh', () => {
  it('lists its commands, and refuses one that it does not have', () => {
    expect(ansinh('help').status).toBe(0)
    const { status, stderr } = ansinh('pay')
    expect([status, stderr]).toEqual([2, expect.stringContaining('ansinh check')])
  })
})
