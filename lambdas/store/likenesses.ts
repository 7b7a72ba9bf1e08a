import type { PersonMatcher } from '../domain/cases/person-matcher.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { Marks } from './id-mark.ts'
import { joinKeys, type KeyedIds, type KeyHolders, leaveCrowdedKeys, readKeys } from './person-key-store.ts'
import type { Register } from './table.ts'

/** By id of a record: ids of others that stand under one of its keys. */
export type Likenesses = ReadonlyMap<string, ReadonlySet<string>>

interface Desk {
  readonly register: Register
  readonly marks: Marks
  readonly matcher: PersonMatcher
}

/**
 * From so many records on a key no longer tells who may be one person, and reading it costs more than it is worth: whoever comes
 * after them stands under the narrower key, and still sees those who came before.
 */
export const crowd = 64

/** Who is like these records, after they have been put under their keys. 2 WRU and 1 consistent read a key, at most four a record. */
export async function likenessesKept(
  { register, marks, matcher }: Desk,
  records: readonly Entitlement[],
): Promise<Likenesses> {
  const places = placesOf(marks, matcher, records)
  const met = new Meetings(records)
  const crowded = met.at(places.map(wideOf), await joined(register, places.map(wideOf)), places)
  if (crowded.length === 0) return met.others
  const narrow = crowded.map(narrowBy(marks))
  met.at(narrow, await joined(register, narrow), [])
  await leaveCrowdedKeys(register, byMark(crowded.map(wideOf)))
  return met.others
}

/** Who is like these records, which stay where they are: nothing is written. */
export async function likenessesSeen(
  { register, marks, matcher }: Desk,
  records: readonly Entitlement[],
): Promise<Likenesses> {
  const places = placesOf(marks, matcher, records)
  const met = new Meetings(records)
  const narrow = met.at(places.map(wideOf), await seen(register, places.map(wideOf)), places).map(narrowBy(marks))
  if (narrow.length > 0) met.at(narrow, await seen(register, narrow), [])
  return met.others
}

interface Place {
  readonly id: string
  /** The mark of the key. */
  readonly wide: string
  /** The key itself: few are ever needed. */
  readonly narrow: string | null
}

interface Standing {
  readonly id: string
  readonly mark: string
}

function placesOf(marks: Marks, matcher: PersonMatcher, records: readonly Entitlement[]): Place[] {
  return records.flatMap((record) =>
    matcher.keysOf(record).map(({ wide, narrow }) => ({ id: record.id, wide: markOf(marks, wide), narrow })),
  )
}

const markOf = (marks: Marks, key: string): string => marks.id('person-key', key)

const wideOf = ({ id, wide }: Place): Standing => ({ id, mark: wide })
const narrowBy =
  (marks: Marks) =>
  ({ id, wide, narrow }: Place): Standing => ({ id, mark: narrow === null ? wide : markOf(marks, narrow) })

class Meetings {
  readonly others: Map<string, Set<string>>

  constructor(records: readonly Entitlement[]) {
    this.others = new Map(records.map(({ id }) => [id, new Set<string>()]))
  }

  /** @returns those of the places whose key is too crowded to tell anything and has a narrower one */
  at(standing: readonly Standing[], holders: ReadonlyMap<string, KeyHolders>, places: readonly Place[]): Place[] {
    for (const { id, mark } of standing)
      for (const other of holders.get(mark)?.ids ?? []) if (other !== id) this.others.get(id)?.add(other)
    return places.filter(({ wide, narrow }) => {
      const { ids, isCrowded } = holders.get(wide) ?? nobody
      return narrow !== null && (isCrowded || ids.length > crowd)
    })
  }
}

const nobody: KeyHolders = { ids: [], isCrowded: false }

/** Writes the records under their keys, and reads who stands there then. */
async function joined(register: Register, standing: readonly Standing[]): Promise<ReadonlyMap<string, KeyHolders>> {
  const joining = byMark(standing)
  await joinKeys(register, joining)
  return readKeys(register, [...joining.keys()])
}

const seen = (register: Register, standing: readonly Standing[]): Promise<ReadonlyMap<string, KeyHolders>> =>
  readKeys(register, [...byMark(standing).keys()])

function byMark(standing: readonly Standing[]): KeyedIds {
  const found = new Map<string, string[]>()
  for (const { id, mark } of standing) {
    const known = found.get(mark)
    if (known) known.push(id)
    else found.set(mark, [id])
  }
  return found
}
