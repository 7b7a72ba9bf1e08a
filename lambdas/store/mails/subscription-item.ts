import * as z from 'zod'
import { monthDays, weekdays } from '../../domain/reports/mail-schedule.ts'
import { reportFormats, reportKinds } from '../../domain/reports/report.ts'
import { returnReasons } from '../../domain/reports/returned-mail.ts'
import type { Subscription } from '../../domain/reports/subscription.ts'

const returnedMail = z.object({
  sentAt: z.number(),
  returned: z.array(z.object({ address: z.string(), reason: z.enum(returnReasons), at: z.number() })),
})

/** What became of the mails of an order. */
export const sendings = {
  run: z
    .object({
      due: z.number(),
      state: z.enum(['sending', 'sent', 'failed', 'held']),
      leaseUntil: z.number(),
      tries: z.number(),
      obstacle: z.string().optional(),
    })
    .nullable()
    .default(null),
  /** Due times whose mails never went, for the next one to tell of. */
  unsent: z.array(z.object({ due: z.number(), from: z.string(), to: z.string() })).default([]),
  lastSent: z.object({ at: z.number(), recipients: z.number() }).nullable().default(null),
  lastFailure: z.object({ at: z.number(), words: z.string(), mail: returnedMail.optional() }).nullable().default(null),
}

const stored = z.object({
  id: z.string(),
  programme: z.string(),
  unit: z.string(),
  /** Those of an older program are of one unit, of one map, by days of the week, and a workbook. */
  units: z.array(z.string()).optional(),
  map: z.string().optional(),
  kinds: z.array(z.enum(reportKinds)),
  formats: z.array(z.enum(reportFormats)).default(['xlsx']),
  recipients: z.array(z.string()),
  time: z.string(),
  weekdays: z.array(z.literal(weekdays)),
  monthDays: z.array(z.literal(monthDays)).default([]),
  isActive: z.boolean(),
  setBy: z.string(),
  setAt: z.number(),
  scheduledAt: z.number().optional(),
  /** What was asked for when it was made, as one text. */
  asked: z.string().optional(),
  version: z.number(),
  ...sendings,
})
export type StoredSubscription = Subscription & z.output<typeof stored>

export function subscriptionOf(item: unknown): StoredSubscription {
  const one = stored.parse(item)
  return { ...one, units: one.units ?? [one.unit] }
}

export const storedHouse = z.object({
  programme: z.string(),
  recipients: z.array(z.string()).default([]),
  /** The time for which the configuration's clock has ordered it last. */
  due: z.number().default(0),
  ...sendings,
})
/** The daily report that the configuration orders, and what became of its last mail. */
export type HouseReport = z.output<typeof storedHouse>
