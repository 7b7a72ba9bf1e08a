import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { provinceOffice } from '../../lambdas/domain/permissions/office-name.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { exchangeKey } from '../../lambdas/exchange/exchange-key.ts'
import type { WhatRuns } from '../../lib/what-runs.ts'
import { demoAccounts, demoPassword } from '../../local/demo/demo-accounts.ts'
import { demoCitizen } from '../../local/demo/invented-lists.ts'
import { type DemoSize, loadDemo } from '../../local/demo/load-demo.ts'
import { PortInUse } from '../../local/front/front-server.ts'
import { DirectoryInUse, refuseIfHeld } from '../../local/start/data-lock.ts'
import { type Cloud, startCloud } from '../../local/start.ts'
import { buildAll } from '../build.ts'
import { requireBuiltFor } from '../built-for.ts'
import { chosenDemo, isDemoSize } from './chosen-demo.ts'
import { chosenRuns } from './chosen-runs.ts'
import { exchangeSecret } from './exchange-secret.ts'
import { type MachineState, readMachine, saveMachine, usualData } from './machine.ts'
import { synthesize } from './synthesize.ts'

const root = join(import.meta.dirname, '../..')
const chief = 'so-ldtbxh'
const usage =
  'Cách dùng: npm start -- [--port 8080] [--data .ansinh] [--demo none|district|province] [--programme MÃ [--programme MÃ]… --units BẢN-ĐỒ]'

/** Builds, synthesizes and runs the whole cloud on this machine, loads the demonstration, and prints where everything is. */
export async function run(args: string[]): Promise<number> {
  try {
    return await start(args)
  } catch (error) {
    if (!(error instanceof DirectoryInUse || error instanceof PortInUse)) throw error
    console.error(error.message)
    return 1
  }
}

async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8080' },
      data: { type: 'string', default: usualData },
      demo: { type: 'string' },
      programme: { type: 'string', multiple: true },
      units: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || !isDemoSize(values.demo ?? 'none')) {
    console.error(usage)
    return 2
  }
  const data = resolve(values.data)
  await mkdir(data, { recursive: true })
  // Before anything is built: the running program serves its pages from there.
  refuseIfHeld(data)
  const known = readMachine(data) ?? null
  const asked = values.demo !== undefined && isDemoSize(values.demo) ? values.demo : null
  const chosen = chosenDemo(known, asked, values.data)
  if ('refusal' in chosen) {
    console.error(chosen.refusal)
    return 2
  }
  const running = chosenRuns(known, values, chosen.size)
  if ('refusal' in running) {
    console.error(running.refusal)
    return 2
  }
  const { runs } = running
  const isBuilt = values['no-build']
  if (isBuilt) await requireBuiltFor('local', runs)
  else {
    console.log('Dựng chương trình…')
    await buildAll(runs)
  }
  const cdkOut = join(data, 'cdk.out')
  // What was built for this folder before is taken with everything that was made of it.
  if (!isBuilt || !existsSync(join(cdkOut, 'manifest.json'))) await synthesize({ root, outdir: cdkOut, runs })

  const cloud = await startCloud({ cdkOut, data, port })
  const settled = await settle(cloud, { data, known, size: chosen.size, runs })
  announce(cloud)
  if (chosen.size === 'none' || settled.demo === chosen.size) announceSignIns(settled, runs)
  else await demonstrate(cloud, settled, { size: chosen.size, data, runs })
  console.log('\nSẵn sàng.')
  // Ends with a signal; the cloud closes itself then.
  return new Promise(() => {})
}

interface Folder {
  readonly data: string
  /** What an earlier start has written down there. */
  readonly known: MachineState | null
  readonly size: DemoSize
  readonly runs: WhatRuns
}

/** Writes down how to reach this system, and issues the province's account at the first start. */
async function settle(cloud: Cloud, { data, known, size, runs }: Folder): Promise<MachineState> {
  const state: MachineState = {
    pid: process.pid,
    siteUrl: cloud.siteUrl,
    environment: environmentOf(cloud, runs),
    runs,
    province: known?.province ?? { username: chief, password: demoPassword },
    demo: known?.demo ?? null,
    chosen: size === 'none' ? (known?.chosen ?? size) : size,
  }
  await saveMachine(data, state)
  if (known) return state
  const output = await runSelf(['account', '--username', chief, '--data', data, '--json'])
  const { temporaryPassword } = z.object({ temporaryPassword: z.string().nullable() }).parse(JSON.parse(output))
  const settled = { ...state, province: { username: chief, password: temporaryPassword ?? demoPassword } }
  await saveMachine(data, settled)
  return settled
}

/** What an operator's shell would hold in the cloud: keys, region, and the names that the stacks tell. */
function environmentOf(
  { operatorCredentials, region, awsUrl, outputs }: Cloud,
  runs: WhatRuns,
): Record<string, string> {
  const output = (name: string): string => Object.entries(outputs).find(([key]) => key.endsWith(`.${name}`))?.[1] ?? ''
  return {
    AWS_ACCESS_KEY_ID: operatorCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operatorCredentials.secretAccessKey,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: awsUrl,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    REGISTER_TABLE: output('RegisterTable'),
    USER_POOL_ID: output('UserPoolId'),
    EXCHANGE_KEY_SECRET_ARN: output('ExchangeKeyArn'),
    UNIT_MAP: runs.unitMap,
  }
}

function announce(cloud: Cloud): void {
  console.log(`
An Sinh đang chạy. Nhấn Ctrl-C để dừng; chạy lại thì dữ liệu vẫn còn.

  Trang người dân    ${cloud.siteUrl}
  Bàn làm việc       ${cloud.consoleUrl}
  API                ${cloud.apiUrl}/openapi.json
  Hộp thư đã gửi     ${cloud.mailUrl}
`)
}

/** @param withDemo the demonstration's accounts are issued, whether or not its lists are loaded yet */
function announceSignIns({ province, demo }: MachineState, { unitMap }: WhatRuns, withDemo = demo !== null): void {
  const tree = unitTree(unitMap)
  const others = withDemo ? demoAccounts(tree).map(({ username, holder }) => [username, holder]) : []
  const accounts = [[province.username, `${provinceOffice(tree)} (tỉnh)`], ...others]
  console.log(`\nTài khoản trên máy này, mật khẩu ${province.password}`)
  for (const [username = '', holder = ''] of accounts) console.log(`  ${username.padEnd(14)} ${holder}`)
  if (withDemo) console.log(`\nNgười dân trình diễn để tra cứu: ${demoCitizen.fullName}, số ${demoCitizen.idNumber}`)
}

/**
 * Loads the demonstration, and one report, so that the mailbox has something to show. The sign-ins are told as soon as they hold:
 * loading a whole province takes long, and the system can be worked with meanwhile.
 */
async function demonstrate(cloud: Cloud, state: MachineState, order: Omit<Folder, 'known'>): Promise<void> {
  const { size, data, runs } = order
  if (size === 'none') return
  console.log('Chuẩn bị tài khoản trình diễn…')
  const signedIn = { ...state, province: { username: chief, password: demoPassword } }
  await loadDemo({
    site: cloud.siteUrl,
    tree: unitTree(runs.unitMap),
    size,
    province: { ...signedIn.province, slip: state.province.password },
    exchange: exchangeKey(await exchangeSecret(state.environment)),
    say: (line) => console.log(`  ${line}`),
    accountsReady: async () => {
      await saveMachine(data, signedIn)
      announceSignIns(signedIn, runs, true)
      console.log('\nNạp dữ liệu trình diễn… Có thể đăng nhập ngay; dữ liệu hiện dần.')
    },
  })
  for (const schedule of cloud.scheduleNames) await cloud.fire(schedule)
  await saveMachine(data, { ...signedIn, demo: size })
}

/** Another command of this program as a process of its own, since it takes its settings from its environment, as in the cloud. */
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
