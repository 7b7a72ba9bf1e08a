import type { Sex } from '../../../lambdas/domain/payments/entitlement.ts'
import type { Random } from '../../../local/demo/random.ts'

/** Numbers are issued in families of eight neighbours, so that siblings can stand in a row. */
const family = 8
/** Of Đắk Lắk and Đắk Nông first; more where so many people are invented that these would not do. */
const cmndPrefixes = [...new Set(['240', '241', '245', ...Array.from({ length: 89 }, (_, nth) => String(200 + nth))])]
const provinces = '066 066 066 066 066 066 001 004 020 030 034 036 038 040 049 051 052 054 064 067'.split(' ')
/** A prime, and so without a common divisor with the places that it steps through. */
const step = 99_991

/**
 * Issues every number once, in an order that looks like chance: a bijection, because at five million people numbers drawn
 * freely would meet, and the truth would be wrong.
 */
export class IdOffice {
  private readonly bases: number
  private readonly shift: number
  private issued = 0
  private readonly cells = new Map<string, number>()

  constructor(random: Random, people: number) {
    const prefixes = Math.min(cmndPrefixes.length, Math.max(3, Math.ceil(people / 55_000)))
    this.bases = (prefixes * 1_000_000) / family
    this.shift = random.below(this.bases)
  }

  /** A CMND whose next seven numbers are free for brothers and sisters. */
  cmnd(): string {
    for (;;) {
      const base = (this.issued * step + this.shift) % this.bases
      this.issued += 1
      if (this.issued > this.bases) throw new RangeError('no CMND left')
      const number = base * family
      const digits = `${cmndPrefixes[Math.floor(number / 1_000_000)]}${String(number % 1_000_000).padStart(6, '0')}`
      // Those issued twice are given out on purpose only.
      if (digits < '271449990' || digits > '271500000') return digits
    }
  }

  cccd(random: Random, sex: Sex, year: number): string {
    const centurySex = (year >= 2000 ? 2 : 0) + (sex === 'nữ' ? 1 : 0)
    const start = `${random.pick(provinces)}${centurySex}${String(year).slice(2)}`
    const nth = this.cells.get(start) ?? random.below(10_000)
    this.cells.set(start, nth + 1)
    return `${start}${String(((nth * step) % 125_000) * family).padStart(6, '0')}`
  }

  /** One of the 50,000 numbers that two provinces issued (271450001 to 271500000). */
  issuedTwice(nth: number): string {
    return String(271_450_001 + ((nth * 7) % 50_000))
  }
}

export const neighbour = (number: string, steps: number): string =>
  String(Number(number) + steps).padStart(number.length, '0')
