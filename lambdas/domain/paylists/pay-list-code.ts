import { ok, type Result, refuse } from '../result.ts'

/**
 * What is typed from paper. Neither 0 and O nor 1, I and L: they are read for one another. 31 signs, a prime number, so that the check
 * sign finds every single wrong sign and every two that changed places.
 */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const bodySigns = 6

/** `DS-7KQM-3XV`: six signs and the check sign. */
export type PayListCode = string & { readonly __brand: 'PayListCode' }

/** @param seed any text; the same text gives the same code, and 887 million codes share the texts evenly */
export function payListCode(seed: string): PayListCode {
  let value = 0
  for (const letter of seed) value = (value * 131 + (letter.codePointAt(0) ?? 0)) % signs.length ** bodySigns
  let body = ''
  for (let place = 0; place < bodySigns; place++) {
    body += signs.charAt(value % signs.length)
    value = Math.floor(value / signs.length)
  }
  return shaped(body + checkSign(body))
}

const shaped = (plain: string): PayListCode => `DS-${plain.slice(0, 4)}-${plain.slice(4)}` as PayListCode

/** The sign that makes the sum of place times value a multiple of 31. */
function checkSign(body: string): string {
  const sum = [...body].reduce((total, sign, place) => total + (place + 2) * signs.indexOf(sign), 0)
  return signs.charAt((signs.length - (sum % signs.length)) % signs.length)
}

/** As it was typed: small letters, blanks, dots and dashes, with DS or without. */
export function parsePayListCode(typed: string): Result<PayListCode> {
  const plain = typed.toUpperCase().replace(/[\s.\-–—_]/g, '')
  const body = plain.length === bodySigns + 3 && plain.startsWith('DS') ? plain.slice(2) : plain
  if (body.length !== bodySigns + 1)
    return refuse('invalid', 'Mã danh sách có dạng DS-XXXX-XXX, in ở chân mỗi trang. Nhập lại đủ 7 ký tự sau chữ DS.')
  const strange = [...body].find((sign) => !signs.includes(sign))
  if (strange !== undefined)
    return refuse(
      'invalid',
      `Mã danh sách không có ký tự "${strange}" (không dùng số 0, 1 và chữ O, I, L). Xem lại mã ở chân trang.`,
    )
  if (checkSign(body.slice(0, -1)) !== body.at(-1))
    return refuse('invalid', 'Mã danh sách sai một ký tự hoặc hai ký tự đổi chỗ nhau. Đọc lại mã ở chân trang.')
  return ok(shaped(body))
}
