import { setTimeout as pause } from 'node:timers/promises'
import { startOfDay } from '../../lambdas/domain/ledger/seals/sealing-times.ts'
import { localDay } from '../../lambdas/domain/time/local-day.ts'
import type { Unit, UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import type { Random } from '../../local/demo/random.ts'
import type { Book } from './book.ts'
import { type CaseDesk, caseDesks, decideCases } from './case-work.ts'
import { aPaymentBody, type Counter, collect, deliver, meetAgain, oversee, search, serve } from './counter-work.ts'
import { bringList, type PlannedList, sayArrivedAgain, type UploadedList, waitForLists } from './lists.ts'
import type { MovedClock } from './moved-clock.ts'
import { abreast, type Offices } from './offices.ts'
import { command, insist, newKey } from './send.ts'
import type { SimulatedCloud } from './simulated-cloud.ts'

export interface Month {
  readonly cloud: SimulatedCloud
  readonly clock: MovedClock
  readonly offices: Offices
  readonly tree: UnitTree
  readonly book: Book
  readonly random: Random
  readonly plans: readonly PlannedList[]
  readonly days: number
  /** After so long no new day is begun. */
  readonly minutes: number
  /** People whom a commune's officer serves on a day when the office is open. */
  readonly servedADay: number
  readonly hasFaults: boolean
  readonly say: (line: string) => void
}

const [minute, hour] = [60_000, 3_600_000]
/** Officers at work at the same time. */
const width = 6

/** @returns the days that were simulated, `2026-11-27` */
export async function liveMonth(month: Month): Promise<string[]> {
  const first = startOfDay(localDay(Date.now() + 24 * hour))
  const lists: UploadedList[] = []
  const days: string[] = []
  const began = performance.now()
  for (let day = 0; day < month.days && performance.now() - began < month.minutes * minute; day++) {
    const start = first + day * 24 * hour
    days.push(localDay(start))
    const begun = performance.now()
    const before = month.book.acknowledged.length
    await liveDay(month, { day, start, lists })
    const { acknowledged, surprises, retries } = month.book
    month.say(
      `${localDay(start)}: ${lists.length} lists, ${acknowledged.length - before} commands done, ${retries} tries again so far, ${surprises.length} surprises, ${Math.round((performance.now() - begun) / 1000)} s`,
    )
  }
  // The day after, on machines that no longer fail: what was killed in the last night comes back before anybody looks.
  const after = first + days.length * 24 * hour
  await at(month, after + 8 * hour)
  month.clock.setFaults(null)
  for (const later of [9, 10, 11, 12]) {
    await at(month, after + later * hour)
    if ((await waitForLists(month.book, lists, 20)).length === 0) break
  }
  for (const later of [25 * hour + 31 * minute, 26 * hour + minute, 26 * hour + 21 * minute])
    await at(month, after + later)
  return days
}

/** Moves the clock and fires what is due. */
async function at({ clock, cloud }: Month, moment: number): Promise<void> {
  clock.moveTo(moment)
  await cloud.tick()
}

interface Day {
  readonly day: number
  readonly start: number
  /** All that were brought so far. */
  readonly lists: UploadedList[]
}

async function liveDay(month: Month, { day, start, lists }: Day): Promise<void> {
  const { book, offices, random, tree } = month
  const counter: Counter = { book, random }
  await at(month, start + 7 * hour)
  const fresh = await bringLists(month, day)
  lists.push(...fresh)
  await waitForLists(book, fresh, 15)

  await at(month, start + 8 * hour + 30 * minute)
  // Who has no list yet has nobody to serve.
  const listed = new Set(lists.map(({ plan }) => plan.list.commune))
  const open = offices.communes.filter(({ code }) => listed.has(code) && random.chance(0.75))
  const districts = offices.districts.filter(({ code }) => tree.communes(code).some((unit) => listed.has(unit.code)))
  await abreast(width, open, (commune) => openCounter(month, commune))
  await at(month, start + 13 * hour + 30 * minute)
  await abreast(width, districts, async ({ code }) => {
    const payer = offices.postOffice(code)
    for (const seen of await search(counter, payer, { unit: code, status: 'with-payer', limit: 60 }))
      if (random.chance(0.7)) await deliver(counter, payer, seen)
    await oversee(counter, offices.district(code), code)
  })
  await abreast(width, caseDesks({ ...offices, districts, root: tree.root.code }), (desk: CaseDesk) =>
    decideCases(counter, desk),
  )
  const collecting = open.filter(() => random.chance(0.4))
  await abreast(width, collecting, ({ code }) => collect(counter, offices.commune(code), code))
  await withdrawMistakes(month, fresh)

  await at(month, start + 17 * hour + 31 * minute)
  await at(month, start + 22 * hour)
  await atMidnight(month, start + 24 * hour)
  // The recount reads while two communes still pay.
  await Promise.all([at(month, start + 25 * hour + 31 * minute), payAtNight(month)])
  for (const later of [26 * hour + minute, 26 * hour + 21 * minute, 28 * hour + minute, 29 * hour + 41 * minute])
    await at(month, start + later)
}

async function bringLists(month: Month, day: number): Promise<UploadedList[]> {
  const { book, cloud, offices, plans, random, hasFaults } = month
  const brought: UploadedList[] = []
  await abreast(
    width,
    plans.filter((plan) => plan.day === day),
    async (plan) => {
      const list = await bringList(book, offices.commune(plan.list.commune), plan)
      brought.push(list)
      // A message that comes twice, at once or some minutes late.
      if (hasFaults && random.chance(0.3)) await sayArrivedAgain(cloud, list.id, random.pick([0, 0, 600]))
    },
  )
  return brought
}

async function openCounter(month: Month, { code, parent }: Unit): Promise<void> {
  const { book, offices, random, servedADay } = month
  const counter: Counter = { book, random }
  const officer = offices.commune(code)
  const district = parent ?? code
  const waiting = await search(counter, officer, { unit: code, status: 'approved', limit: 200 })
  const served = waiting
    .toSorted(() => random.next() - 0.5)
    .slice(0, Math.max(1, Math.round(servedADay * (0.5 + random.next()))))
  for (const seen of served) await serve(counter, officer, offices.district(district), district, seen)
  if (random.chance(0.6)) return
  const absent = await search(counter, officer, { unit: code, status: 'not-received', limit: 20 })
  for (const seen of absent.filter(() => random.chance(0.35))) await meetAgain(counter, officer, seen)
}

/** A wrong file is taken back on the same day, as soon as it is in. */
async function withdrawMistakes({ book }: Month, lists: readonly UploadedList[]): Promise<void> {
  for (const { id, plan, officer } of lists.filter((one) => one.plan.isMistake)) {
    const list = await insist(book, () => officer.api.call('list', { params: { listId: id } }))
    if (!list.commands.includes('withdraw')) continue
    const input = { params: { listId: id }, body: { reason: 'Nộp nhầm tệp' }, idempotencyKey: newKey() }
    await insist(book, () => officer.api.call('withdrawList', input))
    book.didOther(`a wrong list withdrawn (${plan.list.rows.length} rows)`)
  }
}

/** Some offices work over midnight, while the clocks of the machines are set: forward, back a little, and forward again. */
async function atMidnight(month: Month, midnight: number): Promise<void> {
  const { clock } = month
  clock.moveTo(midnight - 2_000)
  const working = payAtNight(month)
  for (const step of [1_500, -1_000, 2_500]) {
    await pause(60)
    clock.moveTo(midnight + step)
  }
  await working
}

async function payAtNight(month: Month): Promise<void> {
  const { book, offices, random } = month
  const counter: Counter = { book, random }
  const communes = [0, 1].map(() => random.pick(offices.communes))
  await abreast(2, communes, async ({ code }) => {
    const officer = offices.commune(code)
    for (const seen of await search(counter, officer, { unit: code, status: 'approved', limit: 3 })) {
      // The day that the officer saw on his clock may be over, or not have begun, where it is entered: then he is told so.
      await command(book, 'recordPayment', { officer, seen, expected: ['invalid'] }, aPaymentBody(counter, seen))
    }
  })
}
