import '../../support/silent-logs.ts'
import { eventsPerPage, pageOfEvents } from '../../../lambdas/store/ledger/page-of-events.ts'
import { eventKey } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { transact } from '../../../lambdas/store/table/transaction.ts'
import { registerEngine } from '../../support/register-on-engine.ts'

const engine = registerEngine()
const pk = 'LIST#one'

const versions = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)

async function write(register: Register, numbers: readonly number[], bytes = 10): Promise<void> {
  for (let at = 0; at < numbers.length; at += 20)
    await transact(
      register,
      numbers.slice(at, at + 20).map((number) => ({
        Put: { TableName: register.table, Item: { ...eventKey(pk, number), number, words: 'x'.repeat(bytes) } },
      })),
    )
}

const page = async (register: Register, cursor?: string) => {
  const { events, cursor: before } = await pageOfEvents(register, { pk }, cursor, ({ number }) => Number(number))
  return [events[0], events.at(-1), events.length, before]
}

describe('the history of one thing', () => {
  it('comes from its newest page back, oldest first in each, and ends', async () => {
    const register = await engine.freshRegister()
    // What else lies with the thing is no event.
    const others = ['LIST', 'ROWS#000001'].map((sk) => ({ Put: { TableName: register.table, Item: { pk, sk } } }))
    await transact(register, others)
    expect(await page(register)).toEqual([undefined, undefined, 0, null])
    const all = 2 * eventsPerPage + 5
    await write(register, versions(1, all))
    expect(await page(register)).toEqual([all - eventsPerPage + 1, all, eventsPerPage, String(all - eventsPerPage)])
    // What is done in between moves none of those before.
    await write(register, [all + 1])
    expect(await page(register, String(all - eventsPerPage))).toEqual([6, all - eventsPerPage, eventsPerPage, '5'])
    expect(await page(register, '5')).toEqual([1, 5, 5, null])
    expect(await page(register, '0')).toEqual([undefined, undefined, 0, null])
  })

  it('has no page behind one that is full to the last event, nor one that ends where the table has given a megabyte', async () => {
    const register = await engine.freshRegister()
    await write(register, versions(1, eventsPerPage), 20_000)
    expect(await page(register)).toEqual([1, eventsPerPage, eventsPerPage, null])
  })
})
