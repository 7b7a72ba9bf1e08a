import type { KnownIdNumber } from '../../../lambdas/domain/payments/entitlement.ts'
import type { Random } from '../../../local/demo/random.ts'
import type { Birth } from './invented-person.ts'

/** One digit wrong, two neighbours swapped, or the zeros in front lost. */
export function slippedNumber(random: Random, { kind, number }: KnownIdNumber): KnownIdNumber {
  const lostZeros = String(Number(number))
  if (lostZeros.length < number.length && random.chance(0.35)) return { kind, number: lostZeros }
  if (random.chance(0.4)) {
    const places = [...number].flatMap((digit, at) => (at > 0 && digit !== number[at - 1] ? [at] : []))
    if (places.length > 0) {
      const at = random.pick(places)
      return { kind, number: number.slice(0, at - 1) + number[at] + number[at - 1] + number.slice(at + 1) }
    }
  }
  const at = random.below(number.length)
  const digit = (Number(number[at]) + 1 + random.below(9)) % 10
  return { kind, number: number.slice(0, at) + digit + number.slice(at + 1) }
}

/** Day and month swapped, the year alone, a year beside, or one digit wrong. */
export function wrongBirth(random: Random, birth: Birth): Birth {
  const { year, month, day } = birth
  const kind = random.next()
  if (month === null || day === null || kind < 0.2) return { ...birth, year: year + (random.chance(0.5) ? 1 : -1) }
  if (kind < 0.45 && day <= 12 && day !== month) return { year, month: day, day: month }
  if (kind < 0.7) return random.chance(0.5) ? { year, month: null, day: null } : { year, month: 1, day: 1 }
  if (kind < 0.88) return { year, month, day: day < 20 ? day + 10 - (day % 10 === 9 ? 1 : 0) : day - 10 }
  if (kind < 0.92) return { year, month: (month % 9) + 1, day }
  return { year: Math.min(2019, year + random.pick([10, -10, 3, -3, 20])), month, day }
}
