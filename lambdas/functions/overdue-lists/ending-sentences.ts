import { listDuties, mostTries } from '../../domain/lists/list-duties.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import type { StoredList } from '../../store/lists/list-item.ts'

const again = (office: string): string => `Nếu vẫn không được, lưu lại tệp dạng .xlsx hoặc báo ${office}.`
const days = (ms: number): number => Math.round(ms / (24 * 60 * 60_000))
const why = `vì hệ thống đã thử đọc ${mostTries} lần hoặc suốt một ngày mà không xong`

export const withoutFileSentence =
  'Chưa nhận được tệp trong một giờ nên danh sách này đã đóng; chưa ghi gì vào hệ thống. Chọn tệp và tải lên lại.'

export const unreadSentence = (office: string): string =>
  `0 dòng được nhập, vì tệp đã đến mà hơn một ngày hệ thống không đọc được. Tải tệp lên lại. ${again(office)}`

export function undecidedSentence({ state, counts }: StoredList): string {
  const within = listDuties[state].within ?? 0
  return `0 trong ${groupThousands(counts.rows)} dòng được nhập, vì sau ${days(within)} ngày cán bộ chưa xác nhận. Nếu vẫn cần nhập, tải tệp lên lại.`
}

/**
 * Of a list that no reader brought to its end. The rows that were reached are in, once; the same file brings the others.
 * @param office whom an officer tells that it fails again
 */
export function forsakenSentence({ counts, sums }: Pick<StoredList, 'counts' | 'sums'>, office: string): string {
  const taken = counts.added + counts.changed
  const all = Math.max(counts.rows, sums?.read.people ?? 0)
  const rows = all > 0 ? ` trong ${groupThousands(all)}` : ''
  if (taken === 0) return `0${rows} dòng được nhập, ${why}. Tải tệp lên lại. ${again(office)}`
  return `${groupThousands(taken)}${rows} dòng được nhập (${groupThousands(counts.added)} người mới, ${formatDong(counts.amount)}), các dòng khác chưa, ${why}. Tải lại chính tệp này để nhập phần còn lại: người đã nhập không bị tính hai lần. ${again(office)}`
}

export const stillThereSentence = (office: string): string =>
  `Chưa rút xong danh sách này, ${why}: người đã rút không còn được chi, người chưa rút vẫn giữ. Rút lại lần nữa. Nếu vẫn không được, báo ${office}.`
