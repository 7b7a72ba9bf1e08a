import * as z from 'zod'
import type { PlannedList } from './lists.ts'
import { type Finding, finding } from './verdict/checks.ts'
import { type Evenings, type Looked, lookAtAll } from './verdict/each-day.ts'
import { caseTallies } from './verdict/events.ts'
import { exportedFiles } from './verdict/exports.ts'
import { followings } from './verdict/followings.ts'
import { everyKind } from './verdict/kinds.ts'
import { ownReports } from './verdict/own-reports.ts'
import { type PayerAccount, payerMoney } from './verdict/payer-money.ts'
import { receipts } from './verdict/receipts.ts'
import { dailyMails, deadLetters, endedLists } from './verdict/reports.ts'
import { orderedMails } from './verdict/subscriptions.ts'

export interface Lived extends Looked {
  readonly days: readonly string[]
  readonly evenings: Evenings
  readonly plans: readonly PlannedList[]
  readonly isShort: boolean
  readonly hasFaults: boolean
}

/** Everything that must be true after the month, whatever happened in it. */
export async function judge(lived: Lived): Promise<Finding[]> {
  const { cloud, offices, tree, book, days, evenings, plans, isShort, hasFaults } = lived
  const { province } = offices
  const schedules = await fetch(new URL('/_run/nothing', cloud.site), { method: 'POST' })
  const { schedules: names = [] }: { schedules?: string[] } = JSON.parse(await schedules.text())
  const recount = await cloud.ansinh('fire', names.find((name) => name.includes('recountbegin')) ?? '')
  const ledger = await cloud.ansinh('ledger', 'verify', '--json')
  const { table, statistics, findings } = await lookAtAll(lived)
  const whole = statistics.get(tree.root.code)
  if (!whole) throw new Error('the province has no statistics')
  const recounted = whole.recount
  const dead = await deadLetters(cloud, table, hasFaults)
  return [
    ...findings,
    evenings.finding(),
    ...(await ownReports(book, province, whole, days)),
    payerMoney(table, lastAccounts(lived), book.paidOutside),
    exportedFiles(book, dead.lostExports, hasFaults),
    finding(
      'the recount finds no difference',
      recounted?.sentences.join(' ') ?? 'none',
      recount.code === 0 && recounted?.differing === 0 && recounted.sentences.length === 1
        ? []
        : [recount.output.slice(0, 600)],
    ),
    caseTallies(table),
    ...followings(table),
    wholeLedger(ledger, days),
    await receipts(cloud, offices, book),
    ...(await dailyMails(cloud, days, { lost: dead.lostReports, province, hasFaults })),
    await orderedMails(cloud, book, { days, hasFaults }),
    endedLists(table),
    dead.finding,
    ...everyKind(book, { plans, isShort, days: days.length, communes: offices.communes.length }),
    finding(
      'nothing happened that no rule explains',
      `${book.acknowledged.length} commands carried out`,
      book.surprises,
    ),
  ]
}

/** By post office, as each was drawn at the end of the month. */
const lastAccounts = ({ book, offices }: Lived): Map<string, PayerAccount | null> =>
  new Map(
    offices.districts.map(({ code }) => {
      const drawn = book.batches.findLast(({ kind, summary }) => kind === 'account' && summary?.unit === code)
      return [code, drawn?.summary?.account ?? null]
    }),
  )

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
