import * as z from 'zod'

const hand = z.object({ role: z.string(), unit: z.string() })

const payment = z.object({
  amount: z.number(),
  months: z.array(z.string()).default([]),
  paidOn: z.string(),
  enteredAt: z.number(),
  late: z.boolean(),
  payer: hand,
  /** The post office whose money it was, where another office entered it. */
  outOf: z.string().optional(),
})
export type StoredPayment = z.infer<typeof payment>

const handOver = z.object({ unit: z.string(), at: z.number(), amount: z.number().optional() })

const recovery = z.object({
  amount: z.number(),
  /** Null where a duplicate case has concluded it. */
  decision: z.unknown().nullish(),
  parts: z.array(z.object({ amount: z.number() })).default([]),
})

/** A support as it lies in the table; what is null or empty is not written there. */
export const storedRecord = z.object({
  id: z.string(),
  policy: z.string(),
  commune: z.string(),
  amount: z.number(),
  /** Đồng that were handed out under another support of the person, and are not handed out under this one. */
  offset: z.number().default(0),
  instalments: z.array(z.object({ month: z.string(), amount: z.number() })).default([]),
  idNumbers: z.array(z.unknown()).default([]),
  /** Who else carries one of the numbers. */
  warnings: z.array(z.object({ entitlementId: z.string() })).default([]),
  status: z.string(),
  payment: payment.nullable().default(null),
  earlier: z.array(payment).default([]),
  notPaid: z.object({ reason: z.string() }).nullable().default(null),
  handedTo: handOver.nullish(),
  /** The hand-over that was the last, and what of it was brought back. */
  givenTo: handOver.extend({ back: z.object({ at: z.number(), amount: z.number() }).optional() }).nullish(),
  recovery: recovery.nullish(),
  reviews: z.array(z.object({ caseId: z.string(), effect: z.string() })).default([]),
  version: z.number(),
})
export type StoredRecord = z.infer<typeof storedRecord>

/** Money may still be handed out of it, also where somebody was not met and comes later. */
export const mayStillBePaid = ({ status }: Pick<StoredRecord, 'status'>): boolean =>
  ['approved', 'with-payer', 'part-paid', 'not-received'].includes(status)

/** The first one first. */
export const paymentsOf = ({ payment, earlier }: StoredRecord): StoredPayment[] => [
  ...earlier,
  ...(payment ? [payment] : []),
]

export const sumOf = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0)

export const handedOut = (record: StoredRecord): number => sumOf(paymentsOf(record))

/** April by one decision and May by another are two supports of one policy, and no month of it is paid twice. */
export function areOtherMonths(held: readonly StoredRecord[]): boolean {
  const months = held.flatMap((record) => record.instalments.map(({ month }) => month))
  const isNamed = held.every((record) => record.instalments.some(({ month }) => month.includes('-')))
  return isNamed && new Set(held.map(({ policy }) => policy)).size === 1 && new Set(months).size === months.length
}
