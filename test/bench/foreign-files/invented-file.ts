import type { ExchangeKey, Told } from '../../../lambdas/domain/exchange/exchange-file.ts'
import { exchangeFile } from '../../../lambdas/exchange/write-file.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { programme } from '../payments/fill-register.ts'

const giaLai = '64'

/** What Gia Lai would send: the given numbers, and as many invented ones of its own as make `marks` lines. */
export function inventedFile(
  key: ExchangeKey,
  { marks, shared, now }: { readonly marks: number; readonly shared: readonly string[]; readonly now: number },
): Uint8Array {
  const random = seededRandom(64)
  const told = new Map<string, Told>()
  for (const number of shared) told.set(key.markOf({ kind: 'CCCD', number }), { group: 'cash', state: 'paid' })
  for (let nth = 0; told.size < marks; nth++) {
    const number = `064${random.below(2)}${50 + random.below(49)}${String(nth % 1_000_000).padStart(6, '0')}`
    told.set(key.markOf({ kind: 'CCCD', number }), { group: 'cash', state: random.chance(0.6) ? 'paid' : 'approved' })
  }
  return Buffer.from([...exchangeFile(key, { province: giaLai, programme, now }, told).lines()].join(''))
}
