import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import type { UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { abreast, type Offices } from '../offices.ts'
import { insist } from '../send.ts'
import type { SimulatedCloud } from '../simulated-cloud.ts'
import { batches } from './batches.ts'
import { type Finding, finding } from './checks.ts'
import { complaints } from './complaints.ts'
import { commandsOnce, resumptions, statesAndEvents } from './events.ts'
import { instalments } from './instalments.ts'
import { counters, handedMoney, identities } from './money.ts'
import { paidOnce } from './paid-once.ts'
import { payLists } from './pay-lists.ts'
import { recoveries } from './recoveries.ts'
import { reportFigures } from './report-figures.ts'
import { levelsAddUp } from './reports.ts'
import { readWholeTable, type WholeTable } from './whole-table.ts'

export interface Looked {
  readonly cloud: SimulatedCloud
  readonly offices: Offices
  readonly tree: UnitTree
  readonly book: Book
}

export interface Evening {
  readonly table: WholeTable
  readonly statistics: ReadonlyMap<string, StatisticsResponse>
  readonly findings: readonly Finding[]
}

/** What has to be true whenever nobody is in the middle of something: at the end of each day, and of the month. */
export async function lookAtAll({ cloud, offices, tree, book }: Looked): Promise<Evening> {
  const { province } = offices
  const statistics = new Map<string, StatisticsResponse>()
  const units = [tree.root, ...offices.districts, ...offices.communes]
  await abreast(2, units, async ({ code: unit }) => {
    statistics.set(unit, await insist(book, () => province.api.call('statistics', { query: { programme, unit } })))
  })
  const table = await readWholeTable(cloud)
  const told = await insist(book, () => offices.citizen.call('publicComplaints', { query: {} }))
  const findings = [
    ...identities(table, statistics),
    levelsAddUp(statistics),
    await reportFigures(table, { book, province, tree }),
    counters(table),
    paidOnce(table),
    ...handedMoney(table, book),
    statesAndEvents(table),
    commandsOnce(table, book),
    resumptions(table, book),
    ...batches(table),
    payLists(table, book),
    ...instalments(table, statistics),
    ...recoveries(table, book, statistics),
    complaints(table, book, told),
  ]
  return { table, statistics, findings }
}

/** What was not true at the end of a day. */
export class Evenings {
  readonly #faults: string[] = []
  #days = 0
  #claims = 0

  /** What a killed function has left half done is on its way in the evening; it comes to its end in the night, and is judged then. */
  async look(looked: Looked, day: string): Promise<void> {
    const { findings } = await lookAtAll(looked)
    this.#days++
    this.#claims += findings.length
    for (const { claim, faults } of findings)
      for (const fault of faults) this.#faults.push(`${day}, ${claim}: ${fault}`)
  }

  finding(): Finding {
    return finding(
      'all of this held at the end of each day',
      `${this.#days} evenings, ${this.#claims} claims`,
      this.#faults,
    )
  }
}
