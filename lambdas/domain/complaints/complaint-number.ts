import { checkedCode, parseCheckedCode, plainCode, signsOf } from '../codes/checked-code.ts'
import { ok, type Result, refuse } from '../result.ts'

export const complaintNumber = (seed: string): string => checkedCode('PA', seed)

/**
 * `7KQM3-XV2PA`: with the number it opens the complaint.
 * @param seed made with a secret key, at least 26 letters: each half of the code follows from a half of it
 */
export function complaintSecret(seed: string): string {
  const half = Math.floor(seed.length / 2)
  return `${signsOf(seed.slice(0, half), 5)}-${signsOf(seed.slice(half), 5)}`
}

export const isSameSecret = (typed: string, secret: string): boolean => plainCode(typed) === plainCode(secret)

export function parseComplaintNumber(typed: string): Result<string> {
  const parsed = parseCheckedCode('PA', typed)
  return parsed.ok
    ? ok(parsed.value)
    : refuse('invalid', 'Số phản ánh có dạng PA-XXXX-XXX. Xem lại số trên giấy hẹn, không có chữ O, I, L và số 0, 1.')
}
