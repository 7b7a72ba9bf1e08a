import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSampleWorkbook } from '../../../web/site/sample-workbook.ts'
import { ansinhCalls } from '../../support/ansinh-calls.ts'
import { aSite } from '../../support/sites.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-back-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ansinh = ansinhCalls()

describe('ansinh check --back', () => {
  it("writes the officer's workbook with its column, which reads as the same list", async () => {
    const path = join(folder, 'mau.xlsx')
    const back = join(folder, 'tra-lai.xlsx')
    writeFileSync(path, await writeSampleWorkbook(aSite()))
    const { status, stdout, stderr } = await ansinh('check', path, '--back', back)
    expect([status, stderr]).toEqual([0, expect.stringContaining(back)])
    expect((await ansinh('check', back)).stdout.replace('tra-lai', 'mau')).toBe(stdout)
    expect(readFileSync(back).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  })

  it('never writes over the file that it reads', async () => {
    const path = join(folder, 'goc.xlsx')
    const bytes = await writeSampleWorkbook(aSite())
    writeFileSync(path, bytes)
    expect((await ansinh('check', path, '--back', path)).status).toBe(2)
    expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true)
  })

  it('says where it cannot write', async () => {
    const path = join(folder, 'mau.xlsx')
    writeFileSync(path, await writeSampleWorkbook(aSite()))
    const { status, stderr } = await ansinh('check', path, '--back', join(folder, 'khong-co', 'x.xlsx'))
    expect([status, stderr]).toEqual([2, expect.stringMatching(/Không ghi được .*x\.xlsx: không có thư mục này/)])
    expect(stderr).not.toContain('    at ')
  })
})
