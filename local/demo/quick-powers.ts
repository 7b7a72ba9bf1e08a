/**
 * The powers of SRP by OpenSSL instead of the sign-in library's own arithmetic, which takes ten times as long: the demonstration signs in
 * as every office at each start, tests do hundreds of times. A browser has no OpenSSL and reckons with its own large numbers
 * (web/console/sign-in/power.ts).
 */
import { createDiffieHellman, type DiffieHellman } from 'node:crypto'
import library, { type BigInteger } from 'amazon-cognito-identity-js/lib/BigInteger.js'

type Power = (error: Error | null, power: BigInteger) => void

const bytesOf = (number: BigInteger): Buffer => {
  const hex = number.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
}

// Node gives an older module whole, tools that bundle give what it calls its default.
const Numbers = 'default' in library ? library.default : library

/** Each made once: OpenSSL 3.5, which Node 24 brings, takes a second and a half to see again that the modulus is a prime. */
const groups = new Map<string, DiffieHellman>()

function groupOf(modulus: BigInteger): DiffieHellman {
  const name = modulus.toString(16)
  const group = groups.get(name) ?? createDiffieHellman(bytesOf(modulus))
  groups.set(name, group)
  return group
}

Numbers.prototype.modPow = function (this: BigInteger, exponent: BigInteger, modulus: BigInteger, done: Power): void {
  const group = groupOf(modulus)
  group.setPrivateKey(bytesOf(exponent))
  done(null, new Numbers(group.computeSecret(bytesOf(this.mod(modulus))).toString('hex'), 16))
}
