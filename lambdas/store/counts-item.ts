import * as z from 'zod'
import { dong } from '../domain/money/dong.ts'
import { notPaidReasons, paymentStatuses } from '../domain/payments/payment-status.ts'
import type { CellOfCommune, CountChange, CountPart, Counts, Tally } from '../domain/statistics/counts.ts'

const number = z.number().default(0)

/** Flat numbers, so that ADD works on a fresh item: `n_paid` people and `a_paid` đồng. */
const countsItem = z.object({ sk: z.string(), plannedPeople: number, plannedAmount: number }).catchall(z.unknown())

export function fromCountsItem(item: unknown): CellOfCommune {
  const row = countsItem.parse(item)
  const [commune = '', policy = ''] = row.sk.split('#')
  const tally = (part: CountPart): Tally => ({
    people: number.parse(row[`n_${part}`]),
    amount: dong(number.parse(row[`a_${part}`])),
  })
  const named = (kind: 'due' | 'late'): Record<string, Tally> =>
    Object.fromEntries(
      Object.keys(row)
        .filter((name) => name.startsWith(`n_${kind}-`))
        .map((name) => name.slice(`n_${kind}-`.length))
        .map((key) => [key, tally(`${kind}-${key}`)]),
    )
  return {
    commune,
    policy,
    counts: {
      planned: { people: row.plannedPeople, amount: dong(row.plannedAmount) },
      byStatus: Object.fromEntries(paymentStatuses.map((status) => [status, tally(status)])) as Counts['byStatus'],
      byReason: Object.fromEntries(
        notPaidReasons.map((reason) => [reason, tally(`reason-${reason}`)]),
      ) as Counts['byReason'],
      askedBack: tally('asked-back'),
      returned: tally('returned'),
      dueByMonth: named('due'),
      lateByOffice: named('late'),
    },
  }
}

/** The UpdateItem parts that add the changes to a cell. */
export function addCounts(changes: readonly CountChange[]): {
  UpdateExpression: string
  ExpressionAttributeNames: Record<string, string>
  ExpressionAttributeValues: Record<string, number>
} {
  const names: Record<string, string> = {}
  const values: Record<string, number> = {}
  const parts = changes.map(({ part, people, amount }, index) => {
    names[`#n${index}`] = `n_${part}`
    names[`#a${index}`] = `a_${part}`
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
