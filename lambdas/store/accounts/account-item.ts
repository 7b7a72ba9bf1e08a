import * as z from 'zod'
import { type AccountEvent, accountEventTypes, accountStates } from '../../domain/ledger/account-event.ts'
import { roles } from '../../domain/permissions/permission-table.ts'
import { toLedgerItem } from '../ledger/ledger-item.ts'
import { eventHandItem } from '../table/hand-item.ts'
import { keys } from '../table/keys.ts'

/** The register's note of an account. The account itself, its group and its unit are Cognito's. */
const accountItem = z.object({
  username: z.string(),
  role: z.enum(roles),
  unit: z.string(),
  holder: z.string(),
  state: z.enum(accountStates),
  /** Somebody has worked with the slip that was handed out last: what an unlocked account goes back to. */
  isUsed: z.boolean().optional(),
  createdAt: z.number(),
  /** When the password was last taken away: who signed in before has a token of the old one. */
  passwordSince: z.number().optional(),
  /** The command that issued it. */
  commandId: z.string(),
  /** Grows with each event; notes of before there were events have none. */
  version: z.number().default(0),
})
export type StoredAccount = z.infer<typeof accountItem>

export const fromAccountItem = (item: unknown): StoredAccount => accountItem.parse(item)

const eventItem = z.object({
  type: z.enum(accountEventTypes),
  at: z.number(),
  actor: eventHandItem.nullable(),
  commandId: z.string(),
  changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])),
})

export const fromAccountEventItem = (item: unknown): AccountEvent => eventItem.parse(item)

/**
 * @param after with the version that this event made: one event a version, so none can be slipped in between
 * @param record its item, as the same transaction writes it
 */
export const toAccountEventItem = (
  { username, unit, version }: Pick<StoredAccount, 'username' | 'unit' | 'version'>,
  event: AccountEvent,
  record: Readonly<Record<string, unknown>>,
): Record<string, unknown> => toLedgerItem(keys.accountEvent(username, version), { unit, of: null }, event, record)
