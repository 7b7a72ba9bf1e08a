import * as z from 'zod'
import { receiptView } from './entitlements.ts'
import { day, decision, dongAmount, idNumberText, paymentStatus } from './shapes.ts'

/** A citizen asks with two facts. They travel in the body alone: never in a URL, a log or a referrer. */
export const lookupRequest = z.object({
  idNumber: idNumberText,
  fullName: z.string().trim().min(1).max(120),
})

/** What a person may see of himself. The broad public name of the policy only; never health, family or the whole ID number. */
export const ownSupport = z.object({
  fullName: z.string(),
  idNumberMasked: z.string(),
  programmeName: z.string(),
  /** The programme's rule for who has several supports, in a sentence; a second one says what follows while that is not concluded. */
  rule: z.object({ vi: z.string(), en: z.string() }),
  policyName: z.string(),
  communeName: z.string(),
  districtName: z.string().nullable(),
  /** All that is granted; with `offset` of it the person has had before, under a lower support. */
  amount: dongAmount,
  offset: dongAmount,
  months: z.number().int().nullable(),
  decision,
  /** The later decision that has changed sum, months or what is said of the person last; null where none has. */
  amendedBy: decision.nullable(),
  status: paymentStatus,
  statusName: z.string(),
  /** What was handed out in all, and by the last payment that stands, for which months as far as they have names: `05/2020`. */
  paid: z.object({ soFar: dongAmount, last: dongAmount, months: z.array(z.string()) }).nullable(),
  paidOn: day.nullable(),
  payerName: z.string().nullable(),
  receivedBy: z.enum(['self', 'other']).nullable(),
  /** Of the recorded payment; null while nothing is paid. */
  receipt: receiptView.nullable(),
})
export type OwnSupport = z.infer<typeof ownSupport>

/** An unknown number and a wrong name give the same bytes: an empty list. */
export const lookupResponse = z.object({ supports: z.array(ownSupport).describe('Các khoản của một người') })
