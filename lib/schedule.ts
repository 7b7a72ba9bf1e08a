import * as z from 'zod'

/** At which times of which time zone: a cron in UTC would send a report on the wrong day. */
export const schedule = z.object({ cron: z.string().regex(/^cron\(.+\)$/), timeZone: z.string() })
export type Schedule = z.infer<typeof schedule>

export const inVietnam = (cron: string): Schedule => ({ cron, timeZone: 'Asia/Ho_Chi_Minh' })
