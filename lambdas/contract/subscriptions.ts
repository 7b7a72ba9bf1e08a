import * as z from 'zod'
import { monthDays, weekdays } from '../domain/reports/mail-schedule.ts'
import { mostMailedUnits } from '../domain/reports/mailed-units.ts'
import { reportFormats, reportKinds } from '../domain/reports/report.ts'
import { cursor, instant, page, programmeId, unitCode, username } from './shapes.ts'

export const subscriptionId = z.string().regex(/^[0-9a-f]{32}$/)

const weekday = z.literal(weekdays)
const monthDay = z.literal(monthDays)

/** None lies in another one. */
const units = z.array(unitCode).min(1).max(mostMailedUnits)

const settings = {
  kinds: z.array(z.enum(reportKinds)).min(1).max(reportKinds.length),
  /** Addresses of the house's own domains. */
  recipients: z.array(z.email().max(120)).min(1).max(20),
  /** Of the day, in Vietnam. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Monday is 1, Sunday 7; empty where it goes out by days of the month. */
  weekdays: z.array(weekday).max(7),
  isActive: z.boolean(),
}
/** Of the month, `last` being its last one; empty where it goes out by days of the week. */
const daysOfMonth = z.array(monthDay).max(monthDays.length)
/** What is attached, each with all the tables. */
const formats = z.array(z.enum(reportFormats)).min(1).max(reportFormats.length)

const asked = { ...settings, monthDays: daysOfMonth.default([]), formats: formats.default(['xlsx']) }

const isEither = ({ weekdays: ofWeek, monthDays: ofMonth }: { weekdays: unknown[]; monthDays: unknown[] }): boolean =>
  (ofWeek.length === 0) !== (ofMonth.length === 0)
const oneOfBoth = {
  message: 'Chọn các ngày trong tuần, hoặc các ngày trong tháng, không cả hai.',
  path: ['weekdays'],
}

export const createSubscriptionRequest = z
  .object({ programme: programmeId, units, ...asked })
  .refine(isEither, oneOfBoth)
export type CreateSubscriptionRequest = z.input<typeof createSubscriptionRequest>

const staysLeftOut = 'Bỏ qua thì giữ nguyên như đang đặt'

/** The programme stays: another one is another subscription. */
export const changeSubscriptionRequest = z
  .object({
    version: z.number().int().positive(),
    ...asked,
    units: units.optional().describe(staysLeftOut),
    formats: formats.optional().describe(staysLeftOut),
  })
  .refine(isEither, oneOfBoth)

const lastFailure = z.object({ at: instant, words: z.string() }).nullable()
const lastSent = z.object({ at: instant, recipients: z.number().int() }).nullable()

export const subscription = z.object({
  id: subscriptionId,
  programme: programmeId,
  /** The smallest one that all its units lie in. */
  unit: unitCode,
  units: z.array(z.object({ code: unitCode, name: z.string() })).max(mostMailedUnits),
  ...settings,
  monthDays: daysOfMonth,
  formats,
  /** Why it is not sent as it stands, and what to do; null where nothing is in its way. */
  obstacle: z.string().nullable(),
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
