import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import { between, itemsBelow, queryItems, queryPages } from '../../../lambdas/store/table/query-items.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'

const engine = registerEngine()
let register: Register

const versions = [1, 2, 3, 4]

beforeAll(async () => {
  register = await engine.freshRegister()
  const { role, unit } = anActor()
  // Four of them are more than the megabyte that the table answers with at once.
  const reason = 'a'.repeat(350_000)
  for (const version of versions) {
    const told = {
      type: 'entitlement.approved',
      at: version,
      actor: { username: 'a', role, unit },
      reason,
      changes: {},
    }
    const Item = { ...keys.event('long', version), commandId: `${version}`, told: JSON.stringify(told) }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
  }
})

const sortKeys = (items: readonly Record<string, unknown>[]): unknown[] => items.map(({ sk }) => sk)
const sortKeyOf = (version: number): string => keys.event('long', version).sk

describe('a question to the register', () => {
  it('is answered with all that one partition holds, however many pages the table makes of it', async () => {
    const { pk } = keys.event('long', 1)
    expect(sortKeys(await itemsBelow(register, pk, 'EVT#'))).toEqual(versions.map(sortKeyOf))
    expect(sortKeys(await itemsBelow(register, pk))).toEqual(versions.map(sortKeyOf))
    expect(await itemsBelow(register, pk, 'READ#')).toEqual([])
  })

  it('takes both ends of a range with it', async () => {
    const some = between(keys.event('long', 2), keys.event('long', 3))
    expect(sortKeys(await queryItems(register, some))).toEqual([2, 3].map(sortKeyOf))
  })

  it('gives the pages as they were asked for, and is asked for no more of them than are read', async () => {
    const pages = queryPages(register, { ...between(keys.event('long', 1), keys.event('long', 4)), Limit: 2 })
    const { value: first } = await pages.next()
    expect(sortKeys(first ?? [])).toEqual([1, 2].map(sortKeyOf))
    await pages.return(undefined)
    expect(await pages.next()).toEqual({ done: true, value: undefined })
  })

  // What went wrong: a history ended where the table's first page did.
  it('tells a history that is longer than one page to its end', async () => {
    expect((await getHistory(register, 'long')).map(({ at }) => at)).toEqual(versions)
  })
})
