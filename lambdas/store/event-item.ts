import * as z from 'zod'
import { type AuditEvent, auditEventTypes } from '../domain/ledger/audit-event.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { roles } from '../domain/permissions/permission-table.ts'
import { keys } from './keys.ts'
import { toLedgerItem } from './ledger-item.ts'

const eventItem = z.object({
  type: z.enum(auditEventTypes),
  at: z.number(),
  actor: z.object({ username: z.string(), role: z.enum(roles), unit: z.string(), from: z.string().optional() }),
  commandId: z.string(),
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])),
})

export const fromEventItem = (item: unknown): AuditEvent => eventItem.parse(item)

/** @param after as the event leaves it: one event a version, so none can be slipped in between */
export const toEventItem = (after: Entitlement, event: AuditEvent): Record<string, unknown> =>
  toLedgerItem(
    keys.event(after.id, after.version),
    {
      unit: after.commune,
      of: {
        programme: after.programme,
        policy: after.policy,
        amount: after.amount,
        status: after.status,
        paidOn: after.payment?.paidOn ?? null,
        fullName: after.person.fullName,
      },
    },
    event,
  )
