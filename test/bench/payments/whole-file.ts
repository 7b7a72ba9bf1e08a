import { readdirSync, readFileSync } from 'node:fs'
import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import { communeKey } from '../../../lambdas/store/keys.ts'
import { indexes, type Register } from '../../../lambdas/store/table.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { printTable } from '../print-table.ts'
import { programme } from './fill-register.ts'

/** What 121 Platform allows the export of 131,072 people. */
const peerSeconds = 150

export async function compareFile(
  { register, session, tree }: { register: Register; session: StaffSession; tree: UnitTree },
  people: number,
): Promise<void> {
  const rows: (string | number)[][] = []
  const floor = await readAll(register, tree)
  for (const format of ['xlsx', 'csv'] as const) {
    const { seconds, megabytes, supports, peakMb } = await wholeFile(session, tree.root.code, format)
    if (supports < people) throw new Error(`${supports} of ${people} people in the file`)
    rows.push([
      `${format}, ${megabytes.toFixed(1)} MB`,
      seconds.toFixed(1),
      Math.round(supports / seconds),
      (seconds / floor.seconds).toFixed(2),
      (peerSeconds / seconds).toFixed(1),
      Math.round(peakMb),
    ])
  }
  printTable(`A file of ${people.toLocaleString('en')} people, from the order to its last byte`, [
    ['', 's', 'rows/s', 'times the floor', "the peer's limit, in ours", 'peak MB'],
    ...rows,
    [
      'read through the SDK, nothing kept',
      floor.seconds.toFixed(1),
      Math.round(floor.items / floor.seconds),
      '1.00',
      '',
      '',
    ],
  ])
}

async function readAll({ client, table }: Register, tree: UnitTree): Promise<{ seconds: number; items: number }> {
  const begun = performance.now()
  let items = 0
  for (const { code } of tree.communes(tree.root.code)) {
    let position: Record<string, unknown> | undefined
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: indexes.commune,
          KeyConditionExpression: 'communeKey = :commune',
          ExpressionAttributeValues: { ':commune': communeKey(programme, code) },
          Limit: 500,
          ...(position && { ExclusiveStartKey: position }),
        }),
      )
      items += page.Items?.length ?? 0
      position = page.LastEvaluatedKey
    } while (position)
  }
  return { seconds: (performance.now() - begun) / 1000, items }
}

async function wholeFile({ api }: StaffSession, unit: string, format: 'xlsx' | 'csv') {
  const begun = performance.now()
  const memory = watchWriter()
  try {
    const body = { programme, unit, format }
    const { id } = await api.call('requestExport', { body, idempotencyKey: crypto.randomUUID() })
    for (;;) {
      const file = await api.call('exportedFile', { params: { exportId: id } })
      if (file.url && file.sums) {
        const bytes = (await (await fetch(file.url)).arrayBuffer()).byteLength
        const seconds = (performance.now() - begun) / 1000
        return { seconds, megabytes: bytes / 1e6, supports: file.sums.supports, peakMb: memory.peakMb() }
      }
      if (file.state === 'failed') throw new Error('the file was not written')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  } finally {
    memory.stop()
  }
}

/** The most that any process of the function that writes files has held, by the kernel's own high mark. */
function watchWriter(): { peakMb(): number; stop(): void } {
  let peak = 0
  const look = (): void => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        if (!command.includes('worker.mjs') || !command.includes('writeexport')) continue
        const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
        peak = Math.max(peak, Number(mark?.[1] ?? 0) / 1024)
      } catch {
        // The process has ended between the two looks.
      }
  }
  const timer = setInterval(look, 250)
  return {
    peakMb: () => {
      look()
      return peak
    },
    stop: () => clearInterval(timer),
  }
}
