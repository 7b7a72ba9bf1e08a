import * as z from 'zod'
import { dong } from '../../domain/money/dong.ts'
import { notPaidReasons, paymentStatuses } from '../../domain/payments/payment-status.ts'
import type { CellOfCommune, CountChange, CountPart, Counts } from '../../domain/statistics/counts.ts'
import type { MovedCell, Net } from '../../domain/statistics/movement.ts'
import { type AccountPart, byAccountPart } from '../../domain/statistics/payer-counts.ts'
import { type ReachesBack, reachesNowhere } from '../../domain/statistics/reaches-back.ts'
import type { Count, CountedCell } from '../../domain/statistics/recount.ts'
import type { Tally } from '../../domain/statistics/tally.ts'

const number = z.number().default(0)

/** Flat numbers, so that ADD works on a fresh item: `n_paid` people and `a_paid` đồng. */
const countsItem = z.object({ sk: z.string(), plannedPeople: number, plannedAmount: number }).catchall(z.unknown())

type Row = z.infer<typeof countsItem>

/**
 * The cells, each the sum of its parts: one that ranges of a long list have added to has some.
 * @param later what later days have moved in them; without it the cells are as they stand now
 */
export function fromCountsItems(items: readonly unknown[], later: readonly unknown[] = []): CellOfCommune[] {
  const moved = byCell(later, 1)
  return [...byCell(items, 0)].map(([cell, parts]) => cellOf(cell, parts, moved.get(cell) ?? []))
}

/** What days have moved, summed for each commune and policy. */
export function fromDayItems(items: readonly unknown[]): MovedCell[] {
  return [...byCell(items, 1)].map(([cell, rows]) => {
    const [commune = '', policy = ''] = cell.split('#')
    const parts = new Set(rows.flatMap(Object.keys).flatMap((name) => (name.startsWith('n_') ? [name.slice(2)] : [])))
    const netOf = (part: string): Net => ({ people: sumOf(rows, `n_${part}`), amount: sumOf(rows, `a_${part}`) })
    const moved = new Map([...parts].map((part) => [part as CountPart, netOf(part)]))
    return { commune, policy, moved, reachesBack: { granted: daysIn(rows, 'granted'), paid: daysIn(rows, 'paid') } }
  })
}

const days = z.set(z.string()).default(new Set())

const backName = (what: keyof ReachesBack): string => `back-${what}`

const daysIn = (rows: readonly Row[], what: keyof ReachesBack): string[] => [
  ...new Set(rows.flatMap((row) => [...days.parse(row[backName(what)])])),
]

/** @param from where commune and policy begin in the sort key */
function byCell(items: readonly unknown[], from: number): Map<string, Row[]> {
  const cells = new Map<string, Row[]>()
  for (const item of items) {
    const row = countsItem.parse(item)
    const cell = row.sk
      .split('#')
      .slice(from, from + 2)
      .join('#')
    cells.set(cell, [...(cells.get(cell) ?? []), row])
  }
  return cells
}

const sumOf = (rows: readonly Row[], name: string): number =>
  rows.reduce((all, row) => all + number.parse(row[name]), 0)

function cellOf(cell: string, parts: readonly Row[], later: readonly Row[]): CellOfCommune {
  const [commune = '', policy = ''] = cell.split('#')
  const sum = (name: string): number => sumOf(parts, name) - sumOf(later, name)
  // A part alone may be less than nothing: its people are paid in the cell itself.
  const tally = (part: CountPart | string): Tally => ({ people: sum(`n_${part}`), amount: dong(sum(`a_${part}`)) })
  // What a record of before a count was kept takes out of it was never in it: nothing is less than nobody, and who reads goes on reading.
  // The nightly recount names it, and a report's own sums. A state below nothing is no such thing, and is not shown as one.
  const beside = (part: CountPart | string): Tally => ({
    people: Math.max(0, sum(`n_${part}`)),
    amount: dong(Math.max(0, sum(`a_${part}`))),
  })
  const names = [...new Set(parts.flatMap(Object.keys))]
  const named = (kind: 'due' | 'late' | 'office' | 'outof' | AccountPart): Record<string, Tally> =>
    Object.fromEntries(
      names
        .filter((name) => name.startsWith(`n_${kind}-`))
        .map((name) => name.slice(`n_${kind}-`.length))
        .map((key): [string, Tally] => [key, beside(`${kind}-${key}`)])
        // What came and went again is as if it had never been.
        .filter(([, { people, amount }]) => people !== 0 || amount !== 0),
    )
  return {
    commune,
    policy,
    counts: {
      planned: { people: sum('plannedPeople'), amount: dong(sum('plannedAmount')) },
      byStatus: Object.fromEntries(paymentStatuses.map((status) => [status, tally(status)])) as Counts['byStatus'],
      byReason: Object.fromEntries(
        notPaidReasons.map((reason) => [reason, beside(`reason-${reason}`)]),
      ) as Counts['byReason'],
      askedBack: beside('asked-back'),
      returned: beside('returned'),
      dueByMonth: named('due'),
      lateByOffice: named('late'),
      enteredByOffice: named('office'),
      outOfPayer: named('outof'),
      accounts: byAccountPart(named),
      offset: beside('offset'),
      noNumber: beside('no-number'),
      paidNoNumber: beside('paid-no-number'),
      personDays: beside('person-days'),
      paidPersonDays: beside('paid-person-days'),
      households: beside('household'),
      paidHouseholds: beside('paid-household'),
      inHouseholds: beside('in-household'),
    },
  }
}

/**
 * The cells as they are stored, for who compares them with the records: every part that is not nothing, known to this program or not.
 * @param from where commune and policy begin in the sort key: behind the day, where the days are to be added up
 */
export function countedCells(items: readonly unknown[], from: 0 | 1): CountedCell[] {
  return [...byCell(items, from)].map(([cell, rows]) => {
    const [commune = '', policy = ''] = cell.split('#')
    const names = new Set(rows.flatMap(Object.keys).flatMap((name) => (name.startsWith('n_') ? [name.slice(2)] : [])))
    const counts = [...names].map((name): [string, Count] => [
      name,
      { people: sumOf(rows, `n_${name}`), amount: sumOf(rows, `a_${name}`) },
    ])
    return {
      commune,
      policy,
      moves: sumOf(rows, movesName),
      parts: new Map(counts.filter(([, { people, amount }]) => people !== 0 || amount !== 0)),
    }
  })
}

/** How often an item of counts was changed: whoever finds it the same twice knows that nothing moved between. */
const movesName = 'moves'

/** The UpdateItem parts that add the changes to a cell, in one write with everything else that changes. */
export function addCounts(
  changes: readonly CountChange[],
  reachesBack: ReachesBack = reachesNowhere,
): {
  UpdateExpression: string
  ExpressionAttributeNames: Record<string, string>
  ExpressionAttributeValues: Record<string, number | ReadonlySet<string>>
} {
  const names: Record<string, string> = {}
  const values: Record<string, number | ReadonlySet<string>> = {}
  const parts = changes.map(({ part, people, amount }, index) => {
    names[`#n${index}`] = `n_${part}`
    names[`#a${index}`] = `a_${part}`
    values[`:n${index}`] = people
    values[`:a${index}`] = amount
    return `#n${index} :n${index}, #a${index} :a${index}`
  })
  for (const what of ['granted', 'paid'] as const) {
    if (reachesBack[what].length === 0) continue
    names[`#${what}`] = backName(what)
    values[`:${what}`] = new Set(reachesBack[what])
    parts.push(`#${what} :${what}`)
  }
  return {
    UpdateExpression: `ADD #moves :one, ${parts.join(', ')}`,
    ExpressionAttributeNames: { ...names, '#moves': movesName },
    ExpressionAttributeValues: { ...values, ':one': 1 },
  }
}
