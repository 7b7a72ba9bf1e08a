import { officeName } from '../permissions/office-name.ts'
import { formatInstant } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { EventHand } from './hand.ts'

/** A past fact about who saw what is shown to few. Written before it is shown: what cannot be noted is not shown. */
export const readingTypes = [
  'id-number.read',
  'id-number.printed',
  'case.read',
  'list-rows.read',
  'register.exported',
  'complaint-contact.read',
] as const
export type ReadingType = (typeof readingTypes)[number]

/** The first reading of an account on a day in Vietnam: the same eyes on the same day learn nothing new. */
export interface ReadingEvent {
  readonly type: ReadingType
  /** Milliseconds since 1970. */
  readonly at: number
  readonly actor: EventHand
}

const deeds = {
  'id-number.read': 'xem đủ số giấy tờ',
  'id-number.printed': 'in đủ số giấy tờ trên danh sách ký nhận',
  'case.read': 'xem đủ số giấy tờ trong vụ nghi trùng',
  'list-rows.read': 'xem các dòng của danh sách, có số giấy tờ',
  'complaint-contact.read': 'xem cách liên hệ người gửi phản ánh',
  'register.exported': 'xuất danh sách đối tượng ra tệp',
} as const satisfies Record<ReadingType, string>

/** Who saw it, when first on that day. */
export const readingSentence = ({ at, actor, type }: ReadingEvent, tree: UnitTree): string =>
  `${formatInstant(at)} – ${actor.username}, ${officeName(tree, actor.role, actor.unit)}: ${deeds[type]}.`
