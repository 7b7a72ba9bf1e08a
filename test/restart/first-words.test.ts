import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readMachine } from '../../bin/commands/machine.ts'
import { demoPassword } from '../../local/demo/demo-accounts.ts'
import { openSignInDesk } from '../../local/demo/staff-session.ts'
import { synthesizedApp } from '../support/run-demo.ts'
import { testData } from '../support/test-machine.ts'

const data = `${testData}-first-words`
const root = join(import.meta.dirname, '../..')

describe('a program that is started for the first time with a demonstration', () => {
  let program: ChildProcess
  let output = ''
  /** What it has printed once it has said the words. */
  const said = (words: string): Promise<string> =>
    new Promise((done, failed) => {
      const look = (): void => {
        if (output.includes(words)) done(output)
      }
      program.stdout?.on('data', look)
      program.on('exit', (code) => failed(new Error(`ended with ${code}:\n${output}`)))
      look()
    })

  beforeAll(() => {
    rmSync(data, { recursive: true, force: true })
    if (synthesizedApp) cpSync(synthesizedApp, join(data, 'cdk.out'), { recursive: true })
    const args = ['bin/ansinh.js', 'start', '--port', '0', '--data', data, '--demo', 'district', '--no-build']
    program = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    program.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
    })
  })
  afterAll(async () => {
    const gone = new Promise((done) => program.on('exit', done))
    program.kill('SIGKILL')
    await gone
    rmSync(data, { recursive: true, force: true })
  })

  // They stood behind the demonstration: whoever loaded the whole province waited for it with an address and no sign-in.
  it('tells addresses and sign-ins that hold before it loads its lists', async () => {
    const first = await said('Nạp dữ liệu trình diễn')
    expect(first).toMatch(/Bàn làm việc +http.*\/console\/[\s\S]*so-ldtbxh[\s\S]*xa-24547/)
    expect(first).toContain(`mật khẩu ${demoPassword}`)
    expect(first).not.toMatch(/danh sách –|Sẵn sàng/)

    const { siteUrl, province, demo } = readMachine(data) ?? {}
    expect([province?.password, demo]).toEqual([demoPassword, null])
    const desk = await openSignInDesk(siteUrl ?? '')
    for (const username of ['so-ldtbxh', 'xa-24547']) {
      const { api } = await desk.signIn(username, demoPassword)
      expect(await api.call('session', {})).toMatchObject({ username })
    }
  }, 240_000)
})
