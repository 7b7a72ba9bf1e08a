/** All digits of a number, never with an exponent; Excel itself keeps 15 of them. */
export function numberText(value: number, written: string): string {
  if (Number.isSafeInteger(value)) return String(value)
  if (Number.isInteger(value)) return /^\d+$/.test(written) ? written : BigInt(value).toString()
  const short = String(Number(value.toPrecision(15)))
  return short.includes('e') ? value.toFixed(20).replace(/0+$/, '') : short
}

/** With the leading zeros that the number format shows. */
export function zeroPadded(text: string, digits: number): string {
  return /^\d+$/.test(text) ? text.padStart(digits, '0') : text
}
