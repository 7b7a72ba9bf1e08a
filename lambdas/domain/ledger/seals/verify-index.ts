import { dayAfter } from '../../time/local-day.ts'
import type { LedgerFault } from './ledger-fault.ts'
import type { PublishedLedger } from './verify-seals.ts'

/** Whether the file that names the sealed days could be read; what is broken is no file of its kind. */
export type IndexState = 'there' | 'missing' | 'broken'

/** A day as the sealer noted it in the register: its seal, and whether the site has shown it. */
export interface NotedSeal {
  readonly day: string
  readonly seal: string
  readonly isPublished: boolean
}

export interface IndexToVerify {
  readonly published: PublishedLedger
  readonly indexIs: IndexState
  /** Whether there must be one: an export always has it, a register before its first night has none. */
  readonly isDue: boolean
  readonly noted: readonly NotedSeal[]
  /** Days that are over and that no seal in the index holds. */
  readonly unsealed: UnsealedDays | null
}

/**
 * Whether the index still names every day that was published, each with the seal that it got: who shortens it would have the events of
 * those days pass for ones that wait. A day that was sealed and not published is none of its own: the next night takes it up.
 */
export async function verifyIndex({
  published,
  indexIs,
  isDue,
  noted,
  unsealed,
}: IndexToVerify): Promise<LedgerFault[]> {
  const fault = (kind: LedgerFault['kind'], day: string): LedgerFault => ({
    kind,
    day,
    unit: '',
    position: -1,
    ref: null,
  })
  const { days } = published.index
  const shown = noted.filter(({ isPublished }) => isPublished)
  const gone = [...shown.map(({ day }) => day), ...(await filesBehind(published, noted, unsealed))].sort()
  if (indexIs === 'broken') return [fault('index-broken', '')]
  if (indexIs === 'missing') return isDue || gone.length > 0 ? [fault('index-missing', '')] : []
  const [first, last] = [days.at(0)?.day ?? '', days.at(-1)?.day ?? '']
  const seals = new Map(days.map(({ day, seal }) => [day, seal]))
  // One in the middle is missed by the chain itself; of many at an end the first one says it.
  const cut = [gone.find((day) => day < first), gone.find((day) => day > last)].flatMap((day) => day ?? [])
  const other = shown.filter(({ day, seal }) => seals.has(day) && seals.get(day) !== seal)
  // Older exports have no notes at all.
  const known = new Set(noted.map(({ day }) => day))
  const unknown = isDue && known.size === 0 ? [] : days.filter(({ day }) => !known.has(day))
  return [
    ...cut.map((day) => fault('index-short', day)),
    ...other.map(({ day }) => fault('seal-differs', day)),
    ...unknown.map(({ day }) => fault('seal-missing', day)),
  ]
}

/** Days whose files lie on the site although no index names them and no sealer noted them: files come after the note. */
async function filesBehind(
  published: PublishedLedger,
  noted: readonly NotedSeal[],
  unsealed: UnsealedDays | null,
): Promise<string[]> {
  const known = new Set(noted.map(({ day }) => day))
  const found: string[] = []
  for (let day = unsealed?.from ?? ''; unsealed && day <= unsealed.to; day = dayAfter(day))
    if (!known.has(day) && (await published.day(day))) found.push(day)
  return found
}

/** Days in a row that are over long enough to be sealed, and are not. */
export interface UnsealedDays {
  readonly from: string
  readonly to: string
}

/**
 * @param last the last day of the index, null where it has none
 * @param first the day of the first event of all, null where nothing has happened yet
 * @param due the last day that must be sealed by now
 */
export function unsealedDays(last: string | null, first: string | null, due: string): UnsealedDays | null {
  const from = last === null ? first : dayAfter(last)
  return from !== null && from <= due ? { from, to: due } : null
}
