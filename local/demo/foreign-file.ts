import type { ExchangeKey, Told } from '../../lambdas/domain/exchange/exchange-file.ts'
import { exchangeFile } from '../../lambdas/exchange/write-file.ts'
import { demoCitizen, type InventedList } from './invented-lists.ts'
import { postForm } from './post-form.ts'
import { seededRandom } from './random.ts'
import type { StaffSession } from './staff-session.ts'

const programme = 'nq42-2020'
const giaLai = '64'
/** The same for every seed, so that a second demonstration finds the file there already. */
const madeAt = Date.parse('2020-06-12T08:00:00+07:00')

/** What Gia Lai might send: people of its own, all invented, and one who stands in a list of this province too. */
export function foreignFileOf(lists: readonly InventedList[], key: ExchangeKey): Uint8Array {
  const random = seededRandom(64)
  const here = lists
    .flatMap(({ rows }) => rows)
    .filter(({ idNumber }) => /^\d{12}$/.test(idNumber) && idNumber !== demoCitizen.idNumber)
  const strangers = Array.from(
    { length: 40 },
    () => `064${random.below(2)}${50 + random.below(49)}${100_000 + random.below(900_000)}`,
  )
  const told = new Map<string, Told>(
    strangers.map((number) => [
      key.markOf({ kind: 'CCCD', number }),
      { group: 'cash', state: random.chance(0.6) ? 'paid' : 'approved' },
    ]),
  )
  if (here.length > 0)
    told.set(key.markOf({ kind: 'CCCD', number: random.pick(here).idNumber }), { group: 'cash', state: 'paid' })
  return Buffer.from([...exchangeFile(key, { province: giaLai, programme, now: madeAt }, told).lines()].join(''))
}

/** Sent as the province's officer sends it; says what became of it. */
export async function sendForeignFile({ api }: StaffSession, bytes: Uint8Array): Promise<string> {
  const unit = (await api.call('session', {})).unit.code
  const { file, upload } = await api.call('openForeignFile', {
    body: { unit, fileName: 'trao-doi-64-nq42-2020.jsonl', fileBytes: bytes.length },
    idempotencyKey: 'demonstration-foreign-file',
  })
  if (file.state === 'awaiting-upload') await postForm(upload, bytes)
  for (;;) {
    const { items } = await api.call('foreignFiles', { query: { unit } })
    const now = items.find(({ id }) => id === file.id)
    if (now && !['awaiting-upload', 'reading', 'comparing'].includes(now.state)) return `Gia Lai: ${now.outcome ?? ''}`
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
