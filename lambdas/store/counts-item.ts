import * as z from 'zod'
import { dong } from '../domain/money/dong.ts'
import type { paymentStatuses } from '../domain/payments/payment-status.ts'
import type { CellOfCommune, Tally } from '../domain/statistics/counts.ts'

const number = z.number().default(0)

/** Flat numbers, so that ADD works on a fresh item: `n_paid` people and `a_paid` đồng. */
const countsItem = z.object({ sk: z.string(), plannedPeople: number, plannedAmount: number }).catchall(z.unknown())

export function fromCountsItem(item: unknown): CellOfCommune {
  const row = countsItem.parse(item)
  const [commune = '', policy = ''] = row.sk.split('#')
  const tally = (status: string): Tally => ({
    people: number.parse(row[`n_${status}`]),
    amount: dong(number.parse(row[`a_${status}`])),
  })
  return {
    commune,
    policy,
    counts: {
      planned: { people: row.plannedPeople, amount: dong(row.plannedAmount) },
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
