import { itemParts } from '../../../bin/ledger/item-parts.ts'
import { verifyLedger } from '../../../bin/ledger/verify-ledger.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { everything } from './desk.ts'

/**
 * What does not fit in a register before its first night: nothing is published, and it is held against itself alone.
 * @returns `record-changed LIST#id`
 */
export async function recordFaults(register: Register): Promise<string[]> {
  const items = await everything(register)
  const { faults: told } = await verifyLedger(
    {
      published: { index: { v: 1, province: '66', days: [] }, day: async () => null, leaves: async () => null },
      indexIs: 'missing',
      isExport: false,
      async *parts() {
        for (const item of items) yield* itemParts(item, 0)
      },
    },
    { now: morning, copied: [] },
  )
  return told.map(({ kind, ref }) => `${kind} ${ref}`)
}
