import type { StatisticsCell, StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { Book } from '../book.ts'
import { handedByBatch } from '../work/batch-notes.ts'
import { type Finding, finding } from './checks.ts'
import { handedOut, paymentsOf, type StoredRecord } from './stored-record.ts'
import type { WholeTable } from './whole-table.ts'

/** Written down here once more, from the law and not from the product: in which column of the Ministry's table a state stands. */
export const columns: Readonly<Record<string, 'paid' | 'notPayable' | 'suspended' | 'left' | null>> = {
  approved: 'left',
  'with-payer': 'left',
  'part-paid': 'left',
  paid: 'paid',
  'to-recover': 'paid',
  recovered: 'paid',
  'return-refused': 'paid',
  'not-received': 'notPayable',
  refused: 'notPayable',
  deceased: 'notPayable',
  suspended: 'suspended',
  cancelled: null,
}

export type Sums = Record<keyof Omit<StatisticsCell, 'planned'>, { people: number; amount: number }>
const noSums = (): Sums => ({
  approved: { people: 0, amount: 0 },
  paid: { people: 0, amount: 0 },
  notPayable: { people: 0, amount: 0 },
  suspended: { people: 0, amount: 0 },
  left: { people: 0, amount: 0 },
})

export function sumRecords(records: Iterable<StoredRecord>): Sums {
  const sums = noSums()
  for (const record of records) {
    const column = columns[record.status]
    if (column === undefined) throw new Error(`a state that nobody knows: ${record.status}`)
    const isPaid = column === 'paid'
    const early = isPaid ? 0 : handedOut(record)
    const add = (name: keyof Sums, people: number, amount: number): void => {
      sums[name] = { people: sums[name].people + people, amount: sums[name].amount + amount }
    }
    // What was handed out of a support in parts is paid, the rest stands where the support stands.
    if (early > 0) {
      add('paid', 0, early)
      add('approved', 0, early)
    }
    if (column === null) continue
    add(column, 1, record.amount - early)
    add('approved', 1, record.amount - early)
  }
  return sums
}

const text = (sums: Partial<Sums>): string => JSON.stringify(sums)

/** approved = paid + not payable + suspended + waiting, everywhere, and what the statistics say is what the records say. */
export function identities({ records }: WholeTable, statistics: ReadonlyMap<string, StatisticsResponse>): Finding[] {
  const faults: string[] = []
  let cells = 0
  const columnsOf = ({ approved, paid, notPayable, suspended, left }: StatisticsCell): Sums => ({
    approved,
    paid,
    notPayable,
    suspended,
    left,
  })
  for (const { unit, policies, total, units } of statistics.values())
    for (const { place, cell } of [
      { place: unit, cell: total },
      ...policies.map(({ policy, cell }) => ({ place: `${unit} ${policy}`, cell })),
      ...units.map((row) => ({ place: row.unit, cell: row.cell })),
    ]) {
      cells++
      for (const kind of ['people', 'amount'] as const) {
        const { approved, paid, notPayable, suspended, left } = cell
        const parts = paid[kind] + notPayable[kind] + suspended[kind] + left[kind]
        if (parts !== approved[kind]) faults.push(`${place}: ${kind} approved ${approved[kind]}, parts ${parts}`)
      }
    }
  const byCell = new Map<string, StoredRecord[]>()
  for (const record of records.values()) {
    const place = `${record.commune} ${record.policy}`
    byCell.set(place, [...(byCell.get(place) ?? []), record])
  }
  const told: string[] = []
  let compared = 0
  for (const { unit, policies } of statistics.values())
    for (const { policy, cell } of policies) {
      const own = byCell.get(`${unit} ${policy}`)
      if (!own) continue
      compared++
      const [said, summed] = [text(columnsOf(cell)), text(sumRecords(own))]
      if (said !== summed) told.push(`${unit} ${policy}: statistics ${said}, records ${summed}`)
    }
  const missing = byCell.size - compared
  return [
    finding(
      'approved = paid + not payable + suspended + waiting, in people and đồng',
      `${cells} cells of every level`,
      faults,
    ),
    finding(
      'the statistics of each commune and policy are the sums of its records',
      `${compared} cells`,
      missing > 0 ? [...told, `${missing} cells of records are in no statistics`] : told,
    ),
  ]
}

/** The counters as they lie in the table, against the records, by the plainest sum. */
export function counters({ records, counts }: WholeTable): Finding {
  const sums = new Map<string, Map<string, number>>()
  for (const record of records.values()) {
    const cell = sums.get(`${record.commune} ${record.policy}`) ?? new Map<string, number>()
    sums.set(`${record.commune} ${record.policy}`, cell)
    cell.set(record.status, (cell.get(record.status) ?? 0) + 1)
  }
  const faults: string[] = []
  for (const [cell, numbers] of counts)
    for (const status of Object.keys(columns)) {
      const [counted, summed] = [numbers.get(`n_${status}`) ?? 0, sums.get(cell)?.get(status) ?? 0]
      if (counted !== summed) faults.push(`${cell} ${status}: counter ${counted}, records ${summed}`)
    }
  return finding('each counter of people by state is the number of its records', `${counts.size} counters`, faults)
}

/** No đồng made or lost: what the records say was handed out is what the officers were told that they had handed out. */
export function handedMoney({ records }: WholeTable, { acknowledged, batches }: Book): Finding[] {
  const book = new Map<string, number | null>()
  const note = (entitlementId: string, handed: number | null): void => {
    const known = book.get(entitlementId)
    book.set(entitlementId, handed === null || known === null ? null : (known ?? 0) + handed)
  }
  for (const { entitlementId, handed } of new Map(acknowledged.map((one) => [one.key, one])).values())
    note(entitlementId, handed)
  for (const batch of batches) for (const [entitlementId, handed] of handedByBatch(batch)) note(entitlementId, handed)
  const faults: string[] = []
  let [sum, compared, unclear] = [0, 0, 0]
  for (const record of records.values()) {
    const handed = handedOut(record)
    const said = book.get(record.id)
    sum += handed
    if (said === null) unclear++
    else if ((said ?? 0) !== handed) faults.push(`${record.id}: record ${handed}, the officers' book ${said ?? 0}`)
    else compared++
  }
  const days = [...records.values()].flatMap((record) =>
    paymentsOf(record)
      // Where the backlog of 2020 ends no payment of this month can be.
      .filter(({ late, paidOn, enteredAt }) => late !== paidOn < localDay(enteredAt) || paidOn > localDay(enteredAt))
      .map(({ paidOn, enteredAt }) => `${record.id}: paid on ${paidOn}, entered ${new Date(enteredAt).toISOString()}`),
  )
  const over = [...records.values()].filter((one) => handedOut(one) > one.amount && one.status !== 'cancelled')
  return [
    finding(
      'no đồng made or lost: each record has handed out what its officers were told',
      `${sum.toLocaleString('en')} đồng over ${compared} records (${unclear} that two offices changed at once are left to the events)`,
      faults,
    ),
    finding(
      'nobody was handed more than was granted',
      `${records.size} records`,
      over.map(({ id }) => id),
    ),
    finding('late is what was entered after its day, at midnight too', `${records.size} records`, days),
  ]
}
