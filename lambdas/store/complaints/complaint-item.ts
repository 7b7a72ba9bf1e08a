import * as z from 'zod'
import {
  type Complaint,
  type ComplaintContact,
  type ComplaintState,
  type ComplaintSubject,
  complaintStates,
  complaintSubjects,
  ownerOf,
} from '../../domain/complaints/complaint.ts'
import { type ComplaintEvent, complaintEventTypes } from '../../domain/ledger/complaint-event.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { toLedgerItem } from '../ledger/ledger-item.ts'
import { eventHandItem, handItem } from '../table/hand-item.ts'
import { keys } from '../table/keys.ts'
import { parentOf } from '../table/parent-units.ts'

const complaintItem = z.object({
  number: z.string(),
  programme: z.string(),
  commune: z.string(),
  subject: z.enum(complaintSubjects),
  text: z.string(),
  supports: z.array(z.string()),
  filedBy: handItem.nullable(),
  receivedAt: z.number(),
  owners: z.array(z.string()).min(1),
  state: z.enum(complaintStates),
  deadline: z.string(),
  answer: z.object({ text: z.string(), by: handItem, at: z.number() }).nullable(),
  version: z.number(),
})

/** @throws ZodError when the stored row is no complaint */
export const fromComplaintItem = (item: unknown): Complaint => complaintItem.parse(item)

/** @param sent a mark of what was sent: the same words again are the same complaint */
export const toComplaintItem = (complaint: Complaint, sent: string): Record<string, unknown> => ({
  ...keys.complaint(complaint.number),
  ...complaint,
  sent,
})

const contactItem = z.object({ name: z.string().nullable(), phone: z.string().nullable() })
export const fromContactItem = (item: unknown): ComplaintContact => contactItem.parse(item)

const complaintEventItem = z.object({
  type: z.enum(complaintEventTypes),
  at: z.number(),
  actor: eventHandItem.nullable(),
  commandId: z.string(),
  what: z.string().nullable(),
  reason: z.string().nullable(),
})
export const fromComplaintEventItem = (item: unknown): ComplaintEvent => complaintEventItem.parse(item)

/**
 * Sealed with the events of the commune that it comes from.
 * @param record its item, as the same transaction writes it
 */
export const toComplaintEventItem = (
  { number, version, commune }: Complaint,
  event: ComplaintEvent,
  record: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  toLedgerItem(keys.complaintEvent(number, version), { unit: commune, of: null }, event, record)

/** What a list of complaints shows: nothing that the sender wrote, and nothing of who he is. */
export interface ListedComplaint {
  readonly number: string
  readonly programme: string
  readonly commune: string
  readonly subject: ComplaintSubject
  readonly state: ComplaintState
  readonly deadline: string
  readonly receivedAt: number
  readonly owners: readonly string[]
}

const listed = complaintItem.pick({
  number: true,
  programme: true,
  commune: true,
  subject: true,
  state: true,
  deadline: true,
  receivedAt: true,
  owners: true,
})
export const fromComplaintPointer = (item: unknown): ListedComplaint => listed.parse(item)

/** Its place among those of its district; put anew, under the same key, with each change. */
export function toComplaintPointer(tree: UnitTree, complaint: Complaint): Record<string, unknown> {
  const { commune, receivedAt, number } = complaint
  return {
    ...keys.complaintByTime(parentOf(tree, commune), receivedAt, number),
    ...listed.parse(complaint),
    owner: ownerOf(complaint),
  }
}
