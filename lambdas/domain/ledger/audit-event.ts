import type { EventHand } from './hand.ts'

/** A past fact about an entitlement. Written in the same transaction as the change that it tells of, never altered afterwards. */
export const auditEventTypes = [
  'entitlement.approved',
  'entitlement.corrected',
  'entitlement.withdrawn',
  'duplicate.warned',
  'duplicate.cleared',
  'review.opened',
  'review.changed',
  'review.ended',
  'review.concluded',
  'review.reversed',
  'foreign.found',
  'foreign.changed',
  'foreign.ended',
  'foreign.concluded',
  'foreign.reopened',
  'payment.recorded',
  'payment.not-received',
  'payment.undone',
  'payment.handed-over',
  'payment.taken-back',
  'support.amended',
  'support.resumed',
  'support.resumption-undone',
  'support.cancelled',
  'support.reinstated',
  'recovery.opened',
  'recovery.returned',
  'recovery.refused',
  'recovery.undone',
] as const
export type AuditEventType = (typeof auditEventTypes)[number]

export interface AuditEvent {
  readonly type: AuditEventType
  /** Milliseconds since 1970. */
  readonly at: number
  readonly actor: EventHand
  /** The id of the command or list that caused it: the same command never makes a second event. */
  readonly commandId: string
  readonly reason: string | null
  /** Field → [old, new] in words fit for showing; ID numbers are masked. */
  readonly changes: Readonly<Record<string, readonly [string | null, string | null]>>
}
