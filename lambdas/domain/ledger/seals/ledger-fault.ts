import { formatDay } from '../../time/local-day.ts'

export const faultKinds = [
  'index-missing',
  'index-broken',
  'index-short',
  'seal-differs',
  'seal-missing',
  'chain-broken',
  'day-missing',
  'day-differs',
  'leaves-differ',
  'event-changed',
  'event-deleted',
  'event-inserted',
  'record-changed',
  'record-deleted',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** Something that does not fit the seals. */
export interface LedgerFault {
  readonly kind: FaultKind
  /** Empty where it is the index as a whole. */
  readonly day: string
  /** Empty where it is the day as a whole. */
  readonly unit: string
  /** Its place among the unit's leaves of that day; -1 where it has none. */
  readonly position: number
  /** Which event; null where nothing tells. */
  readonly ref: string | null
}

const words = {
  'index-missing': 'tệp kê các ngày đã niêm phong không còn trên trang công bố',
  'index-broken': 'tệp kê các ngày đã niêm phong không đọc được',
  'index-short': 'ngày này đã niêm phong và công bố, nhưng chuỗi trên trang công bố không còn ngày này nữa',
  'seal-differs': 'mã niêm phong trên trang công bố khác với mã đã ghi lúc niêm phong',
  'seal-missing': 'ngày này có trên trang công bố, nhưng mã đã ghi lúc niêm phong không còn trong dữ liệu',
  'chain-broken': 'mã niêm phong của ngày không tính lại được từ nội dung ngày đó và mã của ngày trước',
  'day-missing': 'thiếu ngày này trong chuỗi niêm phong',
  'day-differs': 'tệp của ngày không khớp với mã niêm phong trong chuỗi',
  'leaves-differ': 'danh sách dấu sự kiện đã công bố không khớp với mã gốc của đơn vị (bị sửa, thêm, bớt hoặc đổi chỗ)',
  'event-changed': 'sự kiện đã bị sửa sau khi niêm phong',
  'event-deleted': 'sự kiện đã bị xoá',
  'event-inserted': 'sự kiện được chèn thêm, không có trong ngày đã niêm phong',
  'record-changed': 'hồ sơ đã bị sửa thẳng trong dữ liệu, không còn như lần ghi cuối cùng của sổ',
  'record-deleted': 'hồ sơ đã bị xoá khỏi dữ liệu, trong sổ vẫn còn lịch sử',
} as const satisfies Record<FaultKind, string>

/** Codes of places only: a fault may be printed and sent on. */
export function faultSentence(
  { kind, day, unit, position, ref }: LedgerFault,
  unitName: (code: string) => string,
): string {
  const where = [
    day ? `Ngày ${formatDay(day)}` : 'Sổ công bố (so-cai.json)',
    ...(unit ? [`${unitName(unit)} (${unit})`] : []),
    ...(position >= 0 ? [`mục thứ ${position + 1}`] : []),
  ].join(', ')
  return `${where}: ${words[kind]}${ref ? `. ${kind.startsWith('record-') ? 'Hồ sơ' : 'Sự kiện'}: ${ref}` : ''}.`
}

/** The oldest day first, what concerns the day as a whole before its units, then place by place. */
export const inFaultOrder = (a: LedgerFault, b: LedgerFault): number =>
  compare(a.day, b.day) ||
  compare(a.unit, b.unit) ||
  rank(a.position) - rank(b.position) ||
  compare(a.ref ?? '', b.ref ?? '')

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What has no place of its own stands behind what has one. */
const rank = (position: number): number => (position < 0 ? Number.MAX_SAFE_INTEGER : position)
