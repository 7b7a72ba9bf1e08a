import * as z from 'zod'
import { idNumberKinds } from '../domain/ids/id-number.ts'
import { leastReason } from '../domain/least-reason.ts'
import { paymentStatuses } from '../domain/payments/payment-status.ts'
import { roles } from '../domain/permissions/permission-table.ts'
import { dayKinds } from '../domain/register/register-question.ts'
import { mostLetters } from './most-letters.ts'

/** Parts that several messages share. Sizes are limits of the wire: whatever is longer is a mistake or an attack. */
export const unitCode = z.string().regex(/^\d{1,8}$/)
export const day = z.iso.date()
/** What happened on some days in Vietnam, both included. */
export const daysQuestion = z
  .object({ of: z.enum(dayKinds), from: day, to: day })
  .refine(({ from, to }) => from <= to, { message: 'Ngày đầu phải trước hoặc bằng ngày cuối.', path: ['from'] })

/** `2020-04`, or `1` for the first of months that are only counted. */
export const monthKey = z.string().regex(/^(?:\d{4}-(?:0[1-9]|1[0-2])|[1-9]|1[0-2])$/)
export const instant = z.number().int().nonnegative()
export const dongAmount = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
export const programmeId = z.string().regex(/^[a-z0-9-]{1,32}$/)
export const policyCode = z.string().regex(/^[A-Z0-9+]{1,8}$/i)
export const entitlementId = z.string().regex(/^[a-z2-7]{26}$/)
export const caseId = z.string().regex(/^[a-z2-7]{26}$/)
export const exportId = z.string().regex(/^[a-z2-7]{26}$/)
export const foreignFileId = z.string().regex(/^[a-z2-7]{26}$/)
export const batchId = z.string().regex(/^[a-z2-7]{26}$/)
export const listId = z.string().regex(/^[a-z2-7]{26}$/)
export const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{2,63}$/)
export const cursor = z.string().max(2048)
/** A line of words. */
export const line = (most: number) => z.string().trim().normalize('NFC').max(most)
export const note = z.string().trim().normalize('NFC').max(500)
/** Why, for whoever reads it later. */
export const reason = note.min(leastReason)
export const role = z.enum(roles)
/** `payer-657`: the post office of that unit. */
export const office = z.string().regex(new RegExp(`^(?:${roles.join('|')})-\\d{1,8}$`))
export const paymentStatus = z.enum(paymentStatuses)

export const birthDate = z.object({
  year: z.number().int().min(1880).max(2100),
  month: z.number().int().min(1).max(12).nullable(),
  day: z.number().int().min(1).max(31).nullable(),
})

/** As typed: blanks, dots and dashes are for the reader and are dropped when it is parsed. */
export const idNumberText = z.string().trim().min(1).max(40)

/** People and money of one cell of a table. */
export const tally = z.object({ people: z.number().int().nonnegative(), amount: dongAmount })

export const decision = z.object({ number: line(mostLetters.decisionNumber).min(1), day })

export const maskedIdNumber = z.object({ kind: z.enum(idNumberKinds), masked: z.string() })

/** Where a browser posts a file, and with which fields in front of it. */
export const uploadForm = z.object({ url: z.string(), fields: z.record(z.string(), z.string()), expiresAt: instant })
export type UploadForm = z.infer<typeof uploadForm>

/** Where the page stands whose form is sent to this address. */
export const formPage = z.object({ form: z.string() })

/** Up to which of its events, which are numbered, the page before goes. */
export const historyCursor = z.string().regex(/^\d{1,9}$/)
export const historyQuery = z.object({ cursor: historyCursor.optional() })

/** What was done with one thing: the newest page first, within it the oldest line first; the cursor leads to the lines before it. */
export const pageOfHistory = <T extends z.ZodType>(line: T) =>
  z.object({ items: z.array(line), cursor: historyCursor.nullable() })

/** The same, each line a sentence. */
export const historyResponse = pageOfHistory(z.string())

export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), cursor: cursor.nullable() })
