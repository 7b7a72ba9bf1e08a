import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type ExportOrder, exportFormats, exportStates } from '../domain/exports/export-order.ts'
import { dong } from '../domain/money/dong.ts'
import { paymentStatuses } from '../domain/payments/payment-status.ts'
import { roles } from '../domain/permissions/permission-table.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'

const stored = z.object({
  id: z.string(),
  filter: z.object({
    programme: z.string(),
    unit: z.string(),
    policy: z.string().nullable(),
    status: z.enum(paymentStatuses).nullable(),
    duplicatesOnly: z.boolean(),
    name: z.string().nullable(),
  }),
  format: z.enum(exportFormats),
  by: z.object({ username: z.string(), role: z.enum(roles), unit: z.string() }),
  at: z.number(),
  state: z.enum(exportStates),
  sums: z.object({ supports: z.number(), amount: z.number().transform(dong), digest: z.string() }).nullable(),
  /** Key of the object that holds it. */
  file: z.string().nullable(),
})
/** A file that somebody asked for, and what has become of it. It is kept: who took what out of the register stays known. */
export type StoredExport = ExportOrder & z.output<typeof stored>

/** 1 consistent read. */
export async function getExport(register: Register, username: string, id: string): Promise<StoredExport | undefined> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.exportOrder(username, id), ConsistentRead: true }),
  )
  return Item && stored.parse(Item)
}

/** The order as it stands under its id: this one, or the same command's earlier self. 1 WRU. */
export async function putExport(register: Register, order: ExportOrder): Promise<StoredExport> {
  const fresh: StoredExport = { ...order, state: 'waiting', sums: null, file: null }
  const key = keys.exportOrder(order.by.username, order.id)
  try {
    await register.client.send(
      new PutCommand({
        TableName: register.table,
        Item: { ...key, ...fresh },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return fresh
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return (await getExport(register, order.by.username, order.id)) ?? fresh
  }
}

/** Only what still waits: of two writers the first one's file counts. 1 WRU. */
export async function endExport(
  register: Register,
  { by, id }: Pick<StoredExport, 'by' | 'id'>,
  end: Pick<StoredExport, 'state' | 'sums' | 'file'>,
): Promise<void> {
  try {
    await register.client.send(
      new UpdateCommand({
        TableName: register.table,
        Key: keys.exportOrder(by.username, id),
        UpdateExpression: 'SET #state = :state, sums = :sums, #file = :file',
        ConditionExpression: '#state = :waiting',
        ExpressionAttributeNames: { '#state': 'state', '#file': 'file' },
        ExpressionAttributeValues: { ':state': end.state, ':sums': end.sums, ':file': end.file, ':waiting': 'waiting' },
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}
