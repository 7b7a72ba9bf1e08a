import { daysPlace, parentOfDays, type Recount } from '../../domain/statistics/recount.ts'
import { lastRun, mostKept, type RecountRun, saveRecount, saveRun } from '../../store/counts/recount-store.ts'
import { parentsOf } from '../../store/table/parent-units.ts'
import { type PlaceRecount, type RecountingDesk, recountCommune } from './recount-commune.ts'
import { recountDays } from './recount-days.ts'

export interface RecountDesk extends RecountingDesk {
  readonly now: () => number
  /** Milliseconds that this function has left. */
  readonly timeLeft: () => number
}

/** How a call ended: nothing to go on with, somebody else is at it, it goes on with the next call, or it is done. */
export type RecountEnd =
  | { readonly kind: 'nothing' | 'busy' }
  | { readonly kind: 'goes-on'; readonly left: number }
  | { readonly kind: 'ended'; readonly recount: Recount }

/** For a commune that has to be looked at five times. */
const enough = 60_000
/** Communes at once: they wait for the table and not for each other, and each holds no more than its own page. */
const abreast = 8
/** Longer than a function lives. */
const leaseMs = 16 * 60_000

/**
 * Recounts a programme's counters from its records, commune by commune, and keeps what it finds. Changes neither: a difference has a
 * cause, and who mends the number hides it. Safe to repeat and to kill: a commune that was not noted is recounted once more.
 * @param order `begin` a new one, unless one goes on; or only `continue` what was begun
 * @param attempt names this call
 */
export async function recountProgramme(
  desk: RecountDesk,
  { programme, order }: { readonly programme: string; readonly order: 'begin' | 'continue' },
  attempt: string,
): Promise<RecountEnd> {
  const { register, tree, now } = desk
  const last = await lastRun(register, programme)
  const isOpen = last !== undefined && last.endedAt === null
  if (isOpen && last.leaseUntil > now() && last.attempt !== attempt) return { kind: 'busy' }
  if (!isOpen && order === 'continue') return { kind: 'nothing' }
  const communes = tree.communes(tree.root.code)
  const parents = parentsOf(tree, tree.root.code).map(daysPlace)
  const all = [...communes.map(({ code }) => code).toSorted(), ...parents]
  let work: RecountRun = { ...(isOpen ? last : fresh(programme, all, now())), ...held(desk, attempt) }
  if (!(await saveRun(register, work, last?.attempt ?? null))) return { kind: 'busy' }

  while (work.left.length > 0) {
    if (desk.timeLeft() < enough) {
      await saveRun(register, { ...work, leaseUntil: 0 }, attempt)
      return { kind: 'goes-on', left: work.left.length + work.postponed.length }
    }
    const places = work.left.slice(0, abreast)
    const seen = await Promise.all(places.map((place) => recountPlace(desk, programme, place)))
    places.forEach((place, index) => {
      const found = seen[index]
      if (found) work = withPlace(work, place, found)
    })
    work = { ...work, ...held(desk, attempt) }
    if (!(await saveRun(register, work, attempt))) return { kind: 'busy' }
  }
  const recount = await saveRecount(register, { ...work, endedAt: now() })
  const ended = { ...work, endedAt: recount.endedAt, leaseUntil: 0 }
  return (await saveRun(register, ended, attempt)) ? { kind: 'ended', recount } : { kind: 'busy' }
}

const held = ({ now }: RecountDesk, attempt: string) => ({ attempt, leaseUntil: now() + leaseMs })

const fresh = (
  programme: string,
  places: readonly string[],
  now: number,
): Omit<RecountRun, 'attempt' | 'leaseUntil'> => ({
  programme,
  begunAt: now,
  endedAt: null,
  records: 0,
  cells: 0,
  differing: 0,
  differences: [],
  unsettled: [],
  left: [...places],
  postponed: [],
  isSecondRound: false,
})

function recountPlace(desk: RecountDesk, programme: string, place: string): Promise<PlaceRecount> {
  const parent = parentOfDays(place)
  return parent === null ? recountCommune(desk, programme, place) : recountDays(desk, programme, parent)
}

/** The run after its next place. One that keeps changing is put behind the others, once. */
function withPlace(work: RecountRun, place: string, seen: PlaceRecount): RecountRun {
  const left = work.left.slice(1)
  const isPostponed = seen.unsettled.length > 0 && !work.isSecondRound
  const postponed = [...work.postponed, ...(isPostponed ? [place] : [])]
  const next =
    left.length === 0 && !work.isSecondRound
      ? { left: postponed, postponed: [], isSecondRound: true }
      : { left, postponed }
  if (isPostponed) return { ...work, ...next }
  return {
    ...work,
    ...next,
    records: work.records + seen.records,
    cells: work.cells + seen.cells,
    differing: work.differing + seen.differences.length,
    differences: [...work.differences, ...seen.differences].slice(0, mostKept),
    unsettled: seen.unsettled.length > 0 ? [...work.unsettled, place] : work.unsettled,
  }
}
