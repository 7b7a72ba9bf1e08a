import { type ForeignFile, foreignFileDueAt } from '../../domain/exchange/foreign-file.ts'
import { orderOfDue, overdueKeys } from '../lists/open-lists.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'

/** The partition of the index of open lists in which the files stand that a reader works on. */
const working = 'working-foreign-files'

/** A file's place in the index: by when somebody has to look at it. One that waits for no reader has none. */
export function openForeignKeys(file: Pick<ForeignFile, 'state' | 'sign'>): { openLists?: string; openOrder?: string } {
  const due = foreignFileDueAt(file)
  return due === null ? {} : { openLists: working, openOrder: orderOfDue(due) }
}

/** The files that have had no reader for long. The index may be some milliseconds behind. */
export async function* overdueForeignFiles(
  register: Register,
  now: number,
): AsyncGenerator<{ readonly root: string; readonly id: string }> {
  const none = keys.foreignFile('', '')
  for await (const { pk, sk } of overdueKeys(register, working, now))
    yield { root: pk.slice(none.pk.length), id: sk.slice(none.sk.length) }
}
