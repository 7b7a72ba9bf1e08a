import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { synthesizedApp } from '../support/run-demo.ts'
import { testData } from '../support/test-machine.ts'

const data = `${testData}-simulate`

describe('two days of two communes, their district, its post office and the province', () => {
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  it('end with every identity true, whatever was killed meanwhile', async () => {
    const size = ['--communes', '2', '--days', '2', '--people', '60', '--faults', '1', '--seed', '42']
    const folders = ['--data', data, ...(synthesizedApp ? ['--cdk-out', synthesizedApp] : [])]
    const command = ['--import', 'tsx', join(import.meta.dirname, '../simulate/run.ts'), ...size, ...folders]
    // What it printed says which claim does not hold.
    const { stdout } = await promisify(execFile)(process.execPath, command).catch(
      (error: { stdout?: string; stderr?: string }) => ({ stdout: `${error.stdout}${error.stderr}` }),
    )
    expect(stdout).toContain('claims hold.')
  }, 900_000)
})
