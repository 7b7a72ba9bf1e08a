import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { command } from '../send.ts'
import { aPaymentBody, type Counter, decisionOf, search } from './counter-work.ts'

/** Months of a support of which something is still to be paid. */
export const openMonths = ({ instalments }: EntitlementView) => instalments.filter(({ due }) => due > 0)

/**
 * Workers come for their months: the first, the next, or all that are in arrears.
 * @param status `approved` for whom nothing was paid to, `part-paid` for the next month
 */
export async function payMonths(
  counter: Counter,
  officer: StaffSession,
  { unit, status, most }: { readonly unit: string; readonly status: 'approved' | 'part-paid'; readonly most: number },
): Promise<void> {
  const { book, random } = counter
  const found = await search(counter, officer, { unit, status, limit: 200 })
  const byMonth = found.filter((seen) => openMonths(seen).length > (status === 'approved' ? 1 : 0))
  for (const [at, seen] of byMonth.slice(0, most).entries()) {
    if (!seen.commands.includes('record-payment')) continue
    const open = openMonths(seen)
    const isOne = status === 'approved' ? at === 0 || random.chance(0.7) : open.length > 1 && random.chance(0.5)
    const months = (isOne ? open.slice(0, 1) : open).map(({ month }) => month)
    const paid = await command(book, 'recordPayment', { officer, seen }, { ...aPaymentBody(counter, seen), months })
    if (paid) book.didOther(isOne ? 'one month of a support paid' : 'all months in arrears paid')
  }
}

/** Of what is paid in part the rest goes to the post office; a later decision takes a month away, or grants one more. */
export async function moveMonths(
  counter: Counter,
  officer: StaffSession,
  { district, most }: { readonly district: string; readonly most: number },
): Promise<void> {
  const { book, random } = counter
  const partly = await search(counter, officer, { unit: district, status: 'part-paid', limit: 100 })
  for (const [at, seen] of partly
    .filter(({ handedTo }) => handedTo === null)
    .slice(0, most)
    .entries()) {
    if (at === 0 && seen.commands.includes('hand-over')) {
      const given = await command(book, 'handOver', { officer, seen }, { unit: district })
      if (given) book.didOther('the rest of a support by the month given to the post office')
      continue
    }
    const months = seen.instalments.map(({ month }) => month)
    if (!seen.commands.includes('amend') || seen.offset > 0 || months.length < 2 || !months[0]?.includes('-')) continue
    const fewer = seen.instalments.filter(({ state }, index) => state === 'paid' || index < months.length - 1)
    if (fewer.length === months.length || !random.chance(0.8)) continue
    const amended = await command(
      book,
      'amendSupport',
      { officer, seen },
      {
        decision: decisionOf(random),
        amount: fewer.reduce((sum, one) => sum + one.amount, 0),
        months: fewer.map(({ month }) => month),
        reason: 'Đã đi làm lại',
      },
    )
    if (amended) book.didOther('a month taken away by a later decision')
  }
}
