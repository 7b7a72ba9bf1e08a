import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { dueAt, type ListStanding } from '../domain/lists/list-duties.ts'
import { indexes, type Register } from './table.ts'

/** The one partition of the index of lists that have not come to their end: at most some hundred, so one is enough. */
const open = 'open'
const order = (due: number): string => String(due).padStart(13, '0')

/** A list's place in the index: by when somebody has to look at it. One that has come to its end has none. */
export function openKeys(list: Omit<ListStanding, 'tries'>): { openLists?: string; openOrder?: string } {
  const due = dueAt(list)
  return due === null ? {} : { openLists: open, openOrder: order(due) }
}

/** The same as values of an update that sets them; the state is one that has a successor. */
export function openValues(list: Omit<ListStanding, 'tries'>): { ':open': string; ':order': string } {
  const due = dueAt(list)
  if (due === null) throw new Error(`a list that is ${list.state} is not open`)
  return { ':open': open, ':order': order(due) }
}

/** Ids of the lists that somebody has to look at by now, longest overdue first. The index may be some milliseconds behind. */
export async function* overdueListIds(register: Register, now: number): AsyncGenerator<string> {
  let position: Record<string, unknown> | undefined
  do {
    const page = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        IndexName: indexes.openLists,
        KeyConditionExpression: 'openLists = :open AND openOrder <= :now',
        ExpressionAttributeValues: { ':open': open, ':now': order(now) },
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    for (const { pk } of page.Items ?? []) yield String(pk).slice('LIST#'.length)
    position = page.LastEvaluatedKey
  } while (position)
}
