import { createDiffieHellman, getDiffieHellman, randomBytes } from 'node:crypto'
import { power } from '../../../../web/console/sign-in/power.ts'

describe('a power modulo a number', () => {
  it.each([
    [0n, 0n, 7n],
    [0n, 5n, 7n],
    [3n, 0n, 7n],
    [3n, 1n, 7n],
    [10n, 17n, 7n],
    [5n, 255n, 1n],
    [2n, 256n, 1_000_003n],
    [123_456_789n, 987n, 1_000_000_007n],
  ])('is what repeated multiplication makes: %d ^ %d mod %d', (base, exponent, modulus) => {
    expect(power(base, exponent, modulus)).toBe(base ** exponent % modulus)
  })

  it('is OpenSSL’s for numbers as long as a sign-in’s', () => {
    const prime = getDiffieHellman('modp15').getPrime()
    for (let time = 0; time < 4; time++) {
      const [base, exponent] = [randomBytes(380), randomBytes(128)]
      const group = createDiffieHellman(prime)
      group.setPrivateKey(exponent)
      const [b, e, m] = [base, exponent, prime].map((bytes) => BigInt(`0x${bytes.toString('hex')}`))
      expect(power(b ?? 0n, e ?? 0n, m ?? 1n)).toBe(BigInt(`0x${group.computeSecret(base).toString('hex')}`))
    }
  })
})
