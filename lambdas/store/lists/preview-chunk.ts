import { areRivals } from '../../domain/duplicates/exclusion.ts'
import type { Holder } from '../../domain/duplicates/warning.ts'
import { type Suspects, standsOnce } from '../../domain/lists/suspicious-list.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { areOtherMonths, namedMonths } from '../../domain/payments/instalments.ts'
import { grantedOverLimit } from '../../domain/payments/months-limit.ts'
import { supplementGrantedOverLimit } from '../../domain/payments/supplement-limit.ts'
import { type Alike, type ElsewhereOf, inOtherProgrammes, type Sharing } from '../likeness/match-people.ts'
import { readClaims } from '../register/claim-store.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { tryTransact } from '../table/transaction.ts'
import type { Chunk } from './chunk.ts'
import type { ListedRow } from './find-stored.ts'
import { type ChunkResult, held, ListTaken, rowsPut } from './intake-store.ts'
import type { StoredRow } from './list-item.ts'
import { planned, remark } from './plan-chunk.ts'
import { type NameOf, withDoubts } from './row-doubts.ts'

export interface Preview extends ChunkResult {
  /** Ids of those who may stand in the register a second time. */
  readonly duplicates: ReadonlySet<string>
  /** Of those the new ones. */
  readonly suspects: Suspects
  /** Of the new ones who may have a support of another programme, too. */
  readonly elsewhere: ElsewhereOf
}

/**
 * What applying the chunk would do, written down as the rows' results and nowhere else.
 * @param alike whom records may stand for although no number says so; and whoever of another programme may be one of them, also by a number
 * @param nameOf the policy and the unit of another record, as an officer calls them
 */
export async function previewChunk(
  register: Register,
  marks: Marks,
  chunk: Chunk,
  alike: (records: readonly Entitlement[], sharing: Sharing) => Promise<Alike>,
  nameOf: NameOf,
): Promise<Preview> {
  const plans = await planned(register, marks, chunk)
  const entitlements = plans.flatMap(({ entitlement }) => entitlement ?? [])
  const claims = await readClaims(register, [...new Set(entitlements.flatMap((one) => idMarksOf(one, marks)))])
  const holding = new Map(
    entitlements.map((one) => {
      const holders = idMarksOf(one, marks).flatMap((mark) => claims.get(mark)?.holders ?? [])
      return [one.id, holders.filter(({ entitlementId }) => entitlementId !== one.id)] as const
    }),
  )
  const sharing = new Map(
    entitlements.map((one) => [one.id, (holding.get(one.id) ?? []).filter((holder) => isRival(one, holder))]),
  )
  const months = await dropOtherMonths(register, entitlements, sharing)
  const supplements = await supplementsBeside(register, entitlements, (one) =>
    idMarksOf(one, marks).flatMap((mark) => claims.get(mark)?.holders ?? []),
  )
  // Of who is there already, and was compared with everybody when he came, a new list says nothing new.
  const fresh = plans.flatMap(({ entitlement, row }) => (entitlement && row.outcome === 'added' ? [entitlement] : []))
  const { rivals: like, elsewhere } = await alike(fresh, inOtherProgrammes(fresh, holding))
  const told = (row: StoredRow): StoredRow => {
    const number = (row.entitlementId && sharing.get(row.entitlementId)) || []
    const person = (row.entitlementId && like.get(row.entitlementId)) || []
    const excess = row.entitlementId ? months.get(row.entitlementId) : undefined
    if (excess && number.length === 0)
      return { ...row, problems: [...row.problems, remark(row, 'months-limit', excess)] }
    const supplement = row.entitlementId ? supplements.get(row.entitlementId) : undefined
    if (supplement) return { ...row, problems: [...row.problems, remark(row, 'supplement-limit', supplement)] }
    if (number.length > 0) return withRemark(row, 'suspected-duplicate', number.map(nameOf))
    return person.length > 0 ? withRemark(row, 'suspected-person', person.map(nameOf)) : row
  }
  const rows = plans.map(({ row, entitlement }) => withDoubts(told(row), entitlement, elsewhere, nameOf))
  await write(register, chunk, rows)
  const duplicates = new Set([...sharing, ...like].flatMap(([id, others]) => (others.length > 0 ? [id] : [])))
  const byNumber = fresh.filter(({ id }) => (sharing.get(id)?.length ?? 0) > 0).length
  const byLikeness = fresh.filter(({ id }) => like.has(id) && sharing.get(id)?.length === 0).length
  const inFile = plans.filter(({ entitlement, row }, at) => {
    const listed = chunk.rows[at]?.listed
    return entitlement && row.outcome === 'added' && !duplicates.has(entitlement.id) && listed && isTwice(listed)
  }).length
  return { rows, entitlements, duplicates, suspects: { byNumber, byLikeness, inFile }, elsewhere }
}

/** Of a name alone many stand in a list more than once: it takes the birth with it, or one number. */
const isTwice = ({ isOnly, isShared, line, entitlement }: ListedRow): boolean =>
  !isOnly && (isShared || entitlement.person.birth !== null) && standsOnce(entitlement, entitlement.id === line)

/** A list of the next programme has hardly anybody whose number the last one does not know. */
const isRival = (one: Entitlement, holder: Holder): boolean => areRivals(one, { ...holder, instalments: [] })

/** A range has one reader, who is looked for as when it is brought in; six chunks of one list at once would only meet in that look. */
async function write(register: Register, chunk: Chunk, rows: readonly StoredRow[]): Promise<void> {
  const look = chunk.range === undefined ? [] : held(register, chunk)
  if (!(await tryTransact(register, [...look, rowsPut(register, chunk, rows)]))) throw new ListTaken()
}

/**
 * Whoever has April by one decision and May by another stands there twice, and rightly. Reads only people of monthly policies.
 * @returns by id who would have more months than the law gives, in words for the officer
 */
async function dropOtherMonths(
  register: Register,
  entitlements: readonly Entitlement[],
  sharing: Map<string, Holder[]>,
): Promise<Map<string, string>> {
  const monthly = entitlements.filter((one) => namedMonths(one).length > 0)
  const ofPolicy = (one: Entitlement): Holder[] =>
    (sharing.get(one.id) ?? []).filter(({ policy }) => policy === one.policy)
  const ids = new Set(monthly.flatMap(ofPolicy).map(({ entitlementId }) => entitlementId))
  const excesses = new Map<string, string>()
  if (ids.size === 0) return excesses
  const known = new Map((await getEntitlements(register, [...ids])).map((one) => [one.id, one]))
  for (const one of monthly) {
    const others = (sharing.get(one.id) ?? []).filter(({ entitlementId }) => {
      const other = known.get(entitlementId)
      return !other || !areOtherMonths(one, other)
    })
    const beside = (sharing.get(one.id) ?? []).flatMap(({ entitlementId }) => known.get(entitlementId) ?? [])
    const excess = grantedOverLimit(one, beside)
    if (excess) excesses.set(one.id, excess)
    sharing.set(one.id, others)
  }
  return excesses
}

/**
 * Supplements exclude nothing, so that who shares their number is no rival. Reads only the others of the same policy.
 * @returns by id who would have more of one than the law gives, in words for the officer
 */
async function supplementsBeside(
  register: Register,
  entitlements: readonly Entitlement[],
  holdersOf: (one: Entitlement) => readonly Holder[],
): Promise<Map<string, string>> {
  const others = new Map(
    entitlements.map((one) => {
      const same = holdersOf(one).filter(
        (holder) => holder.entitlementId !== one.id && holder.policy === one.policy && !isRival(one, holder),
      )
      return [one.id, [...new Set(same.map(({ entitlementId }) => entitlementId))]] as const
    }),
  )
  const ids = [...new Set([...others.values()].flat())]
  const known = new Map((ids.length > 0 ? await getEntitlements(register, ids) : []).map((one) => [one.id, one]))
  return new Map(
    entitlements.flatMap((one) => {
      const beside = (others.get(one.id) ?? []).flatMap((id) => known.get(id) ?? [])
      const excess = supplementGrantedOverLimit(
        one,
        beside.filter(({ programme }) => programme === one.programme),
      )
      return excess ? [[one.id, excess] as const] : []
    }),
  )
}

const words = {
  'suspected-duplicate': 'số giấy tờ này đã có trong hệ thống',
  'suspected-person': 'có lẽ người này đã có trong hệ thống',
} as const

function withRemark(row: StoredRow, code: keyof typeof words, others: readonly string[]): StoredRow {
  const where = [...new Set(others)].slice(0, 5).join('; ')
  const problem = remark(row, code, `${words[code]}: ${where}. Đối chiếu trước khi chi.`)
  return { ...row, problems: [...row.problems, problem] }
}
