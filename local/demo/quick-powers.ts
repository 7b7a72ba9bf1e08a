/**
 * The powers of SRP by OpenSSL instead of the sign-in library's own arithmetic, which takes ten times as long: the demonstration signs in
 * as every office at each start, tests do hundreds of times. A browser has no OpenSSL and reckons with its own large numbers
 * (web/console/sign-in/power.ts).
 */
import library, { type BigInteger } from 'amazon-cognito-identity-js/lib/BigInteger.js'
import { modularPower } from '../engines/cognito/modular-power.ts'

type Power = (error: Error | null, power: BigInteger) => void

// Node gives an older module whole, tools that bundle give what it calls its default.
const Numbers = 'default' in library ? library.default : library

Numbers.prototype.modPow = function (this: BigInteger, exponent: BigInteger, modulus: BigInteger, done: Power): void {
  const power = modularPower(this.mod(modulus).toString(16), exponent.toString(16), modulus.toString(16))
  done(null, new Numbers(power, 16))
}
