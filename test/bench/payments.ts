/**
 * Payments, each beside the engine's raw speed in the same run, and beside what a peer publishes for the same volume (121 Platform's nightly
 * suite: a page of transactions in 2 s, 32,768 changed at once in 20 s, a file of 131,072 in 150 s; limits of its tests on its own machines,
 * not times of this one):
 * - a page of the register beside one Query of the same people through the SDK;
 * - a file of all people, ordered and fetched as an officer does, beside the same people read page by page through the SDK; with the most
 *   memory that its function ever held;
 * - single payments, and a batch, beside the very items that they wrote, sent again by plain processes to an engine of their own.
 * Both sides take turns where they are short, so that other work on the machine hits both.
 */
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { configOf } from '../../lib/config.ts'
import { startFloor } from './floor.ts'
import { machineLines } from './machine-lines.ts'
import { onACloud } from './on-a-cloud.ts'
import { fillRegister } from './payments/fill-register.ts'
import { comparePages } from './payments/pages.ts'
import { comparePayments } from './payments/single-payments.ts'
import { compareBatch } from './payments/whole-batch.ts'
import { compareFile } from './payments/whole-file.ts'
import { openOffice } from './upload-lists.ts'

const usage =
  'npm run bench -- payments [--people 131072] [--payments 1500] [--batch 32768] [--pages 400] [--only payments|batch|pages|file] [--data DIR]'

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '131072' },
      payments: { type: 'string', default: '1500' },
      batch: { type: 'string', default: '32768' },
      pages: { type: 'string', default: '400' },
      only: { type: 'string' },
      data: { type: 'string', default: tmpdir() },
    },
  })
  const [people = 0, payments = 0, batch = 0, pages = 0] = [
    values.people,
    values.payments,
    values.batch,
    values.pages,
  ].map(Number)
  if (!(people > 0 && payments > 0 && batch > 0 && pages > 0)) throw new Error(usage)
  const { only = 'all' } = values
  if (!['all', 'payments', 'batch', 'pages', 'file'].includes(only)) throw new Error(usage)
  const isWanted = (part: string): boolean => only === 'all' || only === part
  for (const line of machineLines(values.data)) console.log(line)
  const tree = unitTree(configOf('local').unitMap)
  await onACloud(values.data, async ({ cloud, client, register, cdkOut, data }) => {
    const floor = await startFloor(cdkOut, data)
    try {
      const { session, upload } = await openOffice(cloud)
      const sides = { client, register, floor, session, upload, tree, cloudPid: cloud.pid }
      if (isWanted('payments')) await comparePayments(sides, payments)
      if (isWanted('batch')) await compareBatch(sides, batch)
      if (isWanted('pages') || isWanted('file')) await fillRegister(register, tree, people)
      if (isWanted('pages')) await comparePages({ register, session, tree }, pages)
      if (isWanted('file')) await compareFile({ register, session, tree }, people)
    } finally {
      await floor.stop()
    }
  })
}
