import * as z from 'zod'
import type { StatisticsResponse } from '../../lambdas/contract/statistics.ts'
import type { UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import type { Book } from './book.ts'
import { programme } from './lists.ts'
import { abreast, type Offices } from './offices.ts'
import { insist } from './send.ts'
import type { SimulatedCloud } from './simulated-cloud.ts'
import { type Finding, finding } from './verdict/checks.ts'
import { caseTallies, commandsOnce, statesAndEvents } from './verdict/events.ts'
import { counters, handedMoney, identities, paidOnce } from './verdict/money.ts'
import { ownReports } from './verdict/own-reports.ts'
import { dailyMails, deadLetters, endedLists, levelsAddUp } from './verdict/reports.ts'
import { readWholeTable } from './verdict/whole-table.ts'

export interface Lived {
  readonly cloud: SimulatedCloud
  readonly offices: Offices
  readonly tree: UnitTree
  readonly book: Book
  readonly days: readonly string[]
  readonly hasFaults: boolean
}

/** Everything that must be true after the month, whatever happened in it. */
export async function judge({ cloud, offices, tree, book, days, hasFaults }: Lived): Promise<Finding[]> {
  const { province } = offices
  const schedules = await fetch(new URL('/_run/nothing', cloud.site), { method: 'POST' })
  const { schedules: names = [] }: { schedules?: string[] } = JSON.parse(await schedules.text())
  const recount = await cloud.ansinh('fire', names.find((name) => name.includes('recountbegin')) ?? '')
  const ledger = await cloud.ansinh('ledger', 'verify', '--json')
  const table = await readWholeTable(cloud)
  const statistics = new Map<string, StatisticsResponse>()
  const units = [
    tree.root.code,
    ...offices.districts.map(({ code }) => code),
    ...offices.communes.map(({ code }) => code),
  ]
  await abreast(4, units, async (unit) => {
    statistics.set(unit, await insist(book, () => province.api.call('statistics', { query: { programme, unit } })))
  })
  const whole = statistics.get(tree.root.code)
  if (!whole) throw new Error('the province has no statistics')
  const recounted = whole.recount
  const dead = await deadLetters(cloud, table, hasFaults)
  return [
    ...identities(table, statistics),
    levelsAddUp(statistics),
    ...(await ownReports(book, province, whole, days)),
    counters(table),
    finding(
      'the recount finds no difference',
      recounted?.sentences.join(' ') ?? 'none',
      recount.code === 0 && recounted?.differing === 0 && recounted.sentences.length === 1
        ? []
        : [recount.output.slice(0, 600)],
    ),
    paidOnce(table),
    ...handedMoney(table, book),
    statesAndEvents(table),
    commandsOnce(table, book),
    caseTallies(table),
    wholeLedger(ledger, days),
    ...(await dailyMails(cloud, days, dead.lostReports)),
    endedLists(table),
    dead.finding,
    finding(
      'nothing happened that no rule explains',
      `${book.acknowledged.length} commands carried out`,
      book.surprises,
    ),
  ]
}

const verdictShape = z.object({
  faults: z.array(z.object({ kind: z.string() }).loose()),
  days: z.number(),
  lastDay: z.string().nullable(),
  events: z.number(),
  waiting: z.number(),
})

/** By `ansinh ledger verify`. The accounts were issued the day before the first one. */
function wholeLedger({ code, output }: { code: number; output: string }, days: readonly string[]): Finding {
  const claim = 'the ledger is whole and every day is sealed'
  try {
    const { faults, days: sealed, lastDay, events, waiting } = verdictShape.parse(JSON.parse(output))
    const missing =
      (lastDay ?? '') < (days.at(-1) ?? '') || sealed < days.length ? [`sealed ${sealed} days until ${lastDay}`] : []
    return finding(claim, `${events - waiting} events of ${sealed} days, ${waiting} of today wait`, [
      ...faults.map((fault) => JSON.stringify(fault)),
      ...missing,
    ])
  } catch {
    return finding(claim, 'no verdict', [`exit code ${code}: ${output.slice(0, 600)}`])
  }
}
