import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'

const addresses = z.object({
  siteUrl: z.string(),
  awsUrl: z.string(),
  region: z.string(),
  operatorCredentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  outputs: z.record(z.string(), z.string()),
})

export interface RunningCloud extends z.infer<typeof addresses> {
  /** An output of whichever stack has it. */
  output(name: string): string
  readonly pid: number
  stop(): Promise<void>
}

/** Starts the assembly's cloud as another process; its warnings come through. BENCH_CPU_PROF names a folder for a profile of it. */
export async function startCloudProcess(cdkOut: string, data: string): Promise<RunningCloud> {
  const profile = process.env.BENCH_CPU_PROF
  const script = join(import.meta.dirname, 'cloud-process.ts')
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', script, cdkOut, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const first = await Promise.race([
    new Promise<string>((line) => createInterface(child.stdout).once('line', line)),
    ended.then(() => Promise.reject(new Error('the cloud did not start'))),
  ])
  const found = addresses.parse(JSON.parse(first))
  return {
    ...found,
    pid: child.pid ?? 0,
    output: (name) => Object.entries(found.outputs).find(([key]) => key.endsWith(`.${name}`))?.[1] ?? '',
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
