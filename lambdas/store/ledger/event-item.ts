import * as z from 'zod'
import { type AuditEvent, auditEventTypes } from '../../domain/ledger/audit-event.ts'
import { receiptType } from '../../domain/ledger/seals/receipt.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { findPolicy, findProgramme } from '../../domain/programmes/programmes.ts'
import { eventHandItem } from '../table/hand-item.ts'
import { keys } from '../table/keys.ts'
import { unpackedItem } from '../table/packed-item.ts'
import { toPackedLedgerItem } from './ledger-item.ts'
import { recordHash } from './record-hash.ts'

const eventItem = z.object({
  type: z.enum(auditEventTypes),
  at: z.number(),
  actor: eventHandItem,
  commandId: z.string(),
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])),
})

export const fromEventItem = (item: Record<string, unknown>): AuditEvent => eventItem.parse(unpackedItem(item))

/** As a citizen may be shown it: a policy's code would tell of health or family. */
function publicPolicy({ programme, policy }: Entitlement): string {
  const known = findProgramme(programme)
  return (known && findPolicy(known, policy)?.publicName) ?? policy
}

/**
 * @param after as the event leaves it: one event a version, so none can be slipped in between
 * @param record its item, as the same transaction writes it; null for a step on the way, which no item shows
 */
export function toEventItem(
  after: Entitlement,
  event: AuditEvent,
  record: Readonly<Record<string, unknown>> | null,
): Record<string, unknown> {
  const { payment } = after
  return toPackedLedgerItem(
    keys.event(after.id, after.version),
    {
      unit: after.commune,
      of: {
        programme: after.programme,
        policy: publicPolicy(after),
        amount: after.amount,
        status: after.status,
        paidOn: payment?.paidOn ?? null,
        fullName: after.person.fullName,
        ...(event.type === receiptType && payment ? { paid: { amount: payment.amount, months: payment.months } } : {}),
      },
    },
    record ? { ...event, record: recordHash(record) } : event,
  )
}
