import * as z from 'zod'
import { notPaidReasons, paymentStatuses } from '../../domain/payments/payment-status.ts'
import { registerGroups } from '../../domain/register/register-groups.ts'
import { anyOffice, dayKinds, householdQuestions } from '../../domain/register/register-question.ts'
import { accountParts } from '../../domain/statistics/payer-counts.ts'

/** A question to the register as it is kept with a file or a batch; an older one asked less. */
export const questionItem = z.object({
  policy: z.string().nullable(),
  status: z.enum(paymentStatuses).nullable(),
  group: z.enum(registerGroups).nullable().default(null),
  reason: z.enum(notPaidReasons).nullable().default(null),
  noNumber: z.boolean().default(false),
  duplicatesOnly: z.boolean(),
  payer: z.string().nullable().default(null),
  late: z.boolean().default(false),
  account: z
    .object({ part: z.enum(accountParts), unit: z.string().nullable() })
    .nullable()
    .default(null),
  list: z.string().nullable().default(null),
  days: z
    .object({ of: z.enum(dayKinds), from: z.string(), to: z.string() })
    .nullable()
    .default(null),
  dueMonth: z.string().nullable().default(null),
  household: z.enum(householdQuestions).nullable().default(null),
  name: z.string().nullable(),
})

/** A question that an older program has kept: what lay with a post office stood in a field of its own (`657`, `any`). */
export function withAccount(kept: unknown): unknown {
  const { heldBy } = z.object({ heldBy: z.string().nullish() }).catch({}).parse(kept)
  if (!heldBy) return kept
  return { ...(kept as object), account: { part: 'held', unit: heldBy === anyOffice ? null : heldBy } }
}
