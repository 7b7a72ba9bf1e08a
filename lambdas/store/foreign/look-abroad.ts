import type { Finder } from '../../domain/cases/grow-case.ts'
import type { ExchangeHead, ExchangeKey, Told } from '../../domain/exchange/exchange-file.ts'
import type { Seen } from '../../domain/exchange/foreign-finding.ts'
import { foundAbroad, type Look } from '../../domain/exchange/found-abroad.ts'
import { joinTold } from '../../domain/exchange/told-of.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { programmeOfRecord } from '../../domain/programmes/programmes.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import type { Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { currentForeignFiles } from './foreign-file-store.ts'
import { commitFound } from './foreign-finding-store.ts'
import { readForeignMarks } from './foreign-marks-store.ts'

export interface ExchangeDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: Marks
  readonly exchange: ExchangeKey
}

/** What the files say of each of these records. */
export type LookAbroad = (records: readonly Entitlement[]) => Promise<(record: Entitlement) => Look>

/** So often it is decided anew because others change the same records. */
const attempts = 12

/**
 * Brings the findings of these records up to date with the files of other provinces. The records stand in the register before, and a
 * file's marks are put before everybody is compared with it: so of a list and a file at once at least one sees the other. Safe to
 * repeat: what says the truth is left alone.
 * @returns how many of them stand in what was looked at
 */
export async function tellOfAbroad(
  desk: ExchangeDesk,
  records: readonly Entitlement[],
  finder: Finder,
  look: LookAbroad = inEveryFile(desk),
): Promise<number> {
  const standing = new Set<string>()
  let left = records
  for (let attempt = 1; left.length > 0; attempt++) {
    const lookOf = await look(left)
    const overtaken: string[] = []
    for (const record of left) {
      const change = foundAbroad(programmeOfRecord(record), record, lookOf(record), finder)
      if (change && (await commitFound(desk.register, desk.tree, desk.marks, change)) !== 'done') {
        overtaken.push(record.id)
        continue
      }
      const { foreign } = change?.after ?? record
      if (foreign.some(({ province }) => lookOf(record).seen.has(province))) standing.add(record.id)
    }
    if (attempt === attempts && overtaken.length > 0)
      throw new Error('others change the same records faster than they can be told of other provinces')
    left = overtaken.length === 0 ? [] : await getEntitlements(desk.register, overtaken)
  }
  return standing.size
}

interface LookedAt {
  readonly fileId: string
  readonly head: ExchangeHead
  readonly told: (mark: string) => Told | undefined
}

/** As a list comes in: one query of the files that hold, and where there is one a read for each number, a hundred a call. */
export const inEveryFile =
  ({ register, tree, exchange }: ExchangeDesk): LookAbroad =>
  async (records) => {
    const files = (await currentForeignFiles(register, tree.root.code)).filter(
      ({ head }) => head.key === exchange.fingerprint,
    )
    const marks = new Map(records.map((record) => [record.id, marksOf(record, exchange)]))
    const programmes = new Set(files.map(({ head }) => head.programme))
    const wanted = records.filter(({ programme }) => programmes.has(programme)).flatMap(({ id }) => marks.get(id) ?? [])
    const told = await readForeignMarks(
      register,
      files.map(({ fileId }) => fileId),
      wanted,
    )
    const looked = files.map((file) => ({ ...file, told: (mark: string) => told.get(file.fileId)?.get(mark) }))
    return (record) => ({ provinces: null, seen: seenOf(record, marks.get(record.id) ?? [], looked) })
  }

/** As a file comes in or goes: everybody against its marks, in memory. Of files of other provinces nothing is said. */
export const inOneFile =
  (exchange: ExchangeKey, file: LookedAt): LookAbroad =>
  async () =>
  (record) => ({
    provinces: new Set(record.programme === file.head.programme ? [file.head.province] : []),
    seen: seenOf(record, marksOf(record, exchange), [file]),
  })

const marksOf = ({ person }: Entitlement, exchange: ExchangeKey): string[] =>
  person.idNumbers.map((idNumber) => exchange.markOf(idNumber))

function seenOf(
  { programme }: Entitlement,
  marks: readonly string[],
  files: readonly LookedAt[],
): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const { fileId, head, told } of files) {
    if (head.programme !== programme) continue
    const all = marks.flatMap((mark) => told(mark) ?? [])
    const [first, ...others] = all
    if (!first) continue
    const { group, state } = others.reduce(joinTold, first)
    if (group === 'cash') seen.set(head.province, { fileId, day: localDay(Date.parse(head.madeAt)), state })
  }
  return seen
}
