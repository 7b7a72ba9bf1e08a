import type { PersonMatcher } from '../domain/cases/person-matcher.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { Marks } from './id-mark.ts'
import { hintOf, isApart, lettersOfFact } from './key-hints.ts'
import { joinKeys, type KeyedHolders, type KeyHolders, leaveCrowdedKeys, readKeys } from './person-key-store.ts'
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
  readonly hint: string
}

interface Standing {
  readonly id: string
  readonly mark: string
  readonly hint: string
}

function placesOf(marks: Marks, matcher: PersonMatcher, records: readonly Entitlement[]): Place[] {
  const known = new Map<string, string>()
  const letters = (fact: string): string => {
    const found = known.get(fact) ?? marks.id('beside-key', fact).slice(0, lettersOfFact)
    known.set(fact, found)
    return found
  }
  return records.flatMap((record) =>
    matcher.keysOf(record).map(({ wide, narrow, beside }) => ({
      ...{ id: record.id, wide: markOf(marks, wide), narrow },
      hint: hintOf(beside, letters),
    })),
  )
}

const markOf = (marks: Marks, key: string): string => marks.id('person-key', key)

/** What stands under a key: the record's id, and the hint behind a mark that no id has. */
const holderOf = ({ id, hint }: Pick<Standing, 'id' | 'hint'>): string => (hint === '' ? id : `${id}~${hint}`)

const wideOf = ({ id, wide, hint }: Place): Standing => ({ id, mark: wide, hint })
const narrowBy =
  (marks: Marks) =>
  ({ id, wide, narrow, hint }: Place): Standing =>
    narrow === null ? { id, mark: wide, hint } : { id, mark: markOf(marks, narrow), hint: '' }

class Meetings {
  readonly others: Map<string, Set<string>>

  constructor(records: readonly Entitlement[]) {
    this.others = new Map(records.map(({ id }) => [id, new Set<string>()]))
  }

  /** @returns those of the places whose key is too crowded to tell anything and has a narrower one */
  at(standing: readonly Standing[], holders: ReadonlyMap<string, KeyHolders>, places: readonly Place[]): Place[] {
    for (const { id, mark, hint } of standing)
      for (const holder of holders.get(mark)?.holders ?? []) {
        const [other, theirs = ''] = holder.split('~') as [string, string?]
        if (other !== id && !isApart(hint, theirs)) this.others.get(id)?.add(other)
      }
    return places.filter(({ wide, narrow }) => {
      const { holders: all, isCrowded } = holders.get(wide) ?? nobody
      return narrow !== null && (isCrowded || isOfMany(all))
    })
  }
}

/** A record stands twice where it was put under the key once more with another hint. */
const isOfMany = (holders: readonly string[]): boolean =>
  holders.length > crowd && new Set(holders.map((holder) => holder.split('~', 1)[0])).size > crowd

const nobody: KeyHolders = { holders: [], isCrowded: false }

/** Writes the records under their keys, and reads who stands there then. */
async function joined(register: Register, standing: readonly Standing[]): Promise<ReadonlyMap<string, KeyHolders>> {
  const joining = byMark(standing)
  await joinKeys(register, joining)
  return readKeys(register, [...joining.keys()])
}

const seen = (register: Register, standing: readonly Standing[]): Promise<ReadonlyMap<string, KeyHolders>> =>
  readKeys(register, [...byMark(standing).keys()])

function byMark(standing: readonly Standing[]): KeyedHolders {
  const found = new Map<string, string[]>()
  for (const one of standing) {
    const known = found.get(one.mark)
    if (known) known.push(holderOf(one))
    else found.set(one.mark, [holderOf(one)])
  }
  return found
}
