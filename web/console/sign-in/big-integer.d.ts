/** The arithmetic of the sign-in library, as far as it is replaced. */
declare module 'amazon-cognito-identity-js/es/BigInteger.js' {
  export interface BigInteger {
    mod(modulus: BigInteger): BigInteger
    toString(radix: number): string
    modPow(exponent: BigInteger, modulus: BigInteger, done: (error: Error | null, power: BigInteger) => void): void
  }
  const library: { new (text: string, radix: number): BigInteger; prototype: BigInteger }
  export default library
}
