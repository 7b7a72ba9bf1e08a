import * as z from 'zod'
import { type AuditEvent, auditEventTypes } from '../domain/ledger/audit-event.ts'
import { roles } from '../domain/permissions/permission-table.ts'
import { keys } from './keys.ts'

const eventItem = z.object({
  type: z.enum(auditEventTypes),
  at: z.number(),
  actor: z.object({ username: z.string(), role: z.enum(roles), unit: z.string() }),
  commandId: z.string(),
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])),
})

export const fromEventItem = (item: unknown): AuditEvent => eventItem.parse(item)

/** @param version the entitlement's version that this event made: one event a version, so none can be slipped in between */
export const toEventItem = (entitlementId: string, version: number, event: AuditEvent): Record<string, unknown> => ({
  ...keys.event(entitlementId, version),
  ...event,
})
