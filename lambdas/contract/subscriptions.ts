import * as z from 'zod'
import { reportKinds } from '../domain/reports/report.ts'
import { weekdays } from '../domain/reports/subscription.ts'
import { cursor, instant, page, programmeId, unitCode, username } from './shapes.ts'

export const subscriptionId = z.string().regex(/^[0-9a-f]{32}$/)

const weekday = z.literal(weekdays)

const settings = {
  kinds: z.array(z.enum(reportKinds)).min(1).max(reportKinds.length),
  /** Addresses of the house's own domains. */
  recipients: z.array(z.email().max(120)).min(1).max(20),
  /** Of the day, in Vietnam. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Monday is 1, Sunday 7. */
  weekdays: z.array(weekday).min(1).max(7),
  isActive: z.boolean(),
}

export const createSubscriptionRequest = z.object({ programme: programmeId, unit: unitCode, ...settings })
export type CreateSubscriptionRequest = z.infer<typeof createSubscriptionRequest>

/** Unit and programme stay: another one is another subscription. */
export const changeSubscriptionRequest = z.object({ version: z.number().int().positive(), ...settings })

const lastFailure = z.object({ at: instant, words: z.string() }).nullable()
const lastSent = z.object({ at: instant, recipients: z.number().int() }).nullable()

export const subscription = z.object({
  id: subscriptionId,
  programme: programmeId,
  unit: unitCode,
  unitName: z.string(),
  ...settings,
  setBy: username,
  setAt: instant,
  version: z.number().int(),
  lastSent,
  /** The last time that a mail could not be sent; it may have gone out since. */
  lastFailure,
})
export type SubscriptionView = z.infer<typeof subscription>

export const subscriptionsQuery = z.object({ cursor: cursor.optional() })
export const subscriptionsResponse = page(subscription).extend({
  /** The daily report that the configuration orders; only the province sees it. */
  house: z.array(z.object({ programme: programmeId, lastSent, lastFailure })).describe('Mỗi chương trình một dòng'),
  /** Where mail may go: `tinh.gov.vn`. */
  domains: z.array(z.string()).describe('Các tên miền thư đã khai báo'),
  /** Where a trial goes; null where the account has no address. */
  ownAddress: z.string().nullable(),
})

/** A trial goes to whoever orders it, and to nobody else. */
export const testSubscriptionResponse = z.object({ address: z.string() })
