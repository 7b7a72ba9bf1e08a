import { warningsFor } from '../../domain/duplicates/warning.ts'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import type { DuplicateWarning, Entitlement } from '../../domain/payments/entitlement.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { type TransactItem, tryTransact } from '../table/transaction.ts'
import type { Claim } from './claim-item.ts'
import { readClaims } from './claim-store.ts'
import { getEntitlements } from './entitlement-store.ts'
import { writtenChange } from './register-changes.ts'

export interface Warner {
  readonly actor: AuditEvent['actor']
  readonly commandId: string
  readonly now: number
}

/** By the ids of whoever shares a number: of whom they are warned. */
export type Warned = ReadonlyMap<string, readonly DuplicateWarning[]>

/** Two items a holder, a transaction's hundred. */
const holdersPerTransaction = 50

/**
 * Warnings that one entitlement keeps: more help nobody to tell who is who. A column filled with one number would otherwise make
 * each of its rows as long as the list.
 */
export const mostWarnings = 20

/**
 * Reads the claims of the numbers consistently, after the caller has written its own holders, and brings the warnings of every
 * entitlement that shares one of them up to date, each change with its event. Safe to repeat: what says the truth is left alone.
 * @param idMarks distinct
 * @param formerly ids that carried one of the numbers until now: what they are warned of may have gone
 * @returns by the ids that share one of the numbers with somebody of whom they are warned, of whom that is
 */
export async function warnOfSharedNumbers(
  register: Register,
  marks: Marks,
  idMarks: readonly string[],
  warner: Warner,
  formerly: readonly string[] = [],
): Promise<Warned> {
  if (idMarks.length === 0) return new Map()
  const claims = await readClaims(register, idMarks)
  const together = [...claims.values()].map(({ holders }) => holders.map(({ entitlementId }) => entitlementId))
  const sharing = new Set(together.filter((ids) => ids.length > 1).flat())
  // Who is left alone with a number that somebody else has given up is told so too.
  const alone = formerly.length === 0 ? [] : together.flat()
  const ids = [...new Set([...sharing, ...alone, ...formerly])]
  const warned = new Map<string, readonly DuplicateWarning[]>()
  for (let from = 0; from < ids.length; from += holdersPerTransaction)
    await refresh(register, marks, ids.slice(from, from + holdersPerTransaction), warner, warned)
  return new Map([...warned].filter(([id]) => sharing.has(id)))
}

async function refresh(
  register: Register,
  marks: Marks,
  ids: readonly string[],
  warner: Warner,
  warned: Map<string, readonly DuplicateWarning[]>,
): Promise<void> {
  for (;;) {
    const found = await getEntitlements(register, ids)
    // Read after the records, each time: a claim from before would take back a warning that a faster writer has given meanwhile.
    const idMarks = new Set(found.flatMap((one) => idMarksOf(one, marks)))
    const claims = await readClaims(register, [...idMarks])
    const known = await everybodyOf(register, found, claims, marks)
    const changes = found.flatMap((entitlement) =>
      warning(register, marks, entitlement, { claims, known, warner, warned }),
    )
    // Where someone changed an entitlement between the read and the write: look again.
    if (changes.length === 0 || (await tryTransact(register, changes))) return
  }
}

/** Everybody whom a warning could speak of, by his id. */
async function everybodyOf(
  register: Register,
  found: readonly Entitlement[],
  claims: ReadonlyMap<string, Claim>,
  marks: Marks,
): Promise<Map<string, Entitlement>> {
  const known = new Map(found.map((one) => [one.id, one]))
  const others = found
    .flatMap((one) => idMarksOf(one, marks))
    .flatMap((mark) => claims.get(mark)?.holders ?? [])
    .map(({ entitlementId }) => entitlementId)
  const missing = [...new Set(others)].filter((id) => !known.has(id))
  for (const one of await getEntitlements(register, missing)) known.set(one.id, one)
  return known
}

/** The entitlement with its warnings and the event that says what is new; nothing when it says them already. */
function warning(
  register: Register,
  marks: Marks,
  entitlement: Entitlement,
  {
    claims,
    known,
    warner,
    warned,
  }: {
    claims: ReadonlyMap<string, Claim>
    known: ReadonlyMap<string, Entitlement>
    warner: Warner
    warned: Map<string, readonly DuplicateWarning[]>
  },
): TransactItem[] {
  // What has been withdrawn carries no number any more, and is warned of nothing.
  const idMarks = entitlement.status === 'cancelled' ? [] : idMarksOf(entitlement, marks)
  const holders = idMarks.flatMap((mark) => claims.get(mark)?.holders ?? [])
  const all = warningsFor(entitlement, holders, (id) => known.get(id))
  if (all.length > 0) warned.set(entitlement.id, all.slice(0, mostWarnings))
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
  return writtenChange(register, marks, { before: entitlement, after: next, event })
}

const without = (warnings: readonly DuplicateWarning[], known: readonly DuplicateWarning[]): DuplicateWarning[] =>
  warnings.filter(
    ({ entitlementId, sameName }) =>
      !known.some((one) => one.entitlementId === entitlementId && one.sameName === sameName),
  )

const inWords = (warnings: readonly DuplicateWarning[]): string | null =>
  warnings.length === 0 ? null : warnings.map(({ policy, commune }) => `${policy} (${commune})`).join(', ')
