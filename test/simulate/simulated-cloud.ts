import { execFile, fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as z from 'zod'
import { type MachineState, machineFile } from '../../bin/commands/machine.ts'
import { configOf } from '../../lib/config.ts'
import type { MovedClock } from './moved-clock.ts'

const root = join(import.meta.dirname, '../..')
const started = z.object({
  siteUrl: z.string(),
  awsUrl: z.string(),
  region: z.string(),
  operatorCredentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  outputs: z.record(z.string(), z.string()),
  scheduleNames: z.array(z.string()),
})

export interface SimulatedCloud {
  readonly site: string
  readonly data: string
  readonly table: string
  readonly uploads: string
  readonly operator: { region: string; endpoint: string; credentials: { accessKeyId: string; secretAccessKey: string } }
  /** The password on the slip of the province's first account. */
  readonly slip: string
  /** Fires what is due by the clock, and waits for its first answers. */
  tick(): Promise<void>
  /** `npx ansinh …` on this system, on its clock. */
  ansinh(...args: string[]): Promise<{ code: number; output: string }>
  stop(): Promise<void>
}

/** The whole cloud as the product starts it, in another process and on the moved clock. */
export async function startSimulatedCloud(order: {
  readonly cdkOut: string
  readonly data: string
  readonly clock: MovedClock
}): Promise<SimulatedCloud> {
  const { cdkOut, data, clock } = order
  mkdirSync(data, { recursive: true })
  const child = fork(join(import.meta.dirname, 'cloud-process.ts'), [cdkOut, data, clock.machine], {
    execArgv: ['--import', clock.machine, '--import', 'tsx'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const first = await Promise.race([
    new Promise<unknown>((told) => child.once('message', told)),
    ended.then(() => Promise.reject(new Error('the cloud did not start'))),
  ])
  const { siteUrl, awsUrl, region, operatorCredentials, outputs } = started.parse(first)
  clock.tell = () => void (child.connected && child.send({ reread: true }))
  const output = (name: string): string => Object.entries(outputs).find(([key]) => key.endsWith(`.${name}`))?.[1] ?? ''
  const environment = {
    AWS_ACCESS_KEY_ID: operatorCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operatorCredentials.secretAccessKey,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: awsUrl,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    REGISTER_TABLE: output('RegisterTable'),
    USER_POOL_ID: output('UserPoolId'),
    UNIT_MAP: configOf('local').unitMap,
  }
  const province = { username: 'so-ldtbxh', password: '' }
  const state: MachineState = { pid: child.pid ?? 0, siteUrl, environment, province, demo: null, chosen: null }
  writeFileSync(machineFile(data), JSON.stringify(state), { mode: 0o600 })

  async function ansinh(...args: string[]): Promise<{ code: number; output: string }> {
    const command = ['--import', clock.machine, join(root, 'bin/ansinh.js'), ...args, '--data', data]
    try {
      const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 64 * 1024 * 1024 })
      return { code: 0, output: stdout }
    } catch (error) {
      const { code = 1, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string }
      return { code, output: `${stdout}${stderr}` }
    }
  }
  const issued = await ansinh('account', '--username', province.username, '--json')
  const { temporaryPassword } = z.object({ temporaryPassword: z.string() }).parse(JSON.parse(issued.output))

  let ticks = 0
  return {
    site: siteUrl,
    data,
    table: environment.REGISTER_TABLE,
    uploads: output('UploadsBucket'),
    operator: { region, endpoint: awsUrl, credentials: operatorCredentials },
    slip: temporaryPassword,
    async tick() {
      const mine = ++ticks
      const done = new Promise<void>((resolve) => {
        const listen = (message: { ticked?: number }): void => {
          if (message.ticked !== mine) return
          child.off('message', listen)
          resolve()
        }
        child.on('message', listen)
      })
      child.send({ tick: mine })
      await Promise.race([done, ended.then(() => Promise.reject(new Error('the cloud is gone')))])
    },
    ansinh,
    async stop() {
      child.kill('SIGTERM')
      await Promise.race([ended, pause(20_000).then(() => child.kill('SIGKILL'))])
    },
  }
}
