import { parseArgs } from 'node:util'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { demoSizes, loadDemo } from '../../local/demo/load-demo.ts'
import { readMachine } from './machine.ts'

/** Loads the demonstration into the system that runs on this machine; what is there already stays as it is. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { size: { type: 'string', default: 'district' }, data: { type: 'string', default: '.ansinh' } },
  })
  const machine = readMachine(values.data)
  const size = values.size
  if (!machine || (size !== 'district' && size !== 'province')) {
    console.error(
      machine
        ? `--size là ${Object.keys(demoSizes).slice(1).join(' hoặc ')}.`
        : `Không thấy hệ thống nào chạy với dữ liệu ở ${values.data}: chạy "npm start" trước.`,
    )
    return 2
  }
  await loadDemo({
    site: machine.siteUrl,
    tree: unitTree(machine.environment.UNIT_MAP ?? 'daklak-2020'),
    size,
    province: { ...machine.province, slip: machine.province.password },
    say: (line) => console.log(`  ${line}`),
  })
  return 0
}
