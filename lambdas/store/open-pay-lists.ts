import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { orderDueAt } from '../domain/exports/export-duties.ts'
import type { PayList } from '../domain/paylists/pay-list.ts'
import { keys } from './keys.ts'
import { orderOfDue, overdueKeys } from './open-lists.ts'
import type { Register } from './table.ts'

/** The partition of the index of open lists in which the pay lists stand that wait for their printer. */
const waiting = 'waiting-pay-lists'

/** A fresh list's place in the index: by when somebody has to look at it. Each later write of the list takes it out. */
export const waitingKeys = (at: number): Readonly<Record<'openLists' | 'openOrder', string>> => ({
  openLists: waiting,
  openOrder: orderOfDue(orderDueAt({ at, triedAt: null })),
})

/** A printer has begun: somebody looks again when the next one should have. 3 WRU; nothing where the list waits no longer. */
export async function notePrinter(register: Register, { code, at }: PayList, now: number): Promise<void> {
  try {
    await register.client.send(
      new UpdateCommand({
        TableName: register.table,
        Key: keys.payList(code),
        UpdateExpression: 'SET openLists = :open, openOrder = :due',
        ConditionExpression: '#state = :waiting',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':open': waiting,
          ':due': orderOfDue(orderDueAt({ at, triedAt: now })),
          ':waiting': 'waiting' satisfies PayList['state'],
        },
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}

/** Codes of the lists that no printer is expected for by now. The index may be some milliseconds behind. */
export async function* overduePayLists(register: Register, now: number): AsyncGenerator<string> {
  for await (const { pk } of overdueKeys(register, waiting, now)) yield pk.slice(keys.payList('').pk.length)
}
