import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ansinhAlone, ansinhCalls } from '../../support/ansinh-calls.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-lists-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ansinh = ansinhCalls()

describe('ansinh demo lists', () => {
  it('writes lists with their truth beside them, the same ones each time', async () => {
    const [first, second] = [join(folder, 'one'), join(folder, 'two')]
    expect(ansinhAlone('demo', 'lists', first).status).toBe(0)
    expect((await ansinh('demo', 'lists', second)).status).toBe(0)
    const names = readdirSync(first)
    expect(names.length).toBeGreaterThan(80)
    for (const name of names.filter((one) => !one.endsWith('.json'))) {
      expect(names).toContain(`${name}.json`)
      const truth = JSON.parse(readFileSync(join(first, `${name}.json`), 'utf8'))
      expect(truth.people.length + truth.refused.length).toBeGreaterThan(0)
      expect(readFileSync(join(second, `${name}.json`))).toEqual(readFileSync(join(first, `${name}.json`)))
    }
  })

  it('says how it is called when no folder is named', async () => {
    const { status, stderr } = await ansinh('demo', 'lists')
    expect([status, stderr]).toEqual([2, expect.stringContaining('demo lists')])
  })
})
