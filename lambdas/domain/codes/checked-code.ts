import { ok, type Result } from '../result.ts'

/**
 * What is typed from paper. Neither 0 and O nor 1, I and L: they are read for one another. 31 signs, a prime number, so that the check
 * sign finds every single wrong sign and every two that changed places.
 */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const bodySigns = 6

export type CodeFault =
  | { readonly why: 'length' }
  | { readonly why: 'sign'; readonly sign: string }
  | { readonly why: 'check' }

/** `7KQM-3XV` behind a prefix: six signs and the check sign. @param seed the same text gives the same code */
export const checkedCode = (prefix: string, seed: string): string => {
  const body = signsOf(seed, bodySigns)
  return shaped(prefix, body + checkSign(body))
}

/** At most six signs that follow from the text and from it alone; 31 to their number of them share the texts evenly. */
export function signsOf(seed: string, count: number): string {
  // A multiplication by 131 and an addition stay far below 2^53.
  let value = 0
  for (const letter of seed) value = (value * 131 + (letter.codePointAt(0) ?? 0)) % signs.length ** bodySigns
  let text = ''
  for (let place = 0; place < count; place++) {
    text += signs.charAt(value % signs.length)
    value = Math.floor(value / signs.length)
  }
  return text
}

const shaped = (prefix: string, plain: string): string => `${prefix}-${plain.slice(0, 4)}-${plain.slice(4)}`

/** The sign that makes the sum of place times value a multiple of 31. */
function checkSign(body: string): string {
  const sum = [...body].reduce((total, sign, place) => total + (place + 2) * signs.indexOf(sign), 0)
  return signs.charAt((signs.length - (sum % signs.length)) % signs.length)
}

/** Small letters, blanks, dots and dashes aside. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s.\-–—_]/g, '')

/** As it was typed, with its prefix or without. */
export function parseCheckedCode(prefix: string, typed: string): Result<string, CodeFault> {
  const plain = plainCode(typed)
  const isWhole = plain.length === prefix.length + bodySigns + 1 && plain.startsWith(prefix)
  const body = isWhole ? plain.slice(prefix.length) : plain
  const fault = (error: CodeFault): Result<never, CodeFault> => ({ ok: false, error })
  if (body.length !== bodySigns + 1) return fault({ why: 'length' })
  const strange = [...body].find((sign) => !signs.includes(sign))
  if (strange !== undefined) return fault({ why: 'sign', sign: strange })
  return checkSign(body.slice(0, -1)) === body.at(-1) ? ok(shaped(prefix, body)) : fault({ why: 'check' })
}
