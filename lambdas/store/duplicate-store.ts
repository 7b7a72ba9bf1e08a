import { type Holder, warningsFor } from '../domain/duplicates/warning.ts'
import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import type { DuplicateWarning, Entitlement } from '../domain/payments/entitlement.ts'
import { fromClaimItem } from './claim-item.ts'
import { toEntitlementItem } from './entitlement-item.ts'
import { batchGet, getEntitlements } from './entitlement-store.ts'
import { toEventItem } from './event-item.ts'
import { idMarksOf, type Marks } from './id-mark.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, type TransactItem, transact } from './transaction.ts'

export interface Warner {
  readonly actor: AuditEvent['actor']
  readonly commandId: string
  readonly now: number
}

/** Two items a holder, a transaction's hundred. */
const holdersPerTransaction = 50

/** Keys a batch read takes. */
const keysPerRead = 100

/**
 * Warnings that one entitlement keeps: more help nobody to tell who is who. A column filled with one number would otherwise make
 * each of its rows as long as the list.
 */
export const mostWarnings = 20

/** By number's mark: everybody who carries it. */
type Holders = ReadonlyMap<string, readonly Holder[]>

/**
 * Reads the claims of the numbers consistently, after the caller has written its own holders, and brings the warnings of every
 * entitlement that shares one of them up to date, each change with its event. Safe to repeat: what says the truth is left alone.
 * @param idMarks distinct
 * @param formerly ids that carried one of the numbers until now: what they are warned of may have gone
 * @returns the ids that share one of the numbers
 */
export async function warnOfSharedNumbers(
  register: Register,
  marks: Marks,
  idMarks: readonly string[],
  warner: Warner,
  formerly: readonly string[] = [],
): Promise<Set<string>> {
  if (idMarks.length === 0) return new Set()
  const holders = await readHolders(register, idMarks)
  const sharing = new Set(
    [...holders.values()]
      .filter((together) => together.length > 1)
      .flatMap((together) => together.map(({ entitlementId }) => entitlementId)),
  )
  // Who is left alone with a number that somebody else has given up is told so too.
  const alone = formerly.length === 0 ? [] : [...holders.values()].flat().map(({ entitlementId }) => entitlementId)
  const ids = [...new Set([...sharing, ...alone, ...formerly])]
  for (let from = 0; from < ids.length; from += holdersPerTransaction)
    await refresh(register, marks, ids.slice(from, from + holdersPerTransaction), holders, warner)
  return sharing
}

async function readHolders(register: Register, idMarks: readonly string[]): Promise<Map<string, readonly Holder[]>> {
  const found = new Map<string, readonly Holder[]>()
  for (let from = 0; from < idMarks.length; from += keysPerRead) {
    const items = await batchGet(register, idMarks.slice(from, from + keysPerRead).map(keys.claim))
    for (const item of items) found.set(String(item.pk).slice('ID#'.length), fromClaimItem(item).holders)
  }
  return found
}

async function refresh(
  register: Register,
  marks: Marks,
  ids: readonly string[],
  known: Holders,
  warner: Warner,
): Promise<void> {
  for (;;) {
    const found = await getEntitlements(register, ids)
    // A person of two numbers is warned of both, also of the one that nobody touched now.
    const missing = new Set(found.flatMap((one) => idMarksOf(one, marks)).filter((mark) => !known.has(mark)))
    const holders = missing.size > 0 ? new Map([...known, ...(await readHolders(register, [...missing]))]) : known
    const changes = found.flatMap((entitlement) => warning(register, marks, entitlement, holders, warner))
    if (changes.length === 0) return
    try {
      await transact(register, changes)
      return
    } catch (error) {
      // Someone changed an entitlement between the read and the write: look again.
      if (!(error instanceof ConditionsFailed)) throw error
    }
  }
}

/** The entitlement with its warnings and the event that says what is new; nothing when it says them already. */
function warning(
  register: Register,
  marks: Marks,
  entitlement: Entitlement,
  holders: Holders,
  warner: Warner,
): TransactItem[] {
  const own = idMarksOf(entitlement, marks).flatMap((mark) => holders.get(mark) ?? [])
  const all = warningsFor(entitlement.id, marks.name(entitlement.person.fullName), own)
  const isFull = entitlement.warnings.length >= mostWarnings && all.length >= mostWarnings
  if (isFull) return []
  const warnings = all.slice(0, mostWarnings)
  const fresh = without(warnings, entitlement.warnings)
  const gone = without(entitlement.warnings, warnings)
  if (fresh.length === 0 && gone.length === 0) return []
  const next = { ...entitlement, warnings, version: entitlement.version + 1, updatedAt: warner.now }
  const event: AuditEvent = {
    type: fresh.length > 0 ? 'duplicate.warned' : 'duplicate.cleared',
    at: warner.now,
    actor: warner.actor,
    commandId: warner.commandId,
    reason: null,
    changes: { duplicates: [inWords(gone), inWords(fresh)] },
  }
  return [
    {
      Put: {
        TableName: register.table,
        Item: toEntitlementItem(next, marks),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': entitlement.version },
      },
    },
    {
      Put: {
        TableName: register.table,
        Item: toEventItem(next.id, next.version, event),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]
}

const without = (warnings: readonly DuplicateWarning[], known: readonly DuplicateWarning[]): DuplicateWarning[] =>
  warnings.filter(
    ({ entitlementId, sameName }) =>
      !known.some((one) => one.entitlementId === entitlementId && one.sameName === sameName),
  )

const inWords = (warnings: readonly DuplicateWarning[]): string | null =>
  warnings.length === 0 ? null : warnings.map(({ policy, commune }) => `${policy} (${commune})`).join(', ')
