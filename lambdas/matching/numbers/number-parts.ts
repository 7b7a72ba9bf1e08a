import { digitsOf, isCccd, isPadded } from './number-code.ts'

/** How many digits the end of a number has, beside its head. */
const tail = 4
const [tens, half] = [10 ** tail, 10 ** tail / 2]

/**
 * What is left of a number whatever one slip makes of it: two numbers one slip apart, or in a row, have one of these parts in common, and
 * hardly any two strangers do. A wrong digit, or two swapped, leave the head or the tail; two swapped on their border leave the rest; a
 * number that is counted on beyond the border keeps the head of a number half as far on.
 * @returns null where zeros were put back in front: any of its digits may be the one that is missing
 */
export function numberParts(code: number): string[] | null {
  if (isPadded(code)) return null
  const digits = digitsOf(code)
  const kind = isCccd(code) ? 'cccd' : 'cmnd'
  const border = digits.length - tail
  const atBorder = [digits[border - 1], digits[border]].sort().join('')
  return [
    `${kind} ${digits.slice(0, border)}…`,
    `${kind} …${digits.slice(border)}`,
    `${kind} ${digits.slice(0, border - 1)}(${atBorder})${digits.slice(border + 1)}`,
    `${kind} +${Math.floor((Number(digits) + half) / tens)}`,
  ]
}
