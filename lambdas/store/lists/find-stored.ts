import { sharesNumber } from '../../domain/ids/shares-number.ts'
import { isCorrectedPerson, numbersAgree } from '../../domain/payments/correction.ts'
import { decisionKey } from '../../domain/payments/decision-key.ts'
import type { Entitlement, Person } from '../../domain/payments/entitlement.ts'
import { areOtherMonths } from '../../domain/payments/instalments.ts'
import type { Claim } from '../register/claim-item.ts'
import { readClaims } from '../register/claim-store.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { lineId, lineOf } from './line-id.ts'

/** A row that may come in. */
export interface ListedRow {
  /** What it grants; its id is that of the next one of its line in this file. */
  readonly entitlement: Entitlement
  /** The id of the first of its line. */
  readonly line: string
  /** No other row of the file has this line. */
  readonly isOnly: boolean
  /** Two rows of the file carry one of its numbers that are supports of which one person is due but one. */
  readonly isShared: boolean
}

/** Where a row belongs: what stands there already, or the free place of its line; null when its line has no place left. */
export interface FoundRow {
  readonly stored: Entitlement | null
  readonly id: string | null
}

/** What was read for several chunks together, so that each need not be asked for by itself; null for what is not there. */
export interface ReadAhead {
  readonly records: Map<string, Entitlement | null>
  readonly claims: Map<string, Claim | null>
}

const nothingRead = (): ReadAhead => ({ records: new Map(), claims: new Map() })

/**
 * Reads what the rows of several chunks are found by. Whatever is decided on it is written under the condition that it still holds; what
 * one of the chunks has written since is put in by whoever wrote it.
 */
export async function readAhead(register: Register, marks: Marks, rows: readonly ListedRow[]): Promise<ReadAhead> {
  const ids = rows.map(({ entitlement }) => entitlement.id)
  const found = await byId(register, ids, nothingRead())
  const records = new Map(ids.map((id) => [id, found.get(id) ?? null]))
  const absent = rows.filter(({ entitlement }) => !found.has(entitlement.id))
  const idMarks = [...new Set(absent.flatMap(({ entitlement }) => idMarksOf(entitlement, marks)))]
  const held = await readClaims(register, idMarks)
  return { records, claims: new Map(idMarks.map((mark) => [mark, held.get(mark) ?? null])) }
}

/** Places of a line that are read at a time, and at most: more people of one name, birth and hamlet are one crowd. */
const placesAtOnce = 8
export const mostOfLine = 64

/**
 * Finds the rows in the register: by their line, by their numbers where several share a line, and by their numbers where a correction
 * has changed the line itself. Each record is found by one row at most. Consistent reads: one a row, and one a number of a row that is
 * not there.
 * @param isInFile whether a line of the whole file names this person; who is named is nobody else's correction
 * @param ahead what was read before; the rest is read now
 */
export async function findStored(
  register: Register,
  marks: Marks,
  rows: readonly ListedRow[],
  isInFile: (person: Person) => boolean,
  ahead: ReadAhead = nothingRead(),
): Promise<Map<ListedRow, FoundRow>> {
  const found = new Map<ListedRow, FoundRow>()
  const used = new Set<string>()
  const take = (row: ListedRow, place: FoundRow): void => {
    found.set(row, place)
    if (place.id !== null) used.add(place.id)
  }
  const natural = await byId(
    register,
    rows.map(({ entitlement }) => entitlement.id),
    ahead,
  )
  for (const row of rows) {
    const stored = natural.get(row.entitlement.id)
    if (stored && isMeant(stored, row) && !used.has(stored.id)) take(row, { stored, id: stored.id })
  }
  const crowded = rows.filter((row) => !found.has(row) && natural.has(row.entitlement.id))
  for (const row of crowded) take(row, await placeInLine(register, marks, row, used))
  const missing = rows.filter((row) => !found.has(row))
  for (const [row, stored] of await byNumber(register, marks, missing, { used, isInFile, ahead }))
    take(row, { stored, id: stored.id })
  for (const row of missing) {
    if (found.has(row)) continue
    const isFree = !used.has(row.entitlement.id)
    take(row, isFree ? { stored: null, id: row.entitlement.id } : await placeInLine(register, marks, row, used))
  }
  return found
}

/** Where several rows share a line, only a number tells who is meant; rows without one stand in their order. */
function isMeant(stored: Entitlement, row: ListedRow): boolean {
  if (isOwn(stored, row)) return true
  if (areOtherMonths(stored, row.entitlement)) return false
  const [before, now] = [stored.person.idNumbers, row.entitlement.person.idNumbers]
  if (row.isOnly) return numbersAgree(before, now)
  return sharesNumber(stored.person, row.entitlement.person) || (before.length === 0 && now.length === 0)
}

/** Brought by this very row, when its list was read before. */
const isOwn = ({ list }: Entitlement, { entitlement: { list: own } }: ListedRow): boolean =>
  list.id === own.id && list.sheet === own.sheet && list.row === own.row

async function byId(
  register: Register,
  ids: readonly string[],
  { records }: ReadAhead,
): Promise<Map<string, Entitlement>> {
  const known = ids.flatMap((id) => records.get(id) ?? [])
  const unread = new Set(ids.filter((id) => !records.has(id)))
  const all = [...known, ...(await getEntitlements(register, [...unread]))]
  return new Map(all.map((entitlement) => [entitlement.id, entitlement]))
}

/**
 * Somebody else, or another number, stands at the row's place. Where both the file and the register have the line once, the number has
 * been corrected; where several share it, the one with a number in common is meant (without any, the next without any), else it is
 * one more, at the line's next free place.
 */
async function placeInLine(
  register: Register,
  marks: Marks,
  row: ListedRow,
  used: ReadonlySet<string>,
): Promise<FoundRow> {
  const there: Entitlement[] = []
  let free: string | null = null
  for (let from = 0; from < mostOfLine && free === null; from += placesAtOnce) {
    const ids = Array.from({ length: placesAtOnce }, (_, index) => lineId(marks, row.line, from + index))
    const known = await byId(register, ids, nothingRead())
    there.push(...ids.flatMap((id) => known.get(id) ?? []))
    free = ids.find((id) => !known.has(id) && !used.has(id)) ?? null
  }
  // Another month of the same line is another place.
  const meant = there.filter((one) => !areOtherMonths(one, row.entitlement))
  const open = meant.filter(({ id }) => !used.has(id))
  const isNameless = row.entitlement.person.idNumbers.length === 0
  const stored =
    open.find((one) => isOwn(one, row)) ??
    (row.isOnly && meant.length === 1 ? open[0] : undefined) ??
    open.find((one) => sharesNumber(one.person, row.entitlement.person)) ??
    (isNameless ? open.find(({ person }) => person.idNumbers.length === 0) : undefined)
  return stored ? { stored, id: stored.id } : { stored: null, id: free }
}

/**
 * Rows that stand nowhere under their line, but whose number another list has brought in under the same decision with nearly the same
 * name: their name, birth or hamlet has been corrected. Only other lists: two rows of one file are two rows.
 */
async function byNumber(
  register: Register,
  marks: Marks,
  rows: readonly ListedRow[],
  known: {
    readonly used: ReadonlySet<string>
    readonly isInFile: (person: Person) => boolean
    readonly ahead: ReadAhead
  },
): Promise<Map<ListedRow, Entitlement>> {
  const { used, isInFile, ahead } = known
  const idMarks = [...new Set(rows.flatMap(({ entitlement }) => idMarksOf(entitlement, marks)))]
  const unread = idMarks.filter((mark) => !ahead.claims.has(mark))
  const claims = new Map<string, Claim | null>([...ahead.claims, ...(await readClaims(register, unread))])
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
    ahead,
  )
  const found = new Map<ListedRow, Entitlement>()
  const taken = new Set(used)
  for (const { row, entitlementId } of suspects) {
    const stored = candidates.get(entitlementId)
    if (!stored || found.has(row) || taken.has(stored.id) || stored.list.id === row.entitlement.list.id) continue
    // Who was corrected before stands there as the row has him: the row that names him is this one.
    const isHere = lineOf(marks, stored, row.entitlement.decision) === row.line
    if ((isInFile(stored.person) && !isHere) || areOtherMonths(stored, row.entitlement)) continue
    const isSameDecision = decisionKey(stored.decision) === decisionKey(row.entitlement.decision)
    if (!isSameDecision || !isCorrectedPerson(stored.person, row.entitlement.person)) continue
    found.set(row, stored)
    taken.add(stored.id)
  }
  return found
}
