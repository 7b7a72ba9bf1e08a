import { getHistory } from '../register/entitlement-store.ts'
import type { Register } from '../table/table.ts'
import type { StoredRow } from './list-item.ts'

/**
 * The results of rows that an earlier reading of the same list has corrected already, with what it changed: the rows are written anew at
 * each reading, and only the event still knows. One read a row, and none where nothing is read twice.
 */
export async function withChangesTold(
  register: Register,
  listId: string,
  rows: readonly StoredRow[],
): Promise<StoredRow[]> {
  const told: StoredRow[] = []
  for (const row of rows) {
    const id = row.outcome === 'changed' && row.changes === null ? row.entitlementId : null
    told.push(id === null ? row : { ...row, changes: await changesBy(register, listId, id) })
  }
  return told
}

async function changesBy(register: Register, listId: string, id: string): Promise<StoredRow['changes']> {
  const events = await getHistory(register, id)
  const own = events.findLast((event) => event.type === 'entitlement.corrected' && event.commandId === listId)
  return own ? ({ ...own.changes } as StoredRow['changes']) : null
}
