import * as z from 'zod'
import { accountEventTypes, accountStates } from '../domain/ledger/account-event.ts'
import { mostLetters } from './most-letters.ts'
import { cursor, instant, line, page, pageOfHistory, role, unitCode, username } from './shapes.ts'

export const account = z.object({
  username,
  role,
  unit: unitCode,
  unitName: z.string(),
  holder: z.string(),
  state: z.enum(accountStates),
  createdAt: instant,
})
export type Account = z.infer<typeof account>

export const accountsQuery = z.object({ unit: unitCode, cursor: cursor.optional() })
export const accountsResponse = page(account)

/** The newest first, unlike other histories; who ordered what, in words. */
export const accountHistoryResponse = pageOfHistory(
  z.object({ at: instant, type: z.enum(accountEventTypes), sentence: z.string() }),
)

export const issueAccountRequest = z.object({
  username,
  role,
  unit: unitCode,
  /** Whose account it is: the post, not the person ("Kế toán UBND xã Ea Tiêu"). */
  holder: line(mostLetters.holder).min(3),
  email: z.email().max(mostLetters.email),
})
export type IssueAccountRequest = z.infer<typeof issueAccountRequest>

export const lockAccountRequest = z.object({ locked: z.boolean() })

/** The temporary password is shown once, on the slip; a replayed command answers without it. */
export const issueAccountResponse = z.object({ account, temporaryPassword: z.string().nullable() })
export type IssueAccountResponse = z.infer<typeof issueAccountResponse>
