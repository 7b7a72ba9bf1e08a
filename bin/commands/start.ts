import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { demoAccounts, demoPassword } from '../../local/demo/demo-accounts.ts'
import { type DemoSize, demoSizes, loadDemo } from '../../local/demo/load-demo.ts'
import { type Cloud, startCloud } from '../../local/start.ts'
import { buildAll } from '../build.ts'
import { type MachineState, machineFile, readMachine } from './machine.ts'
import { synthesize } from './synthesize.ts'

const root = join(import.meta.dirname, '../..')
const chief = 'so-ldtbxh'

/** Builds, synthesizes and runs the whole cloud on this machine, loads the demonstration, and prints where everything is. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8080' },
      data: { type: 'string', default: '.ansinh' },
      demo: { type: 'string', default: 'district' },
      'no-build': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || !Object.hasOwn(demoSizes, values.demo)) {
    console.error('Cách dùng: npm start -- [--port 8080] [--data .ansinh] [--demo none|district|province]')
    return 2
  }
  const data = resolve(values.data)
  await mkdir(data, { recursive: true })
  if (!values['no-build']) {
    console.log('Dựng chương trình…')
    await buildAll()
  }
  const cdkOut = join(data, 'cdk.out')
  await synthesize({ root, outdir: cdkOut })

  const cloud = await startCloud({ cdkOut, data, port })
  const state = await settle(cloud, data)
  announce(cloud, state)
  await demonstrate(cloud, state, values.demo as DemoSize)
  await new Promise<void>((stopped) => cloud.closed.then(stopped))
  return 0
}

/** Writes down how to reach this system and issues the province's account at the first start. */
async function settle(cloud: Cloud, data: string): Promise<MachineState> {
  const known = readMachine(data)
  const state: MachineState = {
    pid: process.pid,
    siteUrl: cloud.siteUrl,
    environment: cloud.environment,
    province: known?.province ?? { username: chief, password: demoPassword, temporary: null },
  }
  const save = () => writeFile(machineFile(data), JSON.stringify(state, null, 2), { mode: 0o600 })
  await save()
  if (!known) {
    const issued = z
      .object({ temporaryPassword: z.string().nullable() })
      .parse(JSON.parse(await runSelf(['account', '--username', chief, '--data', data, '--json'])))
    state.province = { ...state.province, temporary: issued.temporaryPassword }
    await save()
  }
  return state
}

function announce(cloud: Cloud, { province }: MachineState): void {
  console.log(`
An Sinh đang chạy. Nhấn Ctrl-C để dừng; chạy lại thì dữ liệu vẫn còn.

  Trang người dân    ${cloud.siteUrl}/
  Bàn làm việc       ${cloud.siteUrl}/console/
  API                ${cloud.siteUrl}/api/openapi.json
  Hộp thư đã gửi     ${cloud.siteUrl}/_mail/

  Tài khoản tỉnh     ${province.username}   mật khẩu ${province.temporary ?? province.password}
`)
}

async function demonstrate(cloud: Cloud, state: MachineState, size: DemoSize): Promise<void> {
  if (size === 'none') return
  const tree = unitTree(cloud.environment.UNIT_MAP ?? '')
  console.log('Nạp dữ liệu trình diễn…')
  await loadDemo({ site: cloud.siteUrl, tree, size, province: state.province, say: (line) => console.log(`  ${line}`) })
  await cloud.fire('daily-report')
  console.log(`\nTài khoản trình diễn, tất cả dùng mật khẩu ${demoPassword}:`)
  for (const { username, holder } of demoAccounts(tree)) console.log(`  ${username.padEnd(14)} ${holder}`)
  console.log(`  ${state.province.username.padEnd(14)} Sở LĐ-TBXH (tỉnh)`)
  console.log('\nSẵn sàng.')
}

/** Another command of this program as a process of its own: it takes its settings from the environment, as in the cloud. */
function runSelf(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'bin/ansinh.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? done(output) : failed(new Error(`ansinh ${args[0]} ended with ${code}`))))
  })
}
