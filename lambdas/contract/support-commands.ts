import * as z from 'zod'
import { mostDays } from '../domain/programmes/most-days.ts'
import { mostLetters } from './most-letters.ts'
import { day, decision, dongAmount, line, monthKey, reason, unitCode } from './shapes.ts'

/** What may happen to a support besides being paid or not: given to a payer, cancelled, asked back. Each names the version that was seen. */
const version = z.number().int().nonnegative()

export const handOverRequest = z.object({
  version,
  /** The post office's unit: the commune, its district or the province. */
  unit: unitCode,
})
export type HandOverRequest = z.input<typeof handOverRequest>

export const takeBackRequest = z.object({ version, reason })
export type TakeBackRequest = z.input<typeof takeBackRequest>

export const resumeRequest = z.object({
  version,
  reason,
  /** The paper that it rests on: what it is, its day, where it lies. */
  paper: reason,
})
export type ResumeRequest = z.input<typeof resumeRequest>

export const amendRequest = z.object({
  version,
  decision,
  /** The whole grant as the decision changes it. */
  amount: dongAmount,
  /** For how many days, where the policy counts them; asked for where the rate of a day is not the law's. */
  days: z.number().int().positive().max(mostDays).optional(),
  /** Named months of a monthly policy, as many as the sum is; none where only their number is known. */
  months: z.array(monthKey).max(12).default([]),
  reason,
})

export const cancelRequest = z.object({ version, decision, reason })

export const askBackRequest = z.object({
  version,
  decision,
  amount: dongAmount,
  reason,
  /** Asked for where what stays with the person is less than a support that was stopped for this one. */
  lessConfirmed: z.boolean().default(false),
})

export const recordReturnRequest = z.object({
  version,
  amount: dongAmount,
  returnedOn: day,
  /** Number of the receipt (phiếu thu), or where it lies. */
  receipt: line(mostLetters.paper).min(1),
})
export type RecordReturnRequest = z.input<typeof recordReturnRequest>

export const recordNoReturnRequest = z.object({ version, reason })

/** What became of money that was paid and not due. */
export const recoveryView = z.object({
  amount: dongAmount,
  returned: dongAmount,
  outstanding: dongAmount,
  /** Null where a duplicate case has concluded it. */
  decision: decision.nullable(),
  reason: z.string(),
  /** What further decisions have asked for; `amount` is all of it. */
  more: z.array(z.object({ amount: dongAmount, decision, reason: z.string() })),
  parts: z.array(z.object({ amount: dongAmount, returnedOn: day, receipt: z.string() })),
  /** Why the person will not return what is left. */
  refusal: z.string().nullable(),
})
