import { parseArgs } from 'node:util'
import { readMachine, usualData } from './machine.ts'

/** Asks the system that runs on this machine to run a schedule now. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { data: { type: 'string', default: usualData } },
    allowPositionals: true,
  })
  const machine = readMachine(values.data)
  if (!machine || positionals.length !== 1) {
    console.error('Cách dùng: ansinh fire TÊN-LỊCH, khi hệ thống đang chạy trên máy này.')
    return 2
  }
  const answer = await fetch(new URL(`/_run/${positionals[0]}`, machine.siteUrl), { method: 'POST' })
  console.log(await answer.text())
  return answer.ok ? 0 : 1
}
