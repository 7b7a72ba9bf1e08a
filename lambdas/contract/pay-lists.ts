import * as z from 'zod'
import { batchStates } from '../domain/batches/batch.ts'
import { printedNumbers } from '../domain/ids/printed-numbers.ts'
import { payListStates } from '../domain/paylists/pay-list.ts'
import {
  batchId,
  day,
  decision,
  dongAmount,
  instant,
  monthKey,
  policyCode,
  programmeId,
  reason,
  tally,
  unitCode,
} from './shapes.ts'

/** `DS-7KQM-3XV`. */
export const payListCode = z.string().regex(/^DS-[2-9A-Z]{4}-[2-9A-Z]{3}$/)

/** Whose supports: of one commune, by policy, decision, hamlet and month. Null is all of them. */
export const payListWanted = z.object({
  programme: programmeId,
  /** The commune. */
  unit: unitCode,
  policy: policyCode.nullable().default(null),
  /** As a choice names it: leading number and year. */
  decision: z.string().min(1).max(80).nullable().default(null),
  /** An empty text: who has none. */
  hamlet: z.string().max(120).nullable().default(null),
  month: monthKey.nullable().default(null),
})

const choice = <Value extends z.ZodType>(value: Value) => tally.extend({ value, name: z.string() })

/** What can be chosen in the commune, and what the choice made so far would print. */
export const payListChoices = z.object({
  chosen: tally.extend({ hamlets: z.number().int() }),
  hamlets: z.array(choice(z.string())).describe('Các thôn, buôn của một xã'),
  policies: z.array(choice(policyCode)).describe('Các chính sách của chương trình'),
  decisions: z.array(choice(z.string())).describe('Các quyết định của xã còn khoản phải chi'),
  months: z.array(choice(monthKey)).describe('Các tháng của chương trình'),
  /** Payable but for an open duplicate case: on no list. */
  held: z.number().int().nonnegative(),
})

export const printPayListRequest = payListWanted.extend({ numbers: z.enum(printedNumbers).default('last-digits') })

const handName = z.object({ username: z.string(), officeName: z.string() })

export const payListSummary = z.object({
  code: payListCode,
  programme: programmeId,
  unit: unitCode,
  unitName: z.string(),
  /** "Hộ nghèo; Buôn Ciết; tháng 4/2020". */
  what: z.string(),
  state: z.enum(payListStates),
  stateName: z.string(),
  orderedAt: instant,
  orderedBy: handName,
  /** Null until it is printed. */
  sums: tally.nullable(),
  decisions: z.array(decision).describe('Các quyết định của những người trong danh sách'),
  reconciliation: z
    .object({
      signed: tally,
      notSigned: tally,
      notSignedLines: z.array(z.number().int().positive()),
      /** The day of payment on the paper; null where it was not told. */
      paidOn: day.nullable(),
      by: handName,
      at: instant,
    })
    .nullable(),
  /** The batch of payments that was made out of it last. */
  batch: z.object({ id: batchId, state: z.enum(batchStates), stateName: z.string() }).nullable(),
  /** The paper is out of use. */
  voiding: z.object({ by: handName, at: instant, reason: z.string() }).nullable(),
})
export type PayListSummary = z.infer<typeof payListSummary>

export const payListDetail = payListSummary.extend({
  /** Where the files can be fetched for some minutes, for whoever printed them; null until they are written, and once they are gone. */
  files: z.object({ pdf: z.string(), xlsx: z.string() }).nullable(),
  /** The last day on which they can be fetched. */
  filesUntil: day,
  /** Events as sentences, oldest first. */
  history: z.array(z.string()).describe('Một danh sách ký nhận chỉ đi qua vài bước: in, đối chiếu, lập đợt, huỷ'),
  mayReconcile: z.boolean(),
  mayVoid: z.boolean(),
  /** Whether this reader may make a batch of payments out of it now. */
  mayPay: z.boolean(),
})
export type PayListDetail = z.infer<typeof payListDetail>

export const payListsQuery = z.object({
  programme: programmeId,
  unit: unitCode,
  cursor: z
    .string()
    .regex(/^\d{13}#DS-[2-9A-Z]{4}-[2-9A-Z]{3}$/)
    .optional(),
})

/** What stands on the signed paper. */
export const reconcilePayListRequest = z.object({
  signed: z.object({ people: z.number().int().nonnegative().max(1_000_000), amount: dongAmount }),
  notSignedLines: z.array(z.number().int().positive().max(1_000_000)).max(10_000),
  /** The day of payment on the paper. */
  paidOn: day.nullable().default(null),
})

export const voidPayListRequest = z.object({ reason })
