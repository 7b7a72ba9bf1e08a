import { type CodeFault, checkedCode, parseCheckedCode } from '../codes/checked-code.ts'
import { ok, type Result, refuse } from '../result.ts'

/** `DS-7KQM-3XV`. */
export type PayListCode = string & { readonly __brand: 'PayListCode' }

export const payListCode = (seed: string): PayListCode => checkedCode('DS', seed) as PayListCode

export function parsePayListCode(typed: string): Result<PayListCode> {
  const parsed = parseCheckedCode('DS', typed)
  return parsed.ok ? ok(parsed.value as PayListCode) : refuse('invalid', faultInWords(parsed.error))
}

function faultInWords(fault: CodeFault): string {
  switch (fault.why) {
    case 'length':
      return 'Mã danh sách có dạng DS-XXXX-XXX, in ở chân mỗi trang. Nhập lại đủ 7 ký tự sau chữ DS.'
    case 'sign':
      return `Mã danh sách không có ký tự "${fault.sign}" (không dùng số 0, 1 và chữ O, I, L). Xem lại mã ở chân trang.`
    case 'check':
      return 'Mã danh sách sai một ký tự hoặc hai ký tự đổi chỗ nhau. Đọc lại mã ở chân trang.'
  }
}
