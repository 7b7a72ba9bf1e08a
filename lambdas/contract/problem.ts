import * as z from 'zod'

/** RFC 9457 problem+json, in Vietnamese, without internals. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable, for machines: `not-found`, `invalid`, `already-paid`, … */
  code: z.string(),
  /** Says what is wrong and what to do now. */
  detail: z.string(),
  correlationId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>

export const problemContentType = 'application/problem+json; charset=utf-8'
