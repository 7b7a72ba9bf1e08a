import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import type { Register } from '../../../lambdas/store/table/table.ts'

type Item = Record<string, AttributeValue>
type Paid = { readonly record: Item; readonly event: Item }

/** What payments wrote, read off the table: the record, its event, the claim of its number, the counts of cell and day; a single one's command. */
export async function paymentTransactions(
  sides: { readonly client: DynamoDBClient; readonly register: Register },
  ids: readonly string[],
  together: number,
): Promise<TransactWriteItem[][]> {
  const transactions: TransactWriteItem[][] = []
  for (let from = 0; from < ids.length; from += together)
    transactions.push(
      transactionOf(await paidOnes(sides, ids.slice(from, from + together)), sides.register.table, together === 1),
    )
  return transactions
}

async function paidOnes(
  { client, register }: { readonly client: DynamoDBClient; readonly register: Register },
  ids: readonly string[],
): Promise<Paid[]> {
  const Keys = ids.flatMap((id) => ['ENT', 'EVT#000002'].map((sk) => ({ pk: { S: `ENT#${id}` }, sk: { S: sk } })))
  const { Responses = {} } = await client.send(
    new BatchGetItemCommand({ RequestItems: { [register.table]: { Keys, ConsistentRead: true } } }),
  )
  const found = new Map(Responses[register.table]?.map((item) => [`${item.pk?.S} ${item.sk?.S}`, item]))
  return ids.map((id) => {
    const [record, event] = [found.get(`ENT#${id} ENT`), found.get(`ENT#${id} EVT#000002`)]
    if (!record || !event) throw new Error(`${id} was not paid`)
    return { record, event }
  })
}

function transactionOf(paid: readonly Paid[], TableName: string, hasCommand: boolean): TransactWriteItem[] {
  const cells = new Set(paid.map(({ record }) => `${record.communeKey?.S}#${record.policy?.S}`))
  return [
    ...paid.flatMap(({ record, event }): TransactWriteItem[] => {
      const id = record.pk?.S?.slice('ENT#'.length) ?? ''
      const own = (Key: Item, Item: Item): TransactWriteItem => ({
        Put: { TableName, Item: { ...Item, ...Key }, ConditionExpression: 'attribute_not_exists(pk)' },
      })
      return [
        ...(hasCommand ? [own({ pk: { S: 'CMD#floor' }, sk: { S: id } }, { digest: { S: 'x'.repeat(64) } })] : []),
        own({}, record),
        own({}, event),
        {
          Update: {
            TableName,
            Key: { pk: { S: `ID#${record.idNumberHash?.S ?? id}` }, sk: { S: 'CLAIM' } },
            UpdateExpression: 'SET version = :next ADD paid :paid',
            ExpressionAttributeValues: {
              ':next': { N: '2' },
              ':paid': { SS: [id] },
            },
          },
        },
      ]
    }),
    ...[...cells].flatMap((cell) => ['COUNT#floor', 'DAYS#floor'].map((pk) => countsUpdate(TableName, pk, cell))),
  ]
}

const countsUpdate = (TableName: string, pk: string, sk: string): TransactWriteItem => ({
  Update: {
    TableName,
    Key: { pk: { S: pk }, sk: { S: sk } },
    UpdateExpression: 'ADD #m :one, #n0 :n0, #a0 :a0, #n1 :n1, #a1 :a1',
    ExpressionAttributeNames: {
      '#m': 'moves',
      '#n0': 'n_approved',
      '#a0': 'a_approved',
      '#n1': 'n_paid',
      '#a1': 'a_paid',
    },
    ExpressionAttributeValues: {
      ':one': { N: '1' },
      ':n0': { N: '-1' },
      ':a0': { N: '-1500000' },
      ':n1': { N: '1' },
      ':a1': { N: '1500000' },
    },
  },
})
