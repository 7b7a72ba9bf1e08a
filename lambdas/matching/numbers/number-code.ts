import type { KnownIdNumber } from '../../domain/payments/entitlement.ts'

const ofCccd = 1e12
const ofPadded = 2e12
/** So many digits has a number that is taken for a CMND or CCCD, after zeros that Excel dropped were put back. */
const shortest = 7

/**
 * An ID number in one double: its digits, whether it is a CCCD, and whether zeros were put back in front (every CCCD
 * begins with one, and so do the CMND of some provinces; Excel drops them from number cells). 0 for what is no number.
 */
export function numberCode({ number }: KnownIdNumber): number {
  const length = number.length
  if (length < shortest || length > 12 || !/^\d+$/.test(number)) return 0
  return codeOfDigits(Number(number), length)
}

/** @param length how many digits were written */
export function codeOfDigits(digits: number, length: number): number {
  if (digits === 0 || length < shortest || length > 12) return 0
  const isPadded = length !== 9 && length !== 12
  return digits + (length > 9 ? ofCccd : 0) + (isPadded ? ofPadded : 0)
}

/** Equal for equal numbers, padded or not; a CMND and a CCCD are never equal. */
export const numberKey = (code: number): number => (code >= ofPadded ? code - ofPadded : code)
export const isPadded = (code: number): boolean => code >= ofPadded
export const isCccd = (code: number): boolean => numberKey(code) >= ofCccd

export function digitsOf(code: number): string {
  return isCccd(code) ? String(numberKey(code) - ofCccd).padStart(12, '0') : String(numberKey(code)).padStart(9, '0')
}

/** A padded number with one digit less than a whole one: its own zero in front it may have kept ("06605400131"), or lost besides. */
export const oneShort = (code: number): string => digitsOf(code).slice(1)

/**
 * Ten digits are a CCCD that lost two zeros, or a CMND with a digit too many: nobody can tell which.
 * @returns the ten digits; null for every other number
 */
export function tenDigits(code: number): string | null {
  if (!isPadded(code) || !isCccd(code)) return null
  const digits = digitsOf(code)
  return digits.startsWith('00') && digits[2] !== '0' ? digits.slice(2) : null
}

/** What a CCCD says (three digits of province, one of century and sex, two of year); null for a CMND and for impossible centuries. */
export function birthYearIn(code: number): number | null {
  if (!isCccd(code)) return null
  const digits = numberKey(code) - ofCccd
  const century = Math.floor((Math.floor(digits / 1e8) % 10) / 2)
  return century > 1 ? null : 1900 + century * 100 + (Math.floor(digits / 1e6) % 100)
}

export function sexIn(code: number): 'nam' | 'nữ' | null {
  if (birthYearIn(code) === null) return null
  return Math.floor((numberKey(code) - ofCccd) / 1e8) % 2 === 0 ? 'nam' : 'nữ'
}

/** 271450001 to 271500000: Đồng Nai and Bà Rịa - Vũng Tàu each issued them, so that each belongs to two people. */
export const isIssuedTwice = (code: number): boolean => {
  const key = numberKey(code)
  return key >= 271_450_001 && key <= 271_500_000
}
