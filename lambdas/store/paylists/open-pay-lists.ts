import type { PayList } from '../../domain/paylists/pay-list.ts'
import { overdueKeys } from '../lists/open-lists.ts'
import { noteWriter, orderKeys } from '../orders/open-orders.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'

const partition = 'waiting-pay-lists'

/** Of a fresh list. Each later write of the list takes it out. */
export const waitingKeys = (at: number) => orderKeys(partition, at, null)

export const notePrinter = (register: Register, { code, at }: PayList, now: number): Promise<void> =>
  noteWriter(register, { partition, key: keys.payList(code), at, now })

/** Codes of the lists that no printer is expected for by now. The index may be some milliseconds behind. */
export async function* overduePayLists(register: Register, now: number): AsyncGenerator<string> {
  for await (const { pk } of overdueKeys(register, partition, now)) yield pk.slice(keys.payList('').pk.length)
}
