import { officeName } from '../permissions/office-name.ts'
import { programmes } from '../programmes/programmes.ts'
import { formatDay, formatInstant } from '../time/local-day.ts'
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
  'list.checked': 'kiểm tra xong, chờ xác nhận',
  'list.refused': 'không nhập danh sách',
  'list.answered': 'trả lời câu hỏi của bước kiểm tra, kiểm tra lại',
  'list.apply-ordered': 'xác nhận nhập danh sách',
  'list.brought-in': 'nhập xong danh sách',
  'list.withdraw-ordered': 'yêu cầu rút cả danh sách',
  'list.withdrawn': 'rút xong danh sách',
  'list.kept': 'không rút được, danh sách giữ nguyên',
  'list.expired': 'khép danh sách đã quá hạn',
  'list.given-up': 'khép danh sách không xử lý xong',
  'batch.opened': 'lập đợt ghi chi trả',
  'batch.account-ordered': 'yêu cầu lập đối chiếu của đơn vị chi trả',
  'batch.uploaded': 'tải tệp kết quả chi trả lên',
  'batch.checked': 'xem trước xong, chờ xác nhận',
  'batch.refused': 'không ghi được đợt',
  'batch.confirmed': 'xác nhận ghi cả đợt',
  'batch.written': 'ghi xong đợt',
  'batch.account-drawn': 'lập xong đối chiếu',
  'batch.undo-ordered': 'yêu cầu huỷ cả đợt',
  'batch.undone': 'huỷ xong đợt',
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
  review: 'xem trước khi nhập',
  kind: 'loại đợt',
  paidOn: 'ngày chi',
  people: 'số người',
  lines: 'số dòng',
  acting: 'số dòng ghi được',
  byOther: 'trong đó người khác nhận thay',
  notPaid: 'trong đó không chi được',
  added: 'thêm mới',
  changed: 'sửa',
  same: 'không đổi',
  refused: 'không nhận',
  written: 'đã ghi',
  kept: 'giữ nguyên',
  undone: 'đã huỷ',
  amount: 'số tiền',
  file: 'mã tệp (SHA-256)',
  definition: 'xét theo văn bản của chương trình đến ngày',
  columns: 'cột',
  toBePaid: 'xác nhận là danh sách được hỗ trợ',
  anotherGrant: 'xác nhận là đợt hỗ trợ khác',
  correctsFormer: 'xác nhận là quyết định đính chính',
  accepted: 'chấp nhận gợi ý',
  declined: 'từ chối gợi ý',
  convert: 'đổi phông chữ cũ',
  keptAsWritten: 'giữ nguyên chữ trong tệp',
  certainStopsPayment: 'tạm dừng chi vụ chắc chắn trùng',
  possibleWarnsPayer: 'báo đơn vị chi trả về vụ có thể trùng',
  certainDays: 'hạn kết luận vụ chắc chắn trùng (ngày)',
  possibleDays: 'hạn kết luận vụ có thể trùng (ngày)',
  verifyDays: 'hạn xã xác minh (ngày)',
  mostSuspected: 'dừng danh sách có số người mới nghi trùng quá (%)',
  units: 'địa bàn',
  kinds: 'báo cáo',
  formats: 'tệp đính kèm',
  recipients: 'gửi tới',
  time: 'giờ gửi',
  weekdays: 'ngày gửi',
}

/** What the system does when an officer's word is carried out, or nobody has said any. */
const byItself: ReadonlySet<OfficeEventType> = new Set([
  'list.checked',
  'list.refused',
  'list.brought-in',
  'list.withdrawn',
  'list.kept',
  'list.expired',
  'list.given-up',
  'batch.checked',
  'batch.refused',
  'batch.written',
  'batch.account-drawn',
  'batch.undone',
])

/** An event in words: when, who, what, from what to what, why. */
export function officeSentence(event: OfficeEvent, tree: UnitTree): string {
  const { at, actor, type, reason } = event
  const officer = actor && `${actor.username}, ${officeName(tree, actor.role, actor.unit)}`
  const who = byItself.has(type)
    ? `Hệ thống${officer ? ` (theo yêu cầu của ${officer})` : ''}`
    : (officer ?? 'Hệ thống')
  const why = reason ? ` Lý do: ${reason}` : ''
  return `${formatInstant(at)} – ${who}: ${deeds[type]}${changesInWords(named(event.changes, tree), fields)}.${why}`
}

/** The changes as people call things: a commune and a policy by name, a file by the beginning of its mark, of a list what came and went. */
function named(changes: Changes, tree: UnitTree): Changes {
  const nameOf = (code: string): string => tree.find(code)?.name ?? code
  const words: Readonly<Record<string, (code: string) => string>> = {
    commune: nameOf,
    units: (codes) => codes.split(', ').map(nameOf).join(', '),
    policy: policyInWords,
    file: (digest) => `${digest.slice(0, 12)}…`,
    definition: formatDay,
  }
  return Object.fromEntries(
    Object.entries(changes).map(([field, [from, to]]) => {
      const inWords = words[field] ?? ((text: string) => text)
      if (isListed.has(field) && from && to)
        return [field, [null, cameAndWent(inWords(from).split(', '), inWords(to).split(', '))]]
      return [field, [from && inWords(from), to && inWords(to)]]
    }),
  )
}

/** "A6 Bảo trợ xã hội": a policy's code is of one programme alone. */
function policyInWords(code: string): string {
  const policy = programmes.flatMap(({ policies }) => policies).find((one) => one.code === code)
  return policy ? `${code} ${policy.publicName}` : code
}

const isListed: ReadonlySet<string> = new Set(['units', 'kinds', 'formats', 'recipients', 'weekdays'])

function cameAndWent(before: readonly string[], after: readonly string[]): string {
  const [came, went] = [after.filter((one) => !before.includes(one)), before.filter((one) => !after.includes(one))]
  return [
    ...(came.length > 0 ? [`thêm ${came.join(', ')}`] : []),
    ...(went.length > 0 ? [`bỏ ${went.join(', ')}`] : []),
  ].join(', ')
}

export const yesOrNo = (is: boolean): string => (is ? 'có' : 'không')
