import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { testData } from '../support/test-machine.ts'

const data = `${testData}-simulate`

/** A mail whose function is killed at each try lies among the dead letters and rings the alarm: with so many faults it happens. */
const mayFail = 'a report in the mailbox for each day'

describe('two days of two communes, their district, its post office and the province', () => {
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  it('end with every identity true, whatever was killed meanwhile', async () => {
    const size = ['--communes', '2', '--days', '2', '--people', '80', '--faults', '2', '--seed', '42']
    const command = ['--import', 'tsx', join(import.meta.dirname, '../simulate/run.ts'), ...size, '--data', data]
    // It ends with 1 where a claim does not hold; what it printed is in the error then.
    const { stdout } = await promisify(execFile)(process.execPath, command).catch((error: { stdout: string }) => error)
    const broken = stdout.split('\n').filter((line) => line.startsWith('✗') && !line.includes(mayFail))
    expect([broken, stdout.split('\n').filter((line) => line.startsWith('✓')).length > 15 ? [] : stdout]).toEqual([
      [],
      [],
    ])
  }, 600_000)
})
