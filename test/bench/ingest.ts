/**
 * Lists in and look-ups, each beside a floor measured in the same run:
 * - lists through the real path (presigned upload, bucket, queue, intake function, table) beside the engine's own transactional
 *   writes of the same items in the same transactions, from as many plain processes as there are readers of the queue;
 * - POST /api/lookup beside a function on the same runtime that does one GetItem behind an HTTP API of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { synthesize } from '../../bin/commands/synthesize.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { configOf } from '../../lib/config.ts'
import { inventLists } from '../../local/demo/invented-lists.ts'
import { runFloor } from './floor.ts'
import { compareLookUps } from './look-ups.ts'
import { machineLines } from './machine-lines.ts'
import { printTable } from './print-table.ts'
import { startCloudProcess } from './running-cloud.ts'
import { uploadLists } from './upload-lists.ts'

const root = join(import.meta.dirname, '../..')
const usage = 'npm run bench -- ingest [--people 85941] [--communes 184] [--lookups 1000] [--data DIR]'

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '85941' },
      communes: { type: 'string', default: '184' },
      lookups: { type: 'string', default: '1000' },
      data: { type: 'string', default: tmpdir() },
    },
  })
  const [people, communeCount, lookUps] = [values.people, values.communes, values.lookups].map(Number)
  if (!people || !communeCount || lookUps === undefined || Number.isNaN(lookUps)) throw new Error(usage)
  const tree = unitTree(configOf('local').unitMap)
  const communes = tree
    .communes(tree.root.code)
    .slice(0, communeCount)
    .map(({ code, name, parent }) => ({ code, name, districtName: tree.find(parent ?? '')?.name ?? '' }))
  const lists = inventLists(communes, people)
  const data = mkdtempSync(join(resolve(values.data), 'ansinh-bench-'))
  for (const line of machineLines(values.data)) console.log(line)
  try {
    const cdkOut = join(data, 'cdk.out')
    await synthesize({ root, outdir: cdkOut })
    const product = await startCloudProcess(cdkOut, join(data, 'product'))
    try {
      const real = await uploadLists(product, lists)
      console.log(
        `\n${real.rows} rows of ${lists.length} workbooks through the real path: ${real.seconds.toFixed(1)} s`,
      )
      if (lookUps > 0) await compareLookUps(product, lists, { calls: lookUps, data })
      await product.stop()
      const floor = await runFloor(join(data, 'product/dynamodb'), cdkOut, data)
      printTable(`Lists in (${floor.writers} readers, ${floor.writers} plain writers)`, [
        ['', 'rows', 'transactions', 's', 'rows/s', 'times the floor'],
        [
          'real path',
          real.rows,
          '',
          real.seconds.toFixed(1),
          Math.round(real.rows / real.seconds),
          (real.seconds / floor.seconds).toFixed(2),
        ],
        [
          "engine's own writes",
          real.rows,
          floor.transactions,
          floor.seconds.toFixed(1),
          Math.round(real.rows / floor.seconds),
          '1.00',
        ],
      ])
    } finally {
      await product.stop()
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
