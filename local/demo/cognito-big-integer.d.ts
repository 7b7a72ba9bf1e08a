/** A part of the sign-in library that its own types leave out. */
declare module 'amazon-cognito-identity-js/lib/BigInteger.js' {
  export class BigInteger {
    constructor(digits: string, radix: 16)
    toString(radix: 16): string
    mod(modulus: BigInteger): BigInteger
    modPow(exponent: BigInteger, modulus: BigInteger, done: (error: Error | null, power: BigInteger) => void): void
  }
  const library: typeof BigInteger | { default: typeof BigInteger }
  export default library
}
