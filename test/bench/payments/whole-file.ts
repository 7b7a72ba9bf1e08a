import type { UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { watchFunction } from '../peak-memory.ts'
import { printTable } from '../print-table.ts'
import { readEverybody } from '../read-everybody.ts'
import { programme } from './fill-register.ts'

/** What 121 Platform allows the export of 131,072 people. */
const peerSeconds = 150

export async function compareFile(
  { register, session, tree }: { register: Register; session: StaffSession; tree: UnitTree },
  people: number,
): Promise<void> {
  const rows: (string | number)[][] = []
  const floor = await readEverybody(register, tree, programme)
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

async function wholeFile({ api }: StaffSession, unit: string, format: 'xlsx' | 'csv') {
  const begun = performance.now()
  const memory = watchFunction('writeexport')
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
