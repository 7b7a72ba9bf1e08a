import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { AccountEvent } from '../../domain/ledger/account-event.ts'
import { commandExpiry } from '../table/commit-command.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { getItem } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'

/** The command's id as an entry of the transaction that begins it. */
export const accountCommandPut = (
  register: Register,
  commander: string,
  username: string,
  event: AccountEvent,
): TransactItem => ({
  Put: {
    TableName: register.table,
    Item: {
      ...keys.command(commander, event.commandId),
      target: commandTarget(username, event.type),
      begunAt: event.at,
      expiresAt: commandExpiry(event.at),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
})

const commandTarget = (username: string, type: AccountEvent['type']): string => `ACCOUNT#${username}#${type}`

/** A key of one's own that stands for a payment has another shape: any other deed. */
const commandItem = z.object({
  target: z.string().optional(),
  begunAt: z.number().default(0),
  finishedAt: z.number().optional(),
})

export interface AccountCommand {
  /** The key stands for this very deed at this very account. */
  readonly isSame: boolean
  readonly begunAt: number
  /** Cognito has done its part too. */
  readonly isFinished: boolean
}

/** What became of an earlier command with this id; undefined when there was none. */
export async function findAccountCommand(
  register: Register,
  commander: string,
  id: string,
  wanted: { readonly username: string; readonly type: AccountEvent['type'] },
): Promise<AccountCommand | undefined> {
  const item = await getItem(register, keys.command(commander, id))
  if (!item) return undefined
  const { target, begunAt, finishedAt } = commandItem.parse(item)
  return {
    isSame: target === commandTarget(wanted.username, wanted.type),
    begunAt,
    isFinished: finishedAt !== undefined,
  }
}

/**
 * Takes up a command that broke off between the register and Cognito: one of several who try at once.
 * @param begunAt when it was begun last, as it was read
 * @returns false when somebody else took it up, or finished it, meanwhile
 */
export async function resumeAccountCommand(
  register: Register,
  commander: string,
  id: string,
  times: { readonly begunAt: number; readonly now: number },
): Promise<boolean> {
  return updateCommand(register, commander, id, {
    UpdateExpression: 'SET begunAt = :now',
    ConditionExpression: 'begunAt = :begun AND attribute_not_exists(finishedAt)',
    ExpressionAttributeValues: { ':now': times.now, ':begun': times.begunAt },
  })
}

/** Cognito has done its part: the command's repetition does nothing any more. */
export async function finishAccountCommand(
  register: Register,
  commander: string,
  id: string,
  now: number,
): Promise<void> {
  await updateCommand(register, commander, id, {
    UpdateExpression: 'SET finishedAt = :now',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':now': now },
  })
}

/** Cognito failed: the command may be repeated at once. */
export async function releaseAccountCommand(register: Register, commander: string, id: string): Promise<void> {
  await updateCommand(register, commander, id, {
    UpdateExpression: 'SET begunAt = :never',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(finishedAt)',
    ExpressionAttributeValues: { ':never': 0 },
  })
}

async function updateCommand(
  register: Register,
  commander: string,
  id: string,
  update: Pick<UpdateCommand['input'], 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'>,
): Promise<boolean> {
  const written = register.client.send(
    new UpdateCommand({ TableName: register.table, Key: keys.command(commander, id), ...update }),
  )
  return (await tryWrite(written)) !== undefined
}
