/**
 * `base` to the power of `exponent`, modulo `modulus`, by the browser's own large numbers.
 * @param base not negative, like the exponent
 */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const powers = [1n % modulus]
  for (let digit = 1; digit < 16; digit++) powers.push(((powers[digit - 1] ?? 1n) * base) % modulus)
  let result = 1n % modulus
  for (const digit of exponent.toString(16)) {
    for (let bit = 0; bit < 4; bit++) result = (result * result) % modulus
    result = (result * (powers[Number.parseInt(digit, 16)] ?? 1n)) % modulus
  }
  return result
}
