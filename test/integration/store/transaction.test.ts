import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { ConditionsFailed, type TransactItem, transact } from '../../../lambdas/store/table/transaction.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { cancelFirst } from './watched-client.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const put = (sk: string, condition?: string): TransactItem => ({
  Put: {
    TableName: register.table,
    Item: { pk: 'p', sk, text: 'written' },
    ...(condition && { ConditionExpression: condition }),
  },
})
const isThere = async (sk: string): Promise<boolean> => {
  const { Item } = await register.client.send(new GetCommand({ TableName: register.table, Key: { pk: 'p', sk } }))
  return Item !== undefined
}

describe('a transaction', () => {
  it('names the entries whose conditions failed, and writes nothing then', async () => {
    await transact(register, [put('b')])
    const absent = 'attribute_not_exists(pk)'
    const writing = transact(register, [put('a', absent), put('b', absent), put('c'), put('d', 'attribute_exists(pk)')])
    await expect(writing).rejects.toThrow(ConditionsFailed)
    await expect(writing).rejects.toMatchObject({ positions: [1, 3] })
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(isThere))).toEqual([false, true, false, false])
  })

  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'is tried again after a %s',
    async (code) => {
      const seen = cancelFirst(register, 3, code)
      await transact(register, [put('a'), put('b')])
      expect(seen.sent).toBe(4)
      expect(await isThere('b')).toBe(true)
    },
  )

  it('is given up after the eighth clash with what the service said', async () => {
    // The pauses are drawn by lot; the shortest will do here.
    const lot = jest.spyOn(Math, 'random').mockReturnValue(0)
    const seen = cancelFirst(register, 100, 'TransactionConflict')
    await expect(transact(register, [put('a'), put('b')])).rejects.toThrow(TransactionCanceledException)
    expect(seen.sent).toBe(8)
    lot.mockRestore()
  })

  it('is not tried again when the service will never take it', async () => {
    const seen = cancelFirst(register, 1, 'ItemCollectionSizeLimitExceeded')
    await expect(transact(register, [put('a'), put('b')])).rejects.toThrow(TransactionCanceledException)
    expect(seen.sent).toBe(1)
  })
})
