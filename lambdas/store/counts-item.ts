import * as z from 'zod'
import { dong } from '../domain/money/dong.ts'
import type { paymentStatuses } from '../domain/payments/payment-status.ts'
import type { CellOfCommune, Tally } from '../domain/statistics/counts.ts'

const number = z.number().default(0)

/** Flat numbers, so that ADD works on a fresh item: `n_paid` people and `a_paid` đồng. */
const countsItem = z.object({ sk: z.string(), plannedPeople: number, plannedAmount: number }).catchall(z.unknown())

/** The cells, each the sum of its parts: one that ranges of a long list have added to has some. */
export function fromCountsItems(items: readonly unknown[]): CellOfCommune[] {
  const cells = new Map<string, z.infer<typeof countsItem>[]>()
  for (const item of items) {
    const row = countsItem.parse(item)
    const cell = row.sk.split('#', 2).join('#')
    cells.set(cell, [...(cells.get(cell) ?? []), row])
  }
  return [...cells].map(([cell, parts]) => cellOf(cell, parts))
}

function cellOf(cell: string, parts: readonly z.infer<typeof countsItem>[]): CellOfCommune {
  const [commune = '', policy = ''] = cell.split('#')
  const sum = (name: string): number => parts.reduce((all, part) => all + number.parse(part[name]), 0)
  // A part alone may be less than nothing: its people are paid in the cell itself.
  const tally = (status: string): Tally => ({ people: sum(`n_${status}`), amount: dong(sum(`a_${status}`)) })
  return {
    commune,
    policy,
    counts: {
      planned: { people: sum('plannedPeople'), amount: dong(sum('plannedAmount')) },
      byStatus: {
        approved: tally('approved'),
        paid: tally('paid'),
        'not-received': tally('not-received'),
        refused: tally('refused'),
        deceased: tally('deceased'),
        suspended: tally('suspended'),
        cancelled: tally('cancelled'),
      },
    },
  }
}

/** One change of a cell: so many people and so much money into a state (or out of it, with negative numbers). */
export interface CountChange {
  readonly status: (typeof paymentStatuses)[number]
  readonly people: number
  readonly amount: number
}

/** The UpdateItem parts that add the changes to a cell. */
export function addCounts(changes: readonly CountChange[]): {
  UpdateExpression: string
  ExpressionAttributeNames: Record<string, string>
  ExpressionAttributeValues: Record<string, number>
} {
  const names: Record<string, string> = {}
  const values: Record<string, number> = {}
  const parts = changes.map(({ status, people, amount }, index) => {
    names[`#n${index}`] = `n_${status}`
    names[`#a${index}`] = `a_${status}`
    values[`:n${index}`] = people
    values[`:a${index}`] = amount
    return `#n${index} :n${index}, #a${index} :a${index}`
  })
  return {
    UpdateExpression: `ADD ${parts.join(', ')}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  }
}
