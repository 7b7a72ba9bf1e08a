import { foldText } from '../names/fold-text.ts'
import type { NoIdNumberReason, NotPaidReason } from '../payments/payment-status.ts'

/** What the column "Kết quả" says; null where it says nothing that can be understood. */
export type ResultWord = 'paid' | NotPaidReason | 'not-paid' | null

/** The more special before the more general: "đã mất" is no payment, "chưa nhận do vắng" is an absence. */
const reasons: readonly (readonly [RegExp, NotPaidReason])[] = [
  [/\b(?:da mat|chet|tu vong|qua doi|mat ngay)\b/, 'deceased'],
  [/\b(?:tu choi|khong nhan ho tro|xin khong nhan|tu nguyen khong nhan)\b/, 'refused'],
  [/\b(?:chuyen di|chuyen noi|chuyen den|chuyen cho o|chuyen khau|da chuyen|khong con o)\b/, 'moved'],
  [/\b(?:sai ten|sai so|sai thong tin|sai ngay|sai cmnd|sai cccd|khong dung ten|khong khop|sai)\b/, 'wrong-data'],
  [/\btrung\b/, 'duplicate'],
  [/\b(?:khieu nai|phan anh|to cao|tranh chap)\b/, 'complaint'],
  [
    /\b(?:vang|vang mat|di lam xa|di xa|di vang|khong lien lac|khong lien he|khong gap|khong o nha|chua den)\b/,
    'absent',
  ],
]
const notPaid = /\b(?:chua|khong|chuyen hoan|hoan tra|tra lai|tra ve|hoan ve|ko|k)\b/
const paid =
  /^(?:x|v|1|co|roi|du|xong|ok|da)$|\b(?:da chi|da nhan|da tra|da phat|da ky|da linh|chi roi|nhan roi|du tien|thanh cong|hoan thanh)\b/

/** Why the money did not change hands, as far as the words tell. */
export function reasonIn(words: string): NotPaidReason | null {
  const text = foldText(words)
  return reasons.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** "Đã chi trả", "chưa nhận", "từ chối", "x": what happened, in the words of post offices. */
export function resultWord(words: string): ResultWord {
  const text = foldText(words).trim()
  if (text === '') return null
  const reason = reasonIn(text)
  if (reason) return reason
  if (notPaid.test(text)) return 'not-paid'
  return paid.test(text.replace(/[^a-z0-9 ]+/g, ' ').trim()) || /^[✓✔√]$/u.test(words.trim()) ? 'paid' : null
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
