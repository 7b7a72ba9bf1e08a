import type { KnownIdNumber } from '../../../lambdas/domain/payments/entitlement.ts'
import type { MatchRecord } from '../../../lambdas/matching/match-record.ts'

let made = 0

/** A record that is like nobody's but in what a test names. */
export const aMatchRecord = (parts: Partial<MatchRecord> = {}): MatchRecord => ({
  id: `r${made++}`,
  fullName: 'Trần Văn Giao',
  birth: { year: 1949, month: 5, day: 17 },
  sex: 'nam',
  idNumbers: [],
  hamlet: 'Thôn 4',
  household: null,
  commune: '24547',
  ...parts,
})

export const cmnd = (number: string): KnownIdNumber => ({ kind: 'CMND', number })
export const cccd = (number: string): KnownIdNumber => ({ kind: 'CCCD', number })
export const bornIn = (year: number) => ({ year, month: null, day: null })
