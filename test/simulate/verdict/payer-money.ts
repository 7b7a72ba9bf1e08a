import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import type { PaidOutside } from '../book.ts'
import { type Finding, finding } from './checks.ts'
import { paymentsOf, type StoredPayment, type StoredRecord, sumOf } from './stored-record.ts'
import type { WholeTable } from './whole-table.ts'

const isOutOf = ({ outOf, payer }: StoredPayment, unit: string): boolean =>
  outOf === undefined ? payer.role === 'payer' && payer.unit === unit : outOf === unit

interface Share {
  readonly given: number
  readonly paid: number
  readonly returned: number
  readonly held: number
}

/** Every post office that was given any of the support's money, or has paid any. */
export const payersOf = (record: StoredRecord): Set<string> =>
  new Set([
    ...[record.handedTo, record.givenTo].flatMap((given) => (given ? [given.unit] : [])),
    ...paymentsOf(record).flatMap(({ outOf, payer }) => outOf ?? (payer.role === 'payer' ? [payer.unit] : [])),
  ])

/** Written down once more, from the papers that go with the money: what a post office was given last, has paid, brought back and holds. */
export function shareOf(record: StoredRecord, unit: string): Share {
  const last = record.handedTo ?? record.givenTo
  const own = paymentsOf(record).filter((payment) => isOutOf(payment, unit))
  const before = sumOf(own.filter(({ enteredAt }) => enteredAt < (last?.at ?? 0)))
  if (!last || (last.unit !== unit && before === 0)) return { given: 0, paid: 0, returned: 0, held: 0 }
  if (last.unit !== unit) return { given: before, paid: before, returned: 0, held: 0 }
  const given = (last.amount ?? 0) + before
  const paid = sumOf(own)
  if (record.handedTo) return { given, paid, returned: 0, held: Math.max(0, given - paid) }
  const back = record.givenTo?.back
  const after = sumOf(own.filter(({ enteredAt }) => back && enteredAt >= back.at))
  return { given, paid, returned: Math.max(0, (back?.amount ?? 0) - after), held: 0 }
}

export type PayerAccount = NonNullable<BatchSummary['account']>

/** Đồng of the support that the post office has paid and was never given. */
const outsideOf = (record: StoredRecord, unit: string): number =>
  Math.max(0, sumOf(paymentsOf(record).filter((payment) => isOutOf(payment, unit))) - shareOf(record, unit).paid)

/** given = paid + returned + held, for each post office, and its account says so; what it has paid beside that stands below. */
export function payerMoney(
  { records }: WholeTable,
  accounts: ReadonlyMap<string, PayerAccount | null>,
  paidOutside: ReadonlyMap<string, PaidOutside>,
): Finding {
  const faults: string[] = []
  const whole = { given: 0, paid: 0, returned: 0, held: 0 }
  const parts = ['given', 'paid', 'returned', 'held'] as const
  const besides = { supports: 0, amount: 0 }
  for (const [unit, account] of accounts) {
    const shares = [...records.values()].map((record) => ({ id: record.id, ...shareOf(record, unit) }))
    for (const { id, given, paid, returned, held } of shares)
      if (given !== paid + returned + held)
        faults.push(`${id}: given ${given}, paid ${paid}, returned ${returned}, held ${held}`)
    for (const part of parts) {
      const sum = shares.reduce((all, share) => all + share[part], 0)
      whole[part] += sum
      if (account?.[part].amount !== sum) faults.push(`${unit}: ${part} ${account?.[part].amount}, records ${sum}`)
    }
    const beyond = [...records.values()].map((record) => outsideOf(record, unit)).filter((amount) => amount > 0)
    const amount = beyond.reduce((all, one) => all + one, 0)
    besides.supports += beyond.length
    besides.amount += amount
    const said = paidOutside.get(unit)
    if (said?.supports !== beyond.length || said.amount !== amount)
      faults.push(`${unit}: beside it ${JSON.stringify(said)}, records ${amount} of ${beyond.length} supports`)
  }
  return finding(
    "a payer's money given = paid + returned + held, and his account says so",
    `${accounts.size} post offices, ${parts.map((part) => `${part} ${whole[part].toLocaleString('en')}`).join(', ')} đồng; ${besides.amount.toLocaleString('en')} đồng of ${besides.supports} supports paid that nobody gave`,
    faults,
  )
}
