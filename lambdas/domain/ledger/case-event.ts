import { officeName } from '../permissions/office-name.ts'
import { formatInstant } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { EventHand } from './hand.ts'

/** A past fact about a duplicate case, written with the change that it tells of. */
export const caseEventTypes = [
  'case.opened',
  'case.changed',
  'case.ended',
  'case.joined',
  'case.proposed',
  'case.returned',
  'case.concluded',
  'case.sent-to-commune',
  'case.reported',
  'case.reversal-proposed',
  'case.reversed',
] as const
export type CaseEventType = (typeof caseEventTypes)[number]

export interface CaseEvent {
  readonly type: CaseEventType
  /** Milliseconds since 1970. */
  readonly at: number
  readonly actor: EventHand
  readonly commandId: string
  /** What was decided or found, in words. */
  readonly what: string | null
  readonly reason: string | null
}

const deeds = {
  'case.opened': 'hệ thống mở vụ nghi trùng',
  'case.changed': 'hệ thống cập nhật hồ sơ và căn cứ',
  'case.ended': 'hệ thống khép vụ: không còn căn cứ trùng',
  'case.joined': 'hệ thống nhập vụ này vào một vụ khác',
  'case.proposed': 'đề nghị kết luận, chờ người thứ hai',
  'case.returned': 'không đồng ý, trả lại',
  'case.concluded': 'kết luận',
  'case.sent-to-commune': 'giao xã xác minh',
  'case.reported': 'báo kết quả xác minh',
  'case.reversal-proposed': 'đề nghị huỷ kết luận, chờ người thứ hai',
  'case.reversed': 'huỷ kết luận, mở lại vụ',
} as const satisfies Record<CaseEventType, string>

/** An event in words: when, who, what, why. */
export function caseSentence({ at, actor, type, what, reason }: CaseEvent, tree: UnitTree): string {
  const how = what ? ` (${what})` : ''
  const why = reason ? ` Lý do: ${reason}` : ''
  return `${formatInstant(at)} – ${actor.username}, ${officeName(tree, actor.role, actor.unit)}: ${deeds[type]}${how}.${why}`
}
