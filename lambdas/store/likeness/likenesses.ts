import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { hintOf, isApart, lettersOfFact } from './key-hints.ts'
import { joinKeys, type KeyedHolders, type KeyHolders, leaveKeys, readKeys, settlePage } from './person-key-store.ts'

/** By id of a record: ids of others that stand under one of its keys. */
export type Likenesses = ReadonlyMap<string, ReadonlySet<string>>

interface Desk {
  readonly register: Register
  readonly marks: Marks
  readonly matcher: PersonMatcher
}

/**
 * From so many records on a page of a key is full: whoever comes after them stands in its next page, and sees everybody of the pages before.
 * So an item does not grow without end, and who meets whom depends on nobody who came before or together with them.
 */
export const crowd = 64

/**
 * Who is like these records, after they have been put under their keys. 2 WRU and 1 consistent read a key, at most four a record; of a key with
 * full pages as much again for the page with room, and a read for each of the others.
 */
export async function likenessesKept(desk: Desk, records: readonly Entitlement[]): Promise<Likenesses> {
  const { register } = desk
  const met = new Meetings(records)
  const left: Place[] = []
  let joining = placesOf(desk, records)
  while (joining.length > 0) {
    await joinKeys(register, byMark(joining))
    const pages = await settled(register, joining, await readPages(register, joining))
    met.at(joining, pages)
    const outside = joining.filter((place) => isOutside(place, pages.get(place.mark)))
    // Who stays there already has put himself beside it once more.
    left.push(...joining.filter(({ mark }) => pages.get(mark)?.settled))
    joining = await nextWithRoom(desk, outside, met)
  }
  await leaveKeys(register, byMark(left))
  return met.others
}

/** Who is like these records, which stay where they are: nothing is written. */
export async function likenessesSeen(desk: Desk, records: readonly Entitlement[]): Promise<Likenesses> {
  const met = new Meetings(records)
  const places = placesOf(desk, records)
  const pages = await readPages(desk.register, places)
  met.at(places, pages)
  await nextWithRoom(
    desk,
    places.filter(({ mark }) => pages.get(mark)?.settled),
    met,
  )
  return met.others
}

/** A record in a page of one of its keys. */
interface Place {
  readonly id: string
  readonly key: string
  readonly page: number
  /** Of the key and the page. */
  readonly mark: string
  readonly hint: string
}

type Pages = ReadonlyMap<string, KeyHolders>

function placesOf({ marks, matcher }: Desk, records: readonly Entitlement[]): Place[] {
  const known = new Map<string, string>()
  const letters = (fact: string): string => {
    const found = known.get(fact) ?? marks.id('beside-key', fact).slice(0, lettersOfFact)
    known.set(fact, found)
    return found
  }
  return records.flatMap((record) =>
    matcher.keysOf(record).map(({ key, beside }) => ({
      ...{ id: record.id, key, page: 0, mark: marks.id('person-key', key) },
      hint: hintOf(beside, letters),
    })),
  )
}

const inPage = (marks: Marks, place: Place, page: number): Place => ({
  ...place,
  page,
  mark: marks.id('person-key', place.key, page),
})

/** What stands under a key: the record's id, and the hint behind a mark that no id has. */
const holderOf = ({ id, hint }: Pick<Place, 'id' | 'hint'>): string => (hint === '' ? id : `${id}~${hint}`)

const readPages = (register: Register, places: readonly Place[]): Promise<Pages> =>
  readKeys(register, [...byMark(places).keys()])

/** The pages as they are once those that have become full by these places are ended: with whoever stood there when that was seen. */
async function settled(register: Register, places: readonly Place[], pages: Pages): Promise<Pages> {
  const full = [...pages].filter(([, { holders, settled: staying }]) => staying === null && isOfMany(holders))
  if (full.length === 0) return pages
  for (const [mark, { holders }] of full) await settlePage(register, mark, holders)
  const ended = new Set(full.map(([mark]) => mark))
  const again = await readPages(
    register,
    places.filter(({ mark }) => ended.has(mark)),
  )
  return new Map([...pages, ...again])
}

/** Whether the page was full before the record came. */
const isOutside = (place: Place, page: KeyHolders | undefined): boolean =>
  page?.settled ? !page.settled.has(holderOf(place)) : false

/** The first later page of each that has room. Everybody of the pages up to it is met; twice as many pages are read at a time. */
async function nextWithRoom({ register, marks }: Desk, from: readonly Place[], met: Meetings): Promise<Place[]> {
  const found: Place[] = []
  let sought = from
  for (let width = 1; sought.length > 0; width *= 2) {
    const reach = sought.map((place) =>
      Array.from({ length: width }, (_, nth) => inPage(marks, place, place.page + 1 + nth)),
    )
    const pages = await readPages(register, reach.flat())
    const further: Place[] = []
    for (const later of reach) {
      const room = later.findIndex(({ mark }) => !pages.get(mark)?.settled)
      met.at(room < 0 ? later : later.slice(0, room + 1), pages)
      const [place, last] = [later[room], later.at(-1)]
      if (place) found.push(place)
      else if (last) further.push(last)
    }
    sought = further
  }
  return found
}

class Meetings {
  readonly others: Map<string, Set<string>>

  constructor(records: readonly Entitlement[]) {
    this.others = new Map(records.map(({ id }) => [id, new Set<string>()]))
  }

  at(places: readonly Place[], pages: Pages): void {
    for (const { id, mark, hint } of places)
      for (const holder of pages.get(mark)?.holders ?? []) {
        const [other, theirs = ''] = holder.split('~') as [string, string?]
        if (other !== id && !isApart(hint, theirs)) this.others.get(id)?.add(other)
      }
  }
}

/** A record stands twice where it was put under the key once more with another hint. */
const isOfMany = (holders: readonly string[]): boolean =>
  holders.length > crowd && new Set(holders.map((holder) => holder.split('~', 1)[0])).size > crowd

function byMark(places: readonly Place[]): KeyedHolders {
  const found = new Map<string, string[]>()
  for (const one of places) {
    const known = found.get(one.mark)
    if (known) known.push(holderOf(one))
    else found.set(one.mark, [holderOf(one)])
  }
  return found
}
