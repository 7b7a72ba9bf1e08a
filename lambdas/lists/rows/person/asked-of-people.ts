import { foldText } from '../../../domain/names/fold-text.ts'

/**
 * What a column asks of everybody: whether he is to be supported, whether he is already supported by something else, or whether and why he is
 * not supported.
 */
export type Asked = 'approval' | 'elsewhere' | 'refusals'

/** "Đủ điều kiện (Có/Không)", "Kết quả xét duyệt", "Đã xác minh". */
const ofApproval =
  /^(?:co |da )?(?:ket qua |ket luan |y kien )?(?:(?:du (?:dieu kien|d ?k)|duyet|xet duyet|tham dinh|xac minh|binh xet|ra soat|kiem tra|doi chieu|hop le|dong y)\b|ket luan$)/
/** "Đã hưởng chính sách khác", "Đang hưởng chế độ khác (ghi rõ)", "Đã nhận hỗ trợ ở nơi khác chưa?". */
const ofElsewhere = /\b(?:da|dang|co) (?:duoc )?(?:nhan|huong|linh)\b.* khac\b/
/** Who may have no unemployment benefit, or was in no insurance, may be supported for that. */
const ofInsurance = /\b(?:that nghiep|tctn|bhtn|bhxh|bao hiem)\b/

/** @param key a header without accents, in single blanks */
export function askedOf(key: string): Asked | null {
  if (ofInsurance.test(key)) return null
  return ofElsewhere.test(key) ? 'elsewhere' : ofApproval.test(key) ? 'approval' : null
}

const no =
  /^\W*(?:khong|ko|k|chua|false|0)(?:\W*$| (?:du|dat|duyet|xet|dong y|hop le|xac minh|dung|co|nhan|huong|linh|kiem tra)\b)/
/** Nobody is refused by it; "Không có hộ khẩu" is a reason. */
const onlyNo = /^\W*(?:khong|ko|k|chua|false|0|khong co)\W*$/
const nothing = /^[^\p{L}\p{N}]*$/u

/** Whether the answer says that he should not be paid: "Không" to the first, whatever is not "Không" to the others. */
export function answersAgainst(asked: Asked, text: string): boolean {
  if (nothing.test(text)) return false
  if (asked === 'refusals') return !onlyNo.test(foldText(text.slice(0, 60)))
  return no.test(foldText(text.slice(0, 60))) === (asked === 'approval')
}
