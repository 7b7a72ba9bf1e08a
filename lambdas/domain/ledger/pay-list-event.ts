import { officeName } from '../permissions/office-name.ts'
import { formatInstant } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { EventHand } from './hand.ts'

/** A past fact about a printed pay list, written with the change that it tells of. */
export const payListEventTypes = [
  'pay-list.ordered',
  'pay-list.printed',
  'pay-list.failed',
  'pay-list.reconciled',
  'pay-list.voided',
  'pay-list.batched',
] as const
export type PayListEventType = (typeof payListEventTypes)[number]

export interface PayListEvent {
  readonly type: PayListEventType
  /** Milliseconds since 1970. */
  readonly at: number
  readonly actor: EventHand
  readonly commandId: string
  /** What was printed or found, in words. */
  readonly what: string | null
}

/** The printer's own deed, in the name of whoever ordered the list. @param what null where nothing was printed */
export const printerDeed = (
  { by, commandId }: { readonly by: EventHand; readonly commandId: string },
  at: number,
  what: string | null,
): PayListEvent => ({ type: what === null ? 'pay-list.failed' : 'pay-list.printed', at, actor: by, commandId, what })

const deeds = {
  'pay-list.ordered': 'yêu cầu in danh sách ký nhận',
  'pay-list.printed': 'hệ thống in xong danh sách',
  'pay-list.failed': 'hệ thống không in được danh sách',
  'pay-list.reconciled': 'đối chiếu bản đã ký',
  'pay-list.voided': 'huỷ danh sách, bản giấy không còn giá trị',
  'pay-list.batched': 'lập đợt ghi chi trả từ bản đã ký',
} as const satisfies Record<PayListEventType, string>

/** An event in words: when, who, what. */
export function payListSentence({ at, actor, type, what }: PayListEvent, tree: UnitTree): string {
  const how = what ? ` (${what})` : ''
  return `${formatInstant(at)} – ${actor.username}, ${officeName(tree, actor.role, actor.unit)}: ${deeds[type]}${how}.`
}
