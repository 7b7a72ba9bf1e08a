/**
 * The powers of a sign-in by the browser's own large numbers. The sign-in library was written before browsers had any, and its own
 * arithmetic takes half a second of a new computer and several of an old one.
 */
import library, { type BigInteger } from 'amazon-cognito-identity-js/es/BigInteger.js'
import { power } from './power.ts'

const toBigInt = (number: BigInteger): bigint => BigInt(`0x${number.toString(16)}`)

library.prototype.modPow = function (this: BigInteger, exponent, modulus, done) {
  const result = power(toBigInt(this.mod(modulus)), toBigInt(exponent), toBigInt(modulus))
  done(null, new library(result.toString(16), 16))
}
