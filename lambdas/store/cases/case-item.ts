import * as z from 'zod'
import { mergeFields } from '../../domain/cases/case-command.ts'
import { caseEndings, caseReasons, caseStates, findings } from '../../domain/cases/case-states.ts'
import type { DuplicateCase } from '../../domain/cases/duplicate-case.ts'
import { evidenceKinds, verdicts } from '../../domain/cases/evidence.ts'
import { type CaseEvent, caseEventTypes } from '../../domain/ledger/case-event.ts'
import { dong } from '../../domain/money/dong.ts'
import { paymentStatuses } from '../../domain/payments/payment-status.ts'
import { toLedgerItem } from '../ledger/ledger-item.ts'
import { notPaidItem, personItem } from '../register/entitlement-item.ts'
import { eventHandItem, handItem } from '../table/hand-item.ts'
import { keys } from '../table/keys.ts'

const amount = z.number().transform(dong)
const words = {
  reason: z.enum(caseReasons),
  note: z.string().nullable(),
  apart: z.array(z.string()).default([]),
}
const decided = <Outcome extends string>(outcome: Outcome) => ({
  kind: z.literal('decide'),
  outcome: z.literal(outcome),
  ...words,
})

const decision = z.discriminatedUnion('outcome', [
  z.object(decided('different-people')),
  z.object({ ...decided('keep-highest'), keep: z.string().nullable() }),
  z.object({ ...decided('merge'), keep: z.string(), fields: z.partialRecord(z.enum(mergeFields), z.string()) }),
  z.object(decided('recover')),
  z.object({ ...decided('verify'), commune: z.string(), by: z.string().nullable() }),
])

const restorable = z.object({
  id: z.string(),
  version: z.number(),
  status: z.enum(paymentStatuses),
  notPaid: notPaidItem.nullable(),
  amount,
  offset: amount,
  person: personItem,
  made: personItem.nullable().default(null),
  setOff: amount.optional(),
})

/** The item as it lies in the table. */
const caseItem = z.object({
  id: z.string(),
  programme: z.string(),
  owner: z.string(),
  records: z.array(
    z.object({
      entitlementId: z.string(),
      policy: z.string(),
      commune: z.string(),
      fullName: z.string(),
      amount,
      status: z.enum(paymentStatuses),
    }),
  ),
  evidence: z.array(
    z.object({
      kind: z.enum(evidenceKinds),
      between: z.tuple([z.string(), z.string()]),
      verdict: z.enum(verdicts),
      score: z.number(),
      sentence: z.string(),
    }),
  ),
  verdict: z.enum(verdicts),
  moneyAtRisk: amount,
  unpaidAtRisk: amount,
  state: z.enum(caseStates),
  deadline: z.string(),
  openedAt: z.number(),
  waiting: z.object({ command: decision, by: handItem, at: z.number() }).nullable(),
  verification: z
    .object({
      commune: z.string(),
      by: handItem,
      at: z.number(),
      note: z.string().nullable(),
      until: z.string(),
      report: z.object({ finding: z.enum(findings), note: z.string(), by: handItem, at: z.number() }).nullable(),
    })
    .nullable(),
  conclusion: z
    .object({
      ending: z.enum(caseEndings),
      reason: z.enum(caseReasons).nullable(),
      note: z.string().nullable(),
      by: handItem,
      at: z.number(),
      confirmedBy: handItem.nullable(),
      reversal: z.object({ by: handItem, at: z.number(), note: z.string() }).nullable().default(null),
      upheldAt: z.number().optional(),
      recovery: amount,
      apart: z.array(z.string()).default([]),
      before: z.array(restorable),
    })
    .nullable(),
  version: z.number(),
  updatedAt: z.number(),
})

/** @throws ZodError when the stored row is not a case */
export const fromCaseItem = (item: unknown): DuplicateCase => caseItem.parse(item)

export const toCaseItem = (duplicateCase: DuplicateCase): Record<string, unknown> => ({
  ...keys.duplicateCase(duplicateCase.id),
  ...duplicateCase,
})

const caseEventItem = z.object({
  type: z.enum(caseEventTypes),
  at: z.number(),
  actor: eventHandItem,
  commandId: z.string(),
  what: z.string().nullable(),
  reason: z.string().nullable(),
})

/** Sealed with the events of the unit that owns the case. */
export const toCaseEventItem = (after: DuplicateCase, event: CaseEvent): Record<string, unknown> =>
  toLedgerItem(keys.caseEvent(after.id, after.version), { unit: after.owner, of: null }, event, toCaseItem(after))

export const fromCaseEventItem = (item: unknown): CaseEvent => caseEventItem.parse(item)
