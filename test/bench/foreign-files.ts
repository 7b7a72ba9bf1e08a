/**
 * A file of another province, as large as a whole province's, by the real path: opened by the officer, put into the bucket, checked, kept
 * and compared with everybody by its function; then a newer one that takes its place, in this process, where its calls of the table are
 * counted; then taken out while everybody is compared with it. Beside it stands the bare reading of everybody through the SDK, which the
 * comparison cannot do without.
 */
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { exchangeSecret } from '../../bin/commands/exchange-secret.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { exchangeKey } from '../../lambdas/exchange/exchange-key.ts'
import { configOf } from '../../lib/config.ts'
import { inventedFile } from './foreign-files/invented-file.ts'
import { replaceInProcess } from './foreign-files/replace-in-process.ts'
import { removeWhileCompared, sendAndWait } from './foreign-files/send-file.ts'
import { machineLines } from './machine-lines.ts'
import { onACloud } from './on-a-cloud.ts'
import { fillRegister, numberOf, programme } from './payments/fill-register.ts'
import { printTable } from './print-table.ts'
import { readEverybody } from './read-everybody.ts'
import { openOffice } from './upload-lists.ts'

const usage = 'npm run bench -- foreign-files [--people 85941] [--marks 438623] [--found 200] [--data DIR]'

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '85941' },
      marks: { type: 'string', default: '438623' },
      found: { type: 'string', default: '200' },
      data: { type: 'string', default: tmpdir() },
    },
  })
  const [people = 0, marks = 0, found = 0] = [values.people, values.marks, values.found].map(Number)
  if (!(people > 0 && marks > 0 && found >= 0 && found <= Math.min(people, marks))) throw new Error(usage)
  for (const line of machineLines(values.data)) console.log(line)
  const tree = unitTree(configOf('local').unitMap)
  await onACloud(values.data, async ({ cloud, register }) => {
    const exchange = exchangeKey(
      await exchangeSecret({
        AWS_REGION: cloud.region,
        AWS_ENDPOINT_URL: cloud.awsUrl,
        AWS_ACCESS_KEY_ID: cloud.operatorCredentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: cloud.operatorCredentials.secretAccessKey,
        EXCHANGE_KEY_SECRET_ARN: cloud.output('ExchangeKeyArn'),
      }),
    )
    const { session } = await openOffice(cloud)
    await fillRegister(register, tree, people)
    const floor = await readEverybody(register, tree, programme)
    const now = Date.now()
    // Four in five of them have a number here.
    const shared = Array.from({ length: found }, (_, nth) => numberOf(Math.floor((nth * people) / found)))
    const fileOf = (nth: number): Uint8Array => inventedFile(exchange, { marks, shared, now: now + nth * 1000 })
    const s = (seconds: number): string => seconds.toFixed(1)
    const first = await sendAndWait(session, fileOf(0))
    // Told as it comes: on a busy machine the rest may take an hour.
    printTable(`A file of ${marks.toLocaleString('en')} marks, ${people.toLocaleString('en')} people`, [
      ['', 'uploaded s', 'checked and kept s', 'everybody compared s', 'found', 'peak MB'],
      [
        ...['its function', s(first.uploaded), s(first.kept), s(first.compared)],
        ...[first.found, Math.round(first.peakMb)],
      ],
      ['bare reading of everybody', '', '', s(floor.seconds), '', ''],
    ])
    const second = await replaceInProcess({ register, tree, exchange }, fileOf(1))
    printTable(
      `A newer one in its place, in this process: kept in ${s(second.kept)} s, compared in ${s(second.compared)} s`,
      [
        ['', 'calls', 'items read'],
        ...Object.entries(second.calls).map(([name, { calls, items }]) => [name, calls, items]),
      ],
    )
    const last = await removeWhileCompared(session, fileOf(2))
    console.log(`\nTaken out while everybody was compared with it: ${s(last.removed)} s, of which it waits 60`)
  })
}
