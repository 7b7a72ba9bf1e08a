import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { type Finding, finding } from './checks.ts'
import { handedOut, mayStillBePaid, paymentsOf, type StoredRecord, sumOf } from './stored-record.ts'
import type { WholeTable } from './whole-table.ts'

/** Months that are open, each with what is still due of it: what was set off is taken from the first ones. */
function dueMonths(record: StoredRecord): { month: string; due: number }[] {
  const paid = paymentsOf(record).flatMap(({ months }) => months)
  const open = record.instalments.filter(({ month }) => !paid.includes(month))
  let off = sumOf(open) - (record.amount - handedOut(record))
  return open.map(({ month, amount }) => {
    const taken = Math.min(off, amount)
    off -= taken
    return { month, due: amount - taken }
  })
}

/** Months sum up to the grant, each is paid once, and what is due by month is what the statistics say. */
export function instalments({ records }: WholeTable, statistics: ReadonlyMap<string, StatisticsResponse>): Finding[] {
  const faults: string[] = []
  const due = new Map<string, { people: number; amount: number }>()
  let [supports, paidMonths, partly] = [0, 0, 0]
  for (const record of records.values()) {
    const { id, commune, policy, status, amount, offset, instalments: granted } = record
    if (granted.length === 0) continue
    supports++
    if (sumOf(granted) !== amount + offset)
      faults.push(`${id}: months of ${sumOf(granted)}, granted ${amount} + ${offset}`)
    const paid = paymentsOf(record).flatMap(({ months }) => months)
    paidMonths += paid.length
    if (status === 'part-paid') partly++
    if (new Set(paid).size !== paid.length) faults.push(`${id}: a month is paid twice in ${paid.join()}`)
    if (paid.some((month) => !granted.some((one) => one.month === month)))
      faults.push(`${id}: ${paid.join()} is not granted`)
    const left = dueMonths(record)
    const rest = left.reduce((sum, one) => sum + one.due, 0)
    if (rest + handedOut(record) !== amount) faults.push(`${id}: paid ${handedOut(record)} + due ${rest} of ${amount}`)
    if (!mayStillBePaid(record)) continue
    // A month that is used up by a lower support is due to nobody.
    for (const one of left.filter(({ due: rest }) => rest > 0)) {
      const name = `${commune} ${policy} ${one.month}`
      const known = due.get(name) ?? { people: 0, amount: 0 }
      due.set(name, { people: known.people + 1, amount: known.amount + one.due })
    }
  }
  const told: string[] = []
  let cells = 0
  for (const { unit, policies } of statistics.values())
    for (const { policy, parts } of policies)
      for (const [month, said] of Object.entries(parts.dueByMonth)) {
        const own = due.get(`${unit} ${policy} ${month}`)
        // Of the communes alone: what stands above them is their sum.
        if (!own && ![...records.values()].some(({ commune }) => commune === unit)) continue
        cells++
        if (said.people !== (own?.people ?? 0) || said.amount !== (own?.amount ?? 0))
          told.push(`${unit} ${policy} ${month}: ${JSON.stringify(said)}, records ${JSON.stringify(own)}`)
        due.delete(`${unit} ${policy} ${month}`)
      }
  return [
    finding(
      'months of a support sum up to its grant, each paid once',
      `${supports} supports by the month, ${paidMonths} months paid, ${partly} supports paid in part`,
      faults,
    ),
    finding('what is due of each month is what the records leave', `${cells} months of communes and policies`, [
      ...told,
      ...[...due.keys()].map((name) => `${name} is due and in no statistics`),
    ]),
  ]
}
