import { officeName } from '../permissions/office-name.ts'
import { formatInstant } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { EventHand } from './hand.ts'

/** A past fact about a complaint, written with the change that it tells of. Never the sender's words or number. */
export const complaintEventTypes = [
  'complaint.received',
  'complaint.filed',
  'complaint.accepted',
  'complaint.forwarded',
  'complaint.answered',
  'complaint.refused',
  'complaint.withdrawn',
] as const
export type ComplaintEventType = (typeof complaintEventTypes)[number]

export interface ComplaintEvent {
  readonly type: ComplaintEventType
  /** Milliseconds since 1970. */
  readonly at: number
  /** Null: the sender, who has no account. */
  readonly actor: EventHand | null
  readonly commandId: string
  /** Where to it was moved. */
  readonly what: string | null
  readonly reason: string | null
}

const deeds = {
  'complaint.received': 'gửi phản ánh',
  'complaint.filed': 'ghi nhận phản ánh',
  'complaint.accepted': 'nhận giải quyết',
  'complaint.forwarded': 'chuyển lên cấp trên',
  'complaint.answered': 'trả lời',
  'complaint.refused': 'không thụ lý, nêu lý do',
  'complaint.withdrawn': 'rút phản ánh',
} as const satisfies Record<ComplaintEventType, string>

/** An event in words: when, who, what, why. */
export function complaintSentence({ at, actor, type, what, reason }: ComplaintEvent, tree: UnitTree): string {
  const who = actor ? `${actor.username}, ${officeName(tree, actor.role, actor.unit)}` : 'Người gửi'
  const how = what ? ` (${what})` : ''
  const why = reason ? ` Lý do: ${reason}` : ''
  return `${formatInstant(at)} – ${who}: ${deeds[type]}${how}.${why}`
}
