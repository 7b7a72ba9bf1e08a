import type { Intake } from '../../../lambdas/functions/intake/intake.ts'
import { workOnList } from '../../../lambdas/functions/intake/work-on-list.ts'
import type { StoredList } from '../../../lambdas/store/lists/list-item.ts'
import { createList, getList } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { noRanges } from '../../support/kept-parts.ts'
import { type ListedRow, listFile } from '../../support/list-files.ts'
import { aList, exchange, marks, matcher, tree } from './desk.ts'

let lists = 0
let attempts = 0

/** A list of the commune comes in as a file does, and is told as it ended. */
export async function takeList(
  register: Register,
  commune: string,
  rows: readonly ListedRow[],
  review: boolean,
  parts: Partial<StoredList> = {},
  { now = morning, ...title }: { now?: number; decision?: string; decisionDay?: string } = {},
): Promise<StoredList> {
  const list = aList({ id: marks.id('list', lists++), commune, review, ...parts })
  const bytes = await listFile({ rows, ...title })
  await createList(register, tree, list)
  await workOn(register, list.id, { bytes, now })
  const ended = await getList(register, list.id)
  if (!ended) throw new Error('the list is gone')
  return ended
}

/** The intake does what the list asks for now. @param bytes of its file, where that is read */
export async function workOn(
  register: Register,
  listId: string,
  { bytes = new Uint8Array(), now = morning }: { bytes?: Uint8Array; now?: number } = {},
): Promise<void> {
  const intake: Intake = {
    register,
    tree,
    marks,
    matcher,
    exchange,
    ...noRanges,
    fileOf: async () => ({ content: bytes, facts: { sha256: '0'.repeat(64), bytes: bytes.length } }),
    now: () => now,
    timeLeft: () => 900_000,
    callAgain: async () => undefined,
  }
  await workOnList(intake, { listId, version: 'v1' }, `attempt-${listId}-${attempts++}`)
}
