import { officeName } from '../permissions/office-name.ts'
import { formatInstant } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { type Changes, changesInWords } from './changes-in-words.ts'
import type { EventHand } from './hand.ts'

/**
 * A past fact about what offices set and order: lists, batches of payments, planned figures, settings, reports by mail. Written in the
 * transaction of the change. No person of the register in it, and no text that a file brings: file names and cells may name people.
 */
const deeds = {
  'list.opened': 'mở danh sách để tải tệp lên',
  'list.uploaded': 'tải tệp lên',
  'list.checked': 'hệ thống kiểm tra xong, chờ xác nhận',
  'list.refused': 'hệ thống không nhập danh sách',
  'list.answered': 'trả lời câu hỏi của bước kiểm tra, kiểm tra lại',
  'list.apply-ordered': 'xác nhận nhập danh sách',
  'list.brought-in': 'hệ thống nhập xong danh sách',
  'list.withdraw-ordered': 'yêu cầu rút cả danh sách',
  'list.withdrawn': 'hệ thống rút xong danh sách',
  'list.kept': 'hệ thống không rút được, danh sách giữ nguyên',
  'list.expired': 'hệ thống khép danh sách đã quá hạn',
  'list.given-up': 'hệ thống khép danh sách không xử lý xong',
  'batch.opened': 'lập đợt ghi chi trả',
  'batch.account-ordered': 'yêu cầu lập đối chiếu của đơn vị chi trả',
  'batch.uploaded': 'tải tệp kết quả chi trả lên',
  'batch.checked': 'hệ thống xem trước xong, chờ xác nhận',
  'batch.refused': 'hệ thống không ghi được đợt',
  'batch.confirmed': 'xác nhận ghi cả đợt',
  'batch.written': 'hệ thống ghi xong đợt',
  'batch.account-drawn': 'hệ thống lập xong đối chiếu',
  'batch.undo-ordered': 'yêu cầu huỷ cả đợt',
  'batch.undone': 'hệ thống huỷ xong đợt',
  'plan.set': 'nhập số kế hoạch',
  'case-settings.set': 'sửa cài đặt rà soát trùng',
  'subscription.made': 'đặt gửi báo cáo qua thư',
  'subscription.changed': 'sửa việc gửi báo cáo qua thư',
  'subscription.switched-off': 'tạm ngừng gửi báo cáo qua thư',
  'subscription.switched-on': 'gửi lại báo cáo qua thư',
} as const

export type OfficeEventType = keyof typeof deeds
export const officeEventTypes = Object.keys(deeds) as [OfficeEventType, ...OfficeEventType[]]

export interface OfficeEvent {
  readonly type: OfficeEventType
  /** Milliseconds since 1970. */
  readonly at: number
  /** Null: the system alone, on nobody's word. */
  readonly actor: EventHand | null
  readonly commandId: string
  readonly reason: string | null
  readonly changes: Changes
}

const fields: Readonly<Record<string, string>> = {
  commune: 'xã',
  policy: 'chính sách',
  decision: 'quyết định',
  review: 'kiểm tra trước khi nhập',
  kind: 'loại đợt',
  file: 'mã SHA-256 của tệp',
  paidOn: 'ngày chi',
  people: 'số người',
  lines: 'số dòng',
  added: 'thêm mới',
  changed: 'sửa',
  same: 'không đổi',
  refused: 'không nhận',
  written: 'đã ghi',
  kept: 'giữ nguyên',
  undone: 'đã huỷ',
  amount: 'số tiền',
  columns: 'cột',
  accepted: 'chấp nhận gợi ý',
  convert: 'đổi phông chữ cũ',
  certainStopsPayment: 'vụ chắc chắn trùng dừng chi',
  possibleWarnsPayer: 'vụ có thể trùng báo đơn vị chi trả',
  certainDays: 'hạn vụ chắc chắn trùng (ngày)',
  possibleDays: 'hạn vụ có thể trùng (ngày)',
  verifyDays: 'hạn xã xác minh (ngày)',
  mostSuspected: 'ngưỡng dừng danh sách nghi trùng (%)',
  kinds: 'báo cáo',
  recipients: 'gửi tới',
  time: 'giờ gửi',
  weekdays: 'ngày gửi',
}

/** An event in words: when, who, what, from what to what, why. */
export function officeSentence({ at, actor, type, changes, reason }: OfficeEvent, tree: UnitTree): string {
  const { commune } = changes
  const nameOf = (code: string | null): string | null => code && (tree.find(code)?.name ?? code)
  const named = commune ? { ...changes, commune: [nameOf(commune[0]), nameOf(commune[1])] as const } : changes
  const who = actor ? `${actor.username}, ${officeName(tree, actor.role, actor.unit)}` : 'Hệ thống'
  const why = reason ? ` Lý do: ${reason}` : ''
  return `${formatInstant(at)} – ${who}: ${deeds[type]}${changesInWords(named, fields)}.${why}`
}

export const yesOrNo = (is: boolean): string => (is ? 'có' : 'không')
