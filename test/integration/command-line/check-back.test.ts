import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSampleWorkbook } from '../../../web/site/sample-workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-back-'))
afterAll(() => rmSync(folder, { recursive: true }))

const program = join(import.meta.dirname, '../../../bin/ansinh.js')
const ansinh = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

describe('ansinh check --back', () => {
  it("writes the officer's workbook with its column, which reads as the same list", async () => {
    const path = join(folder, 'mau.xlsx')
    const back = join(folder, 'tra-lai.xlsx')
    writeFileSync(path, await writeSampleWorkbook())
    const { status, stdout, stderr } = ansinh('check', path, '--back', back)
    expect([status, stderr]).toEqual([0, expect.stringContaining(back)])
    expect(ansinh('check', back).stdout.replace('tra-lai', 'mau')).toBe(stdout)
    expect(readFileSync(back).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  })

  it('never writes over the file that it reads', async () => {
    const path = join(folder, 'goc.xlsx')
    const bytes = await writeSampleWorkbook()
    writeFileSync(path, bytes)
    expect(ansinh('check', path, '--back', path).status).toBe(2)
    expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true)
  })
})
