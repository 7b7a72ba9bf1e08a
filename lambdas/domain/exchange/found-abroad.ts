import { sameFacts } from '../cases/same-facts.ts'
import { canCompete } from '../cases/same-number.ts'
import type { AuditEvent, AuditEventType } from '../ledger/audit-event.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import type { Programme } from '../programmes/programme.ts'
import { formatDay } from '../time/local-day.ts'
import type { ExchangeState } from './exchange-file.ts'
import { type ForeignFinding, openFindings, type Seen } from './foreign-finding.ts'
import { provinceName } from './provinces.ts'
import { groupOf } from './told-of.ts'

/** What was looked at, and what stands there of one person's numbers. */
export interface Look {
  /** Which provinces' files: of others nothing is said. Null: all that there are. */
  readonly provinces: ReadonlySet<string> | null
  /** By province. */
  readonly seen: ReadonlyMap<string, Seen>
}

export interface FoundChange {
  readonly before: Entitlement
  readonly after: Entitlement
  readonly event: AuditEvent
}

/**
 * The record with what the files of other provinces say of it now; null when it says so already. What was concluded stays, but for one
 * thing: who was to be paid here only, and was paid there since, is a question again.
 */
export function foundAbroad(
  programme: Programme,
  record: Entitlement,
  { provinces, seen }: Look,
  finder: Pick<AuditEvent, 'actor' | 'commandId'> & { readonly now: number },
): FoundChange | null {
  const counts = canCompete(record) && groupOf(programme, record.policy) === 'cash'
  const isLookedAt = (province: string): boolean => provinces === null || provinces.has(province)
  const kept = record.foreign.flatMap((finding) => {
    const now = counts ? seen.get(finding.province) : undefined
    if (!isLookedAt(finding.province)) return [finding]
    if (now) return [renewed(finding, now, record)]
    return finding.conclusion ? [finding] : []
  })
  const fresh = counts
    ? [...seen].flatMap(([province, one]): ForeignFinding[] =>
        record.foreign.some((finding) => finding.province === province)
          ? []
          : [{ province, ...one, amount: record.amount, foundAt: finder.now, conclusion: null }],
      )
    : []
  const foreign = [...kept, ...fresh].sort((a, b) => (a.province < b.province ? -1 : 1))
  if (sameFacts(foreign, record.foreign)) return null
  const open = openFindings({ foreign })
  const [had, has] = [openFindings(record).map(inWords), open.map(inWords)]
  const isNews = open.some(({ province }) => !openFindings(record).some((one) => one.province === province))
  const type = isNews
    ? 'foreign.found'
    : open.length < openFindings(record).length
      ? 'foreign.ended'
      : 'foreign.changed'
  return changedFindings(record, foreign, type, { ...finder, reason: null, words: [joined(had), joined(has)] })
}

function renewed(finding: ForeignFinding, now: Seen, { amount }: Entitlement): ForeignFinding {
  const { conclusion } = finding
  const isPaidSince = conclusion?.outcome === 'entitled-here' && finding.state === 'approved' && now.state === 'paid'
  if (conclusion && !isPaidSince) return { ...finding, ...now }
  return { ...finding, ...now, amount, conclusion: null }
}

interface Wording {
  readonly actor: AuditEvent['actor']
  readonly commandId: string
  readonly now: number
  readonly reason: string | null
  readonly words: readonly [string | null, string | null]
}

export const changedFindings = (
  before: Entitlement,
  foreign: readonly ForeignFinding[],
  type: AuditEventType,
  { actor, commandId, now, reason, words }: Wording,
): FoundChange => ({
  before,
  after: { ...before, foreign, version: before.version + 1, updatedAt: now },
  event: { type, at: now, actor, commandId, reason, changes: { foreign: words } },
})

export const exchangeStateNames = {
  approved: 'đã phê duyệt, chưa chi trả',
  paid: 'đã chi trả',
} as const satisfies Record<ExchangeState, string>

/** `tỉnh Gia Lai (đã chi trả), tệp ngày 12/06/2020`. */
export const inWords = ({ province, state, day }: Pick<ForeignFinding, 'province' | 'state' | 'day'>): string =>
  `${provinceName(province)} (${exchangeStateNames[state]}), tệp ngày ${formatDay(day)}`

const joined = (words: readonly string[]): string | null => (words.length > 0 ? words.join('; ') : null)
