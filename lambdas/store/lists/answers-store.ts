import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { decline } from './list-item.ts'

/** Keyed hashes of suggestions that were declined; and by whom, a kind. */
const declinedHere = z.object({
  declined: z.array(z.string()).default([]),
  declines: z.array(decline).default([]),
})

const answersItem = z.object({
  convert: z.boolean(),
  kept: z.array(z.string()),
  /** Keyed hashes of suggestions that were taken, with whose they were. */
  taken: z.array(z.string()),
  ...declinedHere.shape,
  /** What was declined as a list was looked over that has not come in: its officer may think otherwise, or send it mended. */
  pending: declinedHere.extend({ list: z.string() }).nullable().default(null),
})
export type AnswersBefore = z.infer<typeof answersItem>

export const noAnswersBefore: AnswersBefore = {
  convert: false,
  kept: [],
  taken: [],
  declined: [],
  declines: [],
  pending: null,
}

/** What the officers of the commune have answered to a list that came in, for the one that mends it; nothing where none came. */
export async function getAnswersBefore(register: Register, commune: string, list: string): Promise<AnswersBefore> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.answers(commune, list) }),
  )
  return Item ? answersItem.parse(Item) : noAnswersBefore
}

export async function saveAnswers(
  register: Register,
  commune: string,
  list: string,
  answers: AnswersBefore,
): Promise<void> {
  await register.client.send(
    new PutCommand({ TableName: register.table, Item: { ...keys.answers(commune, list), ...answers } }),
  )
}
