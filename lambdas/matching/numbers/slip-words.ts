import { digitsOf, isCccd, isPadded, oneShort, tenDigits } from './number-code.ts'

/**
 * How two numbers of one kind, which differ by one slip, differ, and where: an officer finds the digit on the paper by its place, while
 * the digits themselves are masked. Places count from 1 in the whole number. The same for both ways round.
 */
export function slipWords(one: number, other: number): string {
  if (isCccd(one) !== isCccd(other)) {
    const [long, cmnd] = isCccd(one) ? [one, other] : [other, one]
    return `một bên thừa chữ số thứ ${firstDifference(tenDigits(long) ?? '', digitsOf(cmnd)) + 1}`
  }
  for (const shorter of [one, other].filter(isPadded)) {
    const [part, whole] = [oneShort(shorter), digitsOf(shorter === one ? other : one)]
    // A digit left out anywhere: what follows it is the same again.
    const at = firstDifference(part, whole)
    if (part.slice(at) === whole.slice(at + 1)) return `một bên thiếu chữ số thứ ${at + 1}`
  }
  const [digits, others] = [digitsOf(one), digitsOf(other)]
  const at = firstDifference(digits, others)
  return digits.slice(at + 1) === others.slice(at + 1)
    ? `khác nhau ở chữ số thứ ${at + 1}`
    : `đổi chỗ hai chữ số thứ ${at + 1} và ${at + 2}`
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}
