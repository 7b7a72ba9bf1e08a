import type { EventHand } from '../ledger/hand.ts'
import { groupThousands } from '../money/dong.ts'
import { formatInstant } from '../time/local-day.ts'
import { type ExchangeHead, exchangeVersion } from './exchange-file.ts'
import { provinceName } from './provinces.ts'

/**
 * awaiting-upload: the form was given, no file yet · reading: it is checked and kept · comparing: everybody is compared with it ·
 * current: it holds · replaced: a newer one of the same province and programme holds · refused: nothing of it was taken · removing,
 * removed: taken out by the province.
 */
export const foreignFileStates = [
  'awaiting-upload',
  'reading',
  'comparing',
  'current',
  'replaced',
  'refused',
  'removing',
  'removed',
] as const
export type ForeignFileState = (typeof foreignFileStates)[number]

export const foreignFileStateNames = {
  'awaiting-upload': 'Chờ tệp',
  reading: 'Đang kiểm tra',
  comparing: 'Đang đối chiếu',
  current: 'Đang dùng',
  replaced: 'Đã có tệp mới hơn',
  refused: 'Không nhận',
  removing: 'Đang gỡ',
  removed: 'Đã gỡ',
} as const satisfies Record<ForeignFileState, string>

/** How many events a file of that state has: that it was received, and that it was taken out. */
export const eventsOfForeignFile = {
  'awaiting-upload': 0,
  reading: 0,
  comparing: 1,
  current: 1,
  replaced: 1,
  refused: 0,
  removing: 2,
  removed: 2,
} as const satisfies Record<ForeignFileState, number>

/** Which files still work for somebody, or keep marks. */
export const isRemovable = (state: ForeignFileState): boolean => state === 'comparing' || state === 'current'

export interface ForeignFile {
  readonly id: string
  readonly fileName: string
  readonly fileBytes: number
  readonly by: EventHand
  readonly createdAt: number
  readonly state: ForeignFileState
  /** Which version of the object is the file; null until it has arrived. */
  readonly version: string | null
  /** Null until it was checked. */
  readonly head: ExchangeHead | null
  /** How many of its marks are people of this province; null until everybody was compared. */
  readonly found: number | null
  /** The file that it takes the place of. */
  readonly replaces: string | null
  /** The commune that is compared next; null from the first one on. */
  readonly place: string | null
  readonly outcome: string | null
  /** When somebody has worked on it last; 0 where an older program wrote it. */
  readonly sign: number
}

const minute = 60_000
/** A reader works a quarter of an hour at most, and the queue calls the next one a minute later: after that long the file has none. */
const silentMs = 60 * minute
/** Milliseconds for a file of which nothing was taken. */
const unreadMs = 24 * 60 * minute

const isWorkedOn = ({ state }: Pick<ForeignFile, 'state'>): boolean =>
  state === 'reading' || state === 'comparing' || state === 'removing'

/** When somebody has to look whether the file still has a reader; null for one that waits for none. */
export const foreignFileDueAt = (file: Pick<ForeignFile, 'state' | 'sign'>): number | null =>
  isWorkedOn(file) ? file.sign + silentMs : null

/**
 * Of which nothing was taken for a day: it is sent anew. One that holds already, or is taken out, is worked on until it is done, since
 * half of it would stand.
 */
export const isUnreadable = ({ state, createdAt }: Pick<ForeignFile, 'state' | 'createdAt'>, now: number): boolean =>
  state === 'reading' && now >= createdAt + unreadMs

/** Whoever got a form and sent no file in an hour will not send it any more. */
export const uploadMs = 60 * 60_000

/** What is wrong with a head, for whoever has sent the file; null when its lines are worth reading. */
export function faultOfHead(
  head: ExchangeHead,
  own: {
    readonly province: string
    readonly fingerprint: string
    readonly isSealed: boolean
    readonly knowsProgramme: boolean
    readonly now: number
  },
): string | null {
  if (head.key !== own.fingerprint)
    return `Tệp này dùng khoá trao đổi khác (mã khoá ${head.key}, khoá của tỉnh nhà ${own.fingerprint}). Hỏi đầu mối khoá chung rồi xin tỉnh gửi làm lại tệp.`
  if (!own.isSealed)
    return 'Dấu niêm của tệp không đúng: tệp đã bị sửa sau khi làm, hoặc do nơi không giữ khoá chung làm. Xin tỉnh gửi gửi lại tệp gốc.'
  if (head.province === own.province) return 'Đây là tệp của tỉnh nhà. Tải lên tệp mà tỉnh khác gửi sang.'
  if (!own.knowsProgramme)
    return `Tệp thuộc chương trình "${head.programme}" không chạy ở đây. Xin tỉnh gửi tệp của chương trình đang chi.`
  if (Date.parse(head.madeAt) > own.now + 24 * 60 * 60_000)
    return `Tệp ghi ngày làm ${formatInstant(Date.parse(head.madeAt))}, còn ở phía trước. Xin tỉnh gửi xem lại đồng hồ rồi làm lại tệp.`
  return null
}

export const fileFaults = {
  empty: 'Tệp trống. Chọn lại tệp mà tỉnh khác gửi sang.',
  noHead:
    'Đây không phải tệp trao đổi giữa các tỉnh: dòng đầu không phải phần đầu của tệp. Chọn lại tệp (đuôi .jsonl).',
  otherVersion: `Tệp theo phiên bản định dạng khác; hệ thống này đọc phiên bản ${exchangeVersion}. Xin tỉnh gửi làm lại tệp.`,
  brokenLine: (line: number): string =>
    `Dòng ${groupThousands(line)} của tệp bị hỏng. Không nhận phần nào của tệp; xin tỉnh gửi gửi lại.`,
  unordered: (line: number): string =>
    `Dòng ${groupThousands(line)} lặp lại hoặc không theo thứ tự. Không nhận phần nào của tệp; xin tỉnh gửi làm lại.`,
  truncated: (written: number, found: number): string =>
    `Tệp không đủ: phần đầu ghi ${groupThousands(written)} dòng, trong tệp có ${groupThousands(found)} dòng. Tệp bị cắt khi gửi; tải lại từ nơi gửi.`,
  changed: 'Mã kiểm của các dòng không khớp với phần đầu: tệp bị sửa hoặc hỏng khi gửi. Xin tỉnh gửi gửi lại.',
  gone: 'Không đọc được tệp đã tải lên. Tải lên lại; nếu vẫn không được, báo quản trị hệ thống.',
} as const

/** Why a file that is right is not taken: one at least as new holds already. Null when it may take that one's place. */
export function faultOfAge(
  { province, programme, madeAt, hash }: ExchangeHead,
  current: { readonly madeAt: string; readonly hash: string } | undefined,
): string | null {
  if (!current || madeAt > current.madeAt) return null
  const of = `${provinceName(province)}, chương trình ${programme}`
  return hash === current.hash && madeAt === current.madeAt
    ? `Tệp này đã nhận rồi (${of}, làm lúc ${formatInstant(Date.parse(madeAt))}). Không có gì thay đổi.`
    : `Đang dùng tệp mới hơn của ${of} (làm lúc ${formatInstant(Date.parse(current.madeAt))}). Tệp cũ hơn không thay được.`
}
