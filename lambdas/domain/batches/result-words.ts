import { foldText } from '../names/fold-text.ts'
import type { NoIdNumberReason, NotPaidReason } from '../payments/payment-status.ts'

/** What the column "Kết quả" says; null where it says nothing that can be understood. */
export type ResultWord = 'paid' | NotPaidReason | 'not-paid' | null

/**
 * The more special before the more general: "đã mất" is no payment, "chưa nhận do vắng" is an absence. Whose card is lost is not dead, nor
 * is whose wife has died; and who has money moved to an account has not moved himself.
 */
const reasons: readonly (readonly [RegExp, NotPaidReason])[] = [
  [
    /(?<!\b(?:chong|vo|con|bo|me|cha|chau) )\b(?:da mat|chet|tu vong|qua doi|mat ngay)\b(?! (?:giay|cmnd|cmt|cccd|can cuoc|chung minh|the|so|lien lac|dien thoai|tin)\b)|^mat$/,
    'deceased',
  ],
  [/\b(?:tu choi|khong nhan ho tro|xin khong nhan|tu nguyen khong nhan)\b/, 'refused'],
  [
    /\b(?:chuyen di|chuyen noi|chuyen den|chuyen cho o|chuyen khau|da chuyen(?! (?:khoan|tien|tra|cho)\b)|khong con o)\b/,
    'moved',
  ],
  [/\b(?:sai ten|sai so|sai thong tin|sai ngay|sai cmnd|sai cccd|khong dung ten|khong khop|sai)\b/, 'wrong-data'],
  [/\btrung\b/, 'duplicate'],
  [/\b(?:khieu nai|phan anh|to cao|tranh chap)\b/, 'complaint'],
  [
    /\b(?:vang|vang mat|di lam xa|di xa|di vang|(?:khong|mat) lien lac|khong lien he|khong gap|khong o nha|khong co (?:mat|nha)|chua den)\b/,
    'absent',
  ],
]
/** "O.K" is no "không". */
const notPaid =
  /\b(?:chua|khong|chuyen hoan|hoan tra|tra lai|tra ve|hoan ve|that bai|giao dich loi|loi giao dich|ko|(?<!o\W*)k)\b/
/** "v" ticks where there is one thing to tick; in a column of results it is "vắng" as often, beside those who are "x". */
const tick = /^(?:x|1|co|roi|du|xong|o ?k|da)$/
/** "Đã nhận giấy mời", "đã trả lại" and "không thành công" hand nothing out. */
const handedOut =
  /\bda (?:chi|nhan|phat|linh)\b(?! (?:duoc )?(?:tin|thong bao|giay|phieu|quyet dinh|ho so|don|dien thoai|thu)\b)|\bda tra\b(?! (?:lai|ve)\b)|\b(?:chi roi|nhan roi)\b|(?<!\b(?:chua|khong|ko) )\b(?:du tien|thanh cong|hoan thanh)\b/
const signed = /\bda ky\b(?! (?:giay|don|bien ban)\b)/
/**
 * Of a part, of a month, in another list, before or by mistake: not that what is due here was handed out. What is counted in them may be a
 * sum, a part, a month, a day: each has a column of its own.
 */
const handedOtherwise =
  /[?\d]|\b(?:mot (?:phan|nua)|thieu|thang|tam ung|(?:noi|xa|huyen|tinh|dia phuong|chinh sach|che do|doi tuong) khac|danh sach|ds|ben|dien(?! thoai)|(?:dot|lan|ky|tu|thang) truoc)\b/
/** Entered, handed out or written by mistake, and taken back. */
const takenBack =
  /\b(?:chi nham|nham (?:nguoi|ten|doi tuong|lan|dot)|(?:da|xin|bi) huy|huy (?:chi|bo|dong|giao dich|gd)|(?:xoa|loai) (?:dong|ra|ten|khoi)|thu (?:hoi|lai)|nop (?:lai|tra|ve)|hoan (?:nhap|lai))\b/
/** With their accents: "Huy" is a name, and "bố" a father. */
const cancelled = /(?<!\p{L})(?:hủy|huỷ|bỏ (?:dòng|ra|tên))(?!\p{L})/iu
const handedInPart =
  /\b(?:mot (?:phan|nua)|1\/\d|thieu tien)\b|\b(?:chi (?:nhan|chi|tra|linh) (?:duoc )?|thieu )\d|\d ?%/
/** Said of somebody who is said to be paid as well, one of the two is wrong. */
const denied = /\b(?:(?:chua|khong) (?:nhan|chi|tra|phat|linh|den|gap)|tra lai|hoan tra|chuyen hoan)\b/
const byOther =
  /\b(?:(?:vo|chong|con(?: (?:trai|gai|dau|re))?|chau|me|bo|cha|nguoi (?:nha|than)) (?:(?:di|den) )?(?:ky|nhan|linh)|(?:nhan|linh|ky) (?:thay|giup|dum|ho(?! (?:ngheo|can|kinh|gia|khau)\b))|uy quyen)\b/

/** "Đã nhắn" is no "đã nhận", which has other accents. */
const folded = (words: string): string => foldText(words.normalize('NFC').replace(/nhắn/giu, 'báo')).trim()

/** Whether the money, or the entry itself, is said to have been taken back. */
const isTakenBack = (words: string): boolean => takenBack.test(folded(words)) || cancelled.test(words.normalize('NFC'))

/** Why the money did not change hands, as far as the words tell. */
export function reasonIn(words: string): NotPaidReason | null {
  const text = folded(words)
  return reasons.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/**
 * "Đã chi trả", "chưa nhận", "từ chối", "x": what happened, in the words of post offices. Words that say both that the money was handed out
 * and that it was not, or that it was in part, are for the officer to say otherwise.
 */
export function resultWord(words: string): ResultWord {
  const text = folded(words)
  if (text === '') return null
  const isHandedOut = handedOut.test(text)
  const word = reasonIn(words) ?? (notPaid.test(text) ? 'not-paid' : null)
  if (word) return isHandedOut ? null : word
  if (isTick(words)) return text.includes('?') ? null : 'paid'
  const isOtherwise = handedOtherwise.test(text) || /\bnham\b/.test(text) || isTakenBack(words)
  return (isHandedOut || signed.test(text)) && !isOtherwise ? 'paid' : null
}

/** "x", "1", "✓"; not "v", which a column has to be ticked for. */
function isTick(words: string): boolean {
  const plain = folded(words)
    .replace(/[^a-z0-9 ]+/g, ' ')
    .trim()
  return tick.test(plain) || /^[✓✔√☑]$/u.test(words.trim())
}

/** Whether a column for one thing alone, "Đã chi" or "Chưa chi", is ticked. */
export const isTicked = (words: string): boolean => /^v$/iu.test(words.trim()) || resultWord(words) === 'paid'

/** Whether a remark says that somebody else took the money. */
export const saysByOther = (words: string): boolean => byOther.test(folded(words))

/**
 * Whether a reason or a remark beside "đã chi" says that the person got nothing, a part, or has given it back.
 * @param isByOther somebody else took the money, which he may have died or been away for
 */
export function deniesPayment(words: string, isByOther: boolean): boolean {
  const text = folded(words)
  if (isTakenBack(words) || handedInPart.test(text)) return true
  if (denied.test(text)) return !handedOut.test(text)
  const reason = reasonIn(words)
  if (reason === 'refused') return true
  return !isByOther && (reason === 'deceased' || /^(?:di )?vang(?: mat| nha)?$/.test(text))
}

/** A child's card is not yet issued whatever else the words say; a lost one was issued once. */
const noNumber: readonly (readonly [RegExp, NoIdNumberReason])[] = [
  [/\b(?:tre em|tre nho|con nho|so sinh|chua du tuoi|duoi 1[46] tuoi)\b/, 'child'],
  [/\b(?:mat|that lac|cap lai|lam lai|cap doi|dang lam)\b/, 'lost-card'],
  [/\b(?:chua (?:tung|duoc cap|cap|lam)|khong duoc cap)\b/, 'never-issued'],
]

/** Why somebody has no ID number, as far as the words tell. */
export function noNumberReasonIn(words: string): NoIdNumberReason | null {
  const text = foldText(words)
  return noNumber.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
