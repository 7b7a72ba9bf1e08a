import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import type { Unit } from '../../lambdas/domain/units/unit-tree.ts'
import { counterOf, longWorkADay, type OpenDay, work } from './day.ts'
import { shuffled } from './dice.ts'
import { markList } from './work/batch-work.ts'
import { complain, followComplaints } from './work/complaint-work.ts'
import { kindInTurn, meetAgain, search, serve } from './work/counter-work.ts'
import { payMonths } from './work/month-work.ts'
import { payByPaper } from './work/pay-list-work.ts'

/** The forenoon of the communes: the counter first, then the paper. */
export async function forenoon(today: OpenDay): Promise<void> {
  const { offices, day, open, busy } = today
  await Promise.all([
    work(today, 'counter', open, async (commune, nth) => {
      await openCounter(today, commune)
      const at = busy.indexOf(commune)
      if (at >= 0) await paperWork(today, commune, at + day)
      if (nth < 2 * longWorkADay) await monthsOf(today, commune)
    }),
    sendComplaints(today),
  ])
  await work(today, 'look-up', open.slice(0, 1), () =>
    followComplaints(counterOf(today, 'senders'), offices.citizen, 6),
  )
}

const isAsked = ({ review, warnings }: EntitlementView): boolean => review !== null || warnings.length > 0

async function openCounter(today: OpenDay, { code, parent }: Unit): Promise<void> {
  const { offices, servedADay, isShort } = today
  const counter = counterOf(today, 'counter', code)
  const { random } = counter
  const officer = offices.commune(code)
  const district = parent ?? code
  const waiting = await search(counter, officer, { unit: code, status: 'approved', limit: 200 })
  const served = shuffled(random, waiting).slice(0, Math.max(1, Math.round(servedADay * (0.5 + random.next()))))
  const turn = 3 * (today.day + 2 * today.open.findIndex((one) => one.code === code))
  // Whom a question holds shows nothing of what his turn is to show.
  if (isShort) served.sort((a, b) => Number(isAsked(a)) - Number(isAsked(b)))
  for (const [at, seen] of served.entries())
    await serve(
      counter,
      { officer, other: offices.district(district), district },
      seen,
      isShort && at < 3 ? kindInTurn(turn + at) : undefined,
    )
  if (random.chance(0.6)) return
  const absent = await search(counter, officer, { unit: code, status: 'not-received', limit: 20 })
  for (const seen of absent.filter(() => random.chance(0.35))) await meetAgain(counter, officer, seen)
}

/** Each kind in its turn, so that a short month has seen all of them. */
async function paperWork(today: OpenDay, { code }: Unit, turn: number): Promise<void> {
  const counter = counterOf(today, 'paper', code)
  const officer = today.offices.commune(code)
  const marked = { unit: code, status: 'approved', most: 4, other: null } as const
  switch (turn % 4) {
    case 0:
      await payByPaper(counter, officer, { unit: code, fate: 'paid', isByMonth: false })
      return payByPaper(counter, officer, { unit: code, fate: 'void', isByMonth: true })
    case 1:
      await markList(counter, officer, { ...marked, isUndone: true })
      return payByPaper(counter, officer, { unit: code, fate: 'paid', isByMonth: true })
    case 2:
      await markList(counter, officer, { ...marked, isUndone: false })
      return payByPaper(counter, officer, { unit: code, fate: 'paid and undone', isByMonth: false })
    default:
      return payByPaper(counter, officer, { unit: code, fate: 'left', isByMonth: true })
  }
}

async function monthsOf(today: OpenDay, { code }: Unit): Promise<void> {
  const counter = counterOf(today, 'months', code)
  const officer = today.offices.commune(code)
  await payMonths(counter, officer, { unit: code, status: 'part-paid', most: 2 })
  await payMonths(counter, officer, { unit: code, status: 'approved', most: 2 })
}

async function sendComplaints(today: OpenDay): Promise<void> {
  const { offices, busy, day } = today
  await work(today, 'complaint', busy, async (commune, nth) => {
    const [district, citizen] = [commune.parent ?? commune.code, offices.citizen]
    for (const [at, front] of [null, null, nth < 4 ? offices.front(district) : undefined].entries())
      if (front !== undefined && (at !== 1 || nth < 4))
        await complain(counterOf(today, 'complaint', commune.code, at), {
          commune,
          citizen,
          front,
          nth: `${day}-${nth}-${at}`,
        })
  })
}
