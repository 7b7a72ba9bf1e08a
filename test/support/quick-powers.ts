/**
 * The powers of SRP by OpenSSL instead of the sign-in library's own arithmetic, which takes ten times as long: tests sign in hundreds of
 * times, and what is looked at is the exchange. The browser's tests sign in with the library as it is.
 */
import { createDiffieHellman } from 'node:crypto'
import imported from 'amazon-cognito-identity-js/lib/BigInteger.js'

/** Node hands a CommonJS module over whole, a bundler what it exports. */
const BigInteger = 'default' in imported ? (imported.default as typeof imported) : imported
type BigInteger = InstanceType<typeof imported>
type Power = (error: Error | null, power: BigInteger) => void

const bytesOf = (number: BigInteger): Buffer => {
  const hex = number.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
}

BigInteger.prototype.modPow = function (
  this: BigInteger,
  exponent: BigInteger,
  modulus: BigInteger,
  done: Power,
): void {
  const group = createDiffieHellman(bytesOf(modulus))
  group.setPrivateKey(bytesOf(exponent))
  done(null, new BigInteger(group.computeSecret(bytesOf(this.mod(modulus))).toString('hex'), 16))
}
