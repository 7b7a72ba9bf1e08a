import * as z from 'zod'
import type { ApiFunction } from '../contract/route.ts'

/**
 * What each function needs from its environment: one schema a function, read once at cold start, so that a forgotten variable
 * stops a deployment at its first call with the variable's name and not a citizen's request with `undefined`.
 * lib/ takes the types from here, so that a function cannot be deployed without its variables.
 */
const text = z.string().min(1)
const register = { REGISTER_TABLE: text, UNIT_MAP: text }
/** What runs here, separated by blanks: what the citizens' pages speak of, the first one first, and what else officers work with. */
const programmes = { PROGRAMMES: text, OTHER_PROGRAMMES: z.string() }
const backlog = '[a-z0-9-]+=\\d{4}-\\d{2}-\\d{2}'
const backlogs = z.string().regex(new RegExp(`^(${backlog}( ${backlog})*)?$`))
/** Of every function that answers HTTP: what a request names is held against it. */
const province = { ...register, ...programmes, BACKLOG_UNTIL: backlogs }
const complaints = {
  COMPLAINT_DAYS: z.string().regex(/^[1-9]\d*$/),
  COMPLAINTS_PER_ADDRESS: z.string().regex(/^[1-9]\d*$/),
  COMPLAINTS_PER_COMMUNE: z.string().regex(/^[1-9]\d*$/),
}
/** How much one account may have waiting at once. */
const ordering = { OPEN_ORDERS: z.string().regex(/^[1-9]\d*$/) }
const idKey = { ID_KEY_SECRET_ARN: text }
const exchangeKey = { EXCHANGE_KEY_SECRET_ARN: text }

export const environments = {
  information: z.object(province),
  lookup: z.object({ ...province, ...idKey }),
  session: z.object(province),
  lists: z.object({ ...province, ...idKey, ...ordering, UPLOADS_BUCKET: text, LISTS_QUEUE_URL: text }),
  entitlements: z.object({ ...province, ...idKey }),
  exports: z.object({ ...province, ...idKey, ...ordering, EXPORTS_BUCKET: text, EXPORTS_QUEUE_URL: text }),
  payments: z.object({ ...province, ...idKey, ...exchangeKey }),
  cases: z.object({ ...province, ...idKey, ...exchangeKey }),
  'foreign-files': z.object({
    ...province,
    ...idKey,
    ...ordering,
    ...exchangeKey,
    UPLOADS_BUCKET: text,
    FOREIGN_QUEUE_URL: text,
  }),
  batches: z.object({
    ...province,
    ...idKey,
    ...ordering,
    UPLOADS_BUCKET: text,
    EXPORTS_BUCKET: text,
    BATCHES_QUEUE_URL: text,
  }),
  'pay-lists': z.object({ ...province, ...idKey, ...ordering, EXPORTS_BUCKET: text, PAY_LISTS_QUEUE_URL: text }),
  complain: z.object({ ...province, ...idKey, ...complaints }),
  complaints: z.object({ ...province, ...idKey, ...complaints }),
  statistics: z.object(province),
  /** Domains are separated by blanks. */
  reports: z.object({ ...province, MAIL_DOMAINS: z.string(), REPORT_TESTS_QUEUE_URL: text }),
  accounts: z.object({ ...province, USER_POOL_ID: text }),
  intake: z.object({
    ...register,
    ...idKey,
    ...exchangeKey,
    UPLOADS_BUCKET: text,
    LISTS_QUEUE_URL: text,
    RANGES_QUEUE_URL: text,
    ROWS_PER_RANGE: z.string().regex(/^[1-9]\d*$/),
  }),
  'overdue-lists': z.object({
    ...register,
    ...idKey,
    ...exchangeKey,
    UPLOADS_BUCKET: text,
    LISTS_QUEUE_URL: text,
    FOREIGN_QUEUE_URL: text,
  }),
  'seal-ledger': z.object({ ...register, SITE_BUCKET: text }),
  'write-export': z.object({
    ...register,
    ...exchangeKey,
    EXPORTS_BUCKET: text,
    MOST_TRIES: z.string().regex(/^\d+$/),
  }),
  'take-foreign-file': z.object({
    ...province,
    ...idKey,
    ...exchangeKey,
    UPLOADS_BUCKET: text,
    FOREIGN_QUEUE_URL: text,
    MOST_TRIES: z.string().regex(/^\d+$/),
  }),
  'write-batch': z.object({
    ...province,
    ...idKey,
    ...exchangeKey,
    UPLOADS_BUCKET: text,
    EXPORTS_BUCKET: text,
    BATCHES_QUEUE_URL: text,
    MOST_TRIES: z.string().regex(/^\d+$/),
    LANES: z.string().regex(/^[1-9]\d*$/),
  }),
  'write-pay-list': z.object({ ...register, EXPORTS_BUCKET: text, MOST_TRIES: z.string().regex(/^\d+$/) }),
  'compare-anew': z.object({ ...register, ...idKey, ...exchangeKey }),
  recount: z.object(register),
  'daily-report': z.object({ ...register, MAIL_FROM: text, MAIL_SET: text, CONSOLE_URL: text }),
} as const satisfies Record<
  | ApiFunction
  | 'take-foreign-file'
  | 'intake'
  | 'overdue-lists'
  | 'compare-anew'
  | 'write-export'
  | 'write-batch'
  | 'write-pay-list'
  | 'seal-ledger'
  | 'recount'
  | 'daily-report',
  z.ZodType
>

export type FunctionName = keyof typeof environments
export type EnvironmentOf<Name extends FunctionName> = z.infer<(typeof environments)[Name]>

export const functionNames = Object.keys(environments) as FunctionName[]

/** @throws ZodError naming the missing variable. */
export function readEnvironment<Name extends FunctionName>(
  name: Name,
  source: Record<string, string | undefined>,
): EnvironmentOf<Name> {
  return environments[name].parse(source) as EnvironmentOf<Name>
}
