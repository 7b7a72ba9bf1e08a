import * as z from 'zod'
import { exchangeStates } from '../domain/exchange/exchange-file.ts'
import { findingOutcomes, findingReasons } from '../domain/exchange/finding-outcomes.ts'
import { cursor, day, dongAmount, entitlementId, instant, note, page, programmeId, reason, unitCode } from './shapes.ts'

export const provinceCode = z.string().regex(/^\d{2}$/)

/** That a number of the person stands in the file of another province. Of whoever carries it there nothing is known. */
export const foreignFinding = z.object({
  province: provinceCode,
  provinceName: z.string(),
  state: z.enum(exchangeStates),
  fileDay: day,
  message: z.string(),
  conclusion: z
    .object({
      outcome: z.enum(findingOutcomes),
      outcomeName: z.string(),
      reasonName: z.string(),
      note: z.string().nullable(),
      by: z.string(),
      officeName: z.string(),
      at: instant,
    })
    .nullable(),
  /** Whether this reader may conclude it, or take the conclusion back. */
  mayDecide: z.boolean(),
})
export type ForeignFindingView = z.infer<typeof foreignFinding>

export const foreignFindingsQuery = z.object({
  programme: programmeId,
  unit: unitCode,
  half: z.enum(['open', 'closed']).default('open'),
  cursor: cursor.optional(),
})

export const foreignFindingsResponse = page(
  z.object({
    entitlementId,
    fullName: z.string(),
    policyName: z.string(),
    communeName: z.string(),
    amount: dongAmount,
    statusName: z.string(),
    findings: z.array(foreignFinding),
  }),
).extend({
  /** Of the unit and those below it. */
  tally: z.object({
    open: z.number().int().nonnegative(),
    /** Đồng of those that are still a question. */
    amount: dongAmount,
    concluded: z.number().int().nonnegative(),
  }),
})
export type ForeignFindingsResponse = z.infer<typeof foreignFindingsResponse>

const which = { version: z.number().int().nonnegative(), province: provinceCode }

/** What the unit has found out with the other province; `reopen` takes a conclusion back. */
export const decideForeignRequest = z.discriminatedUnion('outcome', [
  z.object({
    ...which,
    outcome: z.enum(findingOutcomes),
    reason: z.enum(findingReasons),
    note: note.nullable().default(null),
  }),
  z.object({ ...which, outcome: z.literal('reopen'), note: reason }),
])
export type DecideForeignRequest = z.input<typeof decideForeignRequest>
