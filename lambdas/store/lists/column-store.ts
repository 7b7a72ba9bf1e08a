import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { sayableFieldNames } from '../../domain/columns/sayable-fields.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { StoredList } from './list-item.ts'

type SaidColumns = StoredList['answers']['columns']

const columnsItem = z.object({ columns: z.record(z.string(), z.enum(sayableFieldNames).nullable()) })

/** What officers of the commune have said of the columns of this form; empty when nobody has. */
export async function getSaidColumns(register: Register, commune: string, form: string): Promise<SaidColumns> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.columns(commune, form) }),
  )
  return Item ? columnsItem.parse(Item).columns : {}
}

/** Remembered for the commune's next list of the form; the last word counts. */
export async function saveSaidColumns(
  register: Register,
  commune: string,
  form: string,
  columns: SaidColumns,
): Promise<void> {
  await register.client.send(
    new PutCommand({ TableName: register.table, Item: { ...keys.columns(commune, form), columns } }),
  )
}
