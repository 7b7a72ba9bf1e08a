import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { exchangeKey } from '../../lambdas/exchange/exchange-key.ts'
import { whatRuns } from '../../lib/what-runs.ts'
import { demoSizes, loadDemo } from '../../local/demo/load-demo.ts'
import { messyLists } from '../../local/demo/messy-lists.ts'
import { chosenDemo, isDemoSize } from './chosen-demo.ts'
import { exchangeSecret } from './exchange-secret.ts'
import { readMachine, saveMachine, usualData } from './machine.ts'

/**
 * Loads the demonstration into the system that runs on this machine; what is there already stays as it is. `demo lists DIR`
 * needs no system: it writes the collection of messy lists.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      size: { type: 'string' },
      data: { type: 'string', default: usualData },
      seed: { type: 'string', default: '2020' },
    },
    allowPositionals: true,
  })
  const [what, folder] = positionals
  if (what === 'lists') return writeLists(folder, Number(values.seed))
  if (what !== undefined) {
    console.error('Cách dùng: ansinh demo [--size district|province], hoặc ansinh demo lists THƯ-MỤC [--seed SỐ]')
    return 2
  }
  const machine = readMachine(values.data)
  const asked = values.size ?? null
  if (!machine || asked === 'none' || (asked !== null && !isDemoSize(asked))) {
    console.error(
      machine
        ? `--size là ${Object.keys(demoSizes).slice(1).join(' hoặc ')}.`
        : `Không thấy hệ thống nào chạy với dữ liệu ở ${values.data}: chạy "npm start" trước.`,
    )
    return 2
  }
  const chosen = chosenDemo(machine, asked, values.data)
  if ('refusal' in chosen) {
    console.error(chosen.refusal)
    return 2
  }
  // Who calls for a demonstration of a folder that was begun without one wants the small one.
  const size = chosen.size === 'none' ? 'district' : chosen.size
  await saveMachine(values.data, { ...machine, chosen: size })
  await loadDemo({
    site: machine.siteUrl,
    tree: unitTree((machine.runs ?? whatRuns.local).unitMap),
    size,
    province: { ...machine.province, slip: machine.province.password },
    exchange: exchangeKey(await exchangeSecret(machine.environment)),
    say: (line) => console.log(`  ${line}`),
  })
  await saveMachine(values.data, { ...machine, chosen: size, demo: size })
  return 0
}

/** Each list with what is true of it beside it, as JSON. */
async function writeLists(folder: string | undefined, seed: number): Promise<number> {
  if (folder === undefined || !Number.isSafeInteger(seed)) {
    console.error('Cách dùng: ansinh demo lists THƯ-MỤC [--seed SỐ]')
    return 2
  }
  await mkdir(folder, { recursive: true })
  const lists = messyLists(seed)
  for (const { fileName, bytes, truth } of lists) {
    await writeFile(join(folder, fileName), bytes)
    await writeFile(join(folder, `${fileName}.json`), `${JSON.stringify(truth, null, 2)}\n`)
  }
  console.log(`Đã ghi ${lists.length} danh sách lộn xộn và lời giải của từng danh sách vào ${folder}`)
  return 0
}
