import { isCorrectedPerson, numbersAgree } from '../domain/payments/correction.ts'
import { decisionKey } from '../domain/payments/decision-key.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { type Claim, fromClaimItem } from './claim-item.ts'
import { batchGet, getEntitlements } from './entitlement-store.ts'
import { idMarksOf, type Marks } from './id-mark.ts'
import { keys } from './keys.ts'
import { lineId } from './line-id.ts'
import type { Register } from './table.ts'

/** A row that may come in. */
export interface ListedRow {
  /** What it grants; its id is that of the next one of its line in this file. */
  readonly entitlement: Entitlement
  /** The id of the first of its line. */
  readonly line: string
  /** No other row of the file has this line. */
  readonly isOnly: boolean
}

/** Where a row belongs: what stands there already, or the free place of its line. */
export interface FoundRow {
  readonly stored: Entitlement | null
  readonly id: string
}

/** People of one name, birth and hamlet under one policy that are told apart by their numbers; more are one crowd. */
const mostOfLine = 8

/**
 * Finds the rows in the register: by their line, by their numbers where several share a line, and by their numbers where a correction
 * has changed the line itself. Consistent reads: one a row, and one a number of a row that is not there.
 */
export async function findStored(
  register: Register,
  marks: Marks,
  rows: readonly ListedRow[],
): Promise<Map<ListedRow, FoundRow>> {
  const found = new Map<ListedRow, FoundRow>()
  const natural = await byId(
    register,
    rows.map(({ entitlement }) => entitlement.id),
  )
  for (const row of rows) {
    const stored = natural.get(row.entitlement.id)
    if (stored && agrees(stored, row)) found.set(row, { stored, id: stored.id })
  }
  const crowded = rows.filter((row) => !found.has(row) && natural.has(row.entitlement.id))
  for (const row of crowded) found.set(row, await placeInLine(register, marks, row))
  const missing = rows.filter((row) => !found.has(row))
  const corrected = await byNumber(register, marks, missing)
  for (const row of missing) {
    const stored = corrected.get(row) ?? null
    found.set(row, { stored, id: stored?.id ?? row.entitlement.id })
  }
  return found
}

const agrees = (stored: Entitlement, { entitlement }: ListedRow): boolean =>
  numbersAgree(stored.person.idNumbers, entitlement.person.idNumbers)

async function byId(register: Register, ids: readonly string[]): Promise<Map<string, Entitlement>> {
  const all = await getEntitlements(register, [...new Set(ids)])
  return new Map(all.map((entitlement) => [entitlement.id, entitlement]))
}

/**
 * Another number of the same kind stands under the line. Where both the file and the register have the line once, the number has been
 * corrected; where several share it, the one with a number in common is meant, else it is one more, at the line's next free place.
 */
async function placeInLine(register: Register, marks: Marks, row: ListedRow): Promise<FoundRow> {
  const ids = Array.from({ length: mostOfLine }, (_, nth) => lineId(marks, row.line, nth))
  const there = await byId(register, ids)
  const own = row.isOnly && there.size === 1 ? [...there.values()][0] : sharing(row, [...there.values()])
  if (own) return { stored: own, id: own.id }
  const free = ids.find((id) => !there.has(id))
  if (!free) throw new Error('more people of one line than places')
  return { stored: null, id: free }
}

const sharing = ({ entitlement }: ListedRow, there: readonly Entitlement[]): Entitlement | undefined =>
  there.find(({ person }) =>
    person.idNumbers.some(({ number }) => entitlement.person.idNumbers.some((listed) => listed.number === number)),
  )

/**
 * Rows that stand nowhere under their line, but whose number another list has brought in under the same decision with nearly the same
 * name: their name, birth or hamlet has been corrected. Only other lists: two rows of one file are two rows.
 */
async function byNumber(
  register: Register,
  marks: Marks,
  rows: readonly ListedRow[],
): Promise<Map<ListedRow, Entitlement>> {
  const idMarks = [...new Set(rows.flatMap(({ entitlement }) => idMarksOf(entitlement, marks)))]
  const claims = await readClaims(register, idMarks)
  const suspects = rows.flatMap((row) => {
    const { programme, policy, commune } = row.entitlement
    const holders = idMarksOf(row.entitlement, marks).flatMap((mark) => claims.get(mark)?.holders ?? [])
    return holders
      .filter((holder) => holder.programme === programme && holder.policy === policy && holder.commune === commune)
      .map(({ entitlementId }) => ({ row, entitlementId }))
  })
  const candidates = await byId(
    register,
    suspects.map(({ entitlementId }) => entitlementId),
  )
  const found = new Map<ListedRow, Entitlement>()
  const taken = new Set<string>()
  for (const { row, entitlementId } of suspects) {
    const stored = candidates.get(entitlementId)
    if (!stored || found.has(row) || taken.has(stored.id) || stored.list.id === row.entitlement.list.id) continue
    const isSameDecision = decisionKey(stored.decision) === decisionKey(row.entitlement.decision)
    if (!isSameDecision || !isCorrectedPerson(stored.person, row.entitlement.person)) continue
    found.set(row, stored)
    taken.add(stored.id)
  }
  return found
}

/** The claims that exist, by their marks; 1 consistent read each. */
export async function readClaims(register: Register, idMarks: readonly string[]): Promise<Map<string, Claim>> {
  const items = await batchGet(register, idMarks.map(keys.claim))
  return new Map(items.map((item) => [String(item.pk).slice('ID#'.length), fromClaimItem(item)]))
}
