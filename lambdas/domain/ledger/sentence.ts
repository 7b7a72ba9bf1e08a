import { hideNumbers } from '../ids/hide-numbers.ts'
import { formatInstant } from '../time/local-day.ts'
import type { AuditEvent, AuditEventType } from './audit-event.ts'
import { recordFields } from './record-fields.ts'

const deeds = {
  'entitlement.approved': 'đưa vào danh sách được phê duyệt',
  'entitlement.corrected': 'sửa theo danh sách gửi lại',
  'entitlement.withdrawn': 'rút khỏi hệ thống cùng cả danh sách',
  'duplicate.warned': 'hệ thống cảnh báo trùng số giấy tờ',
  'duplicate.cleared': 'hệ thống bỏ cảnh báo trùng số giấy tờ',
  'review.opened': 'hệ thống đưa vào rà soát trùng',
  'review.changed': 'hệ thống cập nhật việc rà soát trùng',
  'review.ended': 'hệ thống thôi rà soát trùng, không còn căn cứ',
  'review.concluded': 'kết luận rà soát trùng',
  'review.reversed': 'huỷ kết luận rà soát trùng',
  'foreign.found': 'hệ thống báo số giấy tờ có trong danh sách của tỉnh khác',
  'foreign.changed': 'hệ thống cập nhật theo tệp mới của tỉnh khác',
  'foreign.ended': 'hệ thống thôi báo, số giấy tờ không còn trong danh sách của tỉnh khác',
  'foreign.concluded': 'kết luận về danh sách của tỉnh khác',
  'foreign.reopened': 'huỷ kết luận về danh sách của tỉnh khác',
  'payment.recorded': 'ghi nhận đã chi trả',
  'payment.not-received': 'ghi nhận không chi được',
  'payment.undone': 'huỷ cập nhật chi trả',
  'payment.handed-over': 'chuyển đơn vị chi trả',
  'payment.taken-back': 'lấy lại từ đơn vị chi trả',
  'support.amended': 'điều chỉnh khoản hỗ trợ theo quyết định',
  'support.resumed': 'cho chi lại khoản hỗ trợ',
  'support.resumption-undone': 'huỷ việc cho chi lại',
  'support.cancelled': 'huỷ khoản hỗ trợ theo quyết định',
  'support.reinstated': 'khôi phục khoản hỗ trợ đã huỷ',
  'recovery.opened': 'lập thu hồi khoản chi sai',
  'recovery.returned': 'ghi nhận tiền thu hồi',
  'recovery.refused': 'ghi nhận không trả lại tiền',
  'recovery.undone': 'huỷ cập nhật thu hồi',
} as const satisfies Record<AuditEventType, string>

/** The event for who may read no ID numbers. What officers and lists have written may stand in any of its fields. */
export const withoutNumbers = (event: AuditEvent): AuditEvent => ({
  ...event,
  reason: event.reason && hideNumbers(event.reason),
  changes: Object.fromEntries(
    Object.entries(event.changes).map(([field, [from, to]]) => [
      field,
      [from && hideNumbers(from), to && hideNumbers(to)],
    ]),
  ),
})

/** An event in words: who, when, what, from what to what, why. Codes of units, which stand in brackets, become names. */
export function sentenceOf(event: AuditEvent, office: string, unitName: (code: string) => string): string {
  const named = (text: string): string => text.replace(/\((\d{2,8})\)/g, (_, code: string) => `(${unitName(code)})`)
  const changes = Object.entries(event.changes)
    .filter(([, [from, to]]) => from !== to)
    .map(
      ([field, [from, to]]) =>
        `${recordFields[field] ?? field}: ${from === null ? '' : `${from} → `}${named(to ?? '(bỏ)')}`,
    )
  const what = changes.length > 0 ? ` (${changes.join('; ')})` : ''
  // What stands beside a payment is the form's note; why it was entered late is told among the changes.
  const word = event.type === 'payment.recorded' ? 'Ghi chú' : 'Lý do'
  const why = event.reason ? ` ${word}: ${event.reason}` : ''
  return `${formatInstant(event.at)} – ${event.actor.username}, ${office}: ${deeds[event.type]}${what}.${why}`
}
