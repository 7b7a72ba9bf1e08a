import type { Book } from '../book.ts'
import { type Finding, finding } from './checks.ts'
import type { WholeTable } from './whole-table.ts'

/** Printed = signed + not signed, in people and đồng, and as the officers have counted; nobody is paid by a list who has not signed it. */
export function payLists({ payLists: all, batches }: WholeTable, book: Book): Finding {
  const faults: string[] = []
  const noted = new Map(book.payLists.map((one) => [one.code, one]))
  let [lines, signed] = [0, 0]
  for (const { code, state, sums, reconciliation, printed } of all) {
    lines += printed.length
    const amount = printed.reduce((sum, [, each]) => sum + each, 0)
    if (sums && (sums.people !== printed.length || sums.amount !== amount))
      faults.push(`${code}: ${JSON.stringify(sums)} below ${printed.length} lines of ${amount} đồng`)
    const note = noted.get(code)
    if (!note) faults.push(`${code} is in no officer's folder`)
    if (note?.isVoid !== (state === 'voided')) faults.push(`${code} is ${state}, its officer has it otherwise`)
    if ((note?.signed ?? null) === null ? state === 'reconciled' : state !== 'reconciled')
      faults.push(`${code} is ${state}, its officer has it otherwise`)
    if (!reconciliation) continue
    signed += reconciliation.signed.people
    for (const kind of ['people', 'amount'] as const) {
      const parts = reconciliation.signed[kind] + reconciliation.notSigned[kind]
      if (parts !== sums?.[kind]) faults.push(`${code}: printed ${sums?.[kind]}, signed and not signed ${parts}`)
      if (note?.signed?.[kind] !== reconciliation.signed[kind])
        faults.push(`${code}: counted ${note?.signed?.[kind]}, stored ${reconciliation.signed[kind]}`)
    }
  }
  const byPaper = batches.filter(({ kind, state }) => kind === 'pay-list' && state === 'done')
  const paid = byPaper.flatMap(({ each }) => each).filter(({ outcome }) => outcome?.kind === 'done')
  const onPaper = new Map(all.flatMap(({ printed }) => printed))
  for (const { id } of paid) if (!onPaper.has(id ?? '')) faults.push(`${id} was paid by a list and stands on none`)
  return finding(
    'printed = signed + not signed, on every pay list',
    `${all.length} lists, ${lines} lines, ${signed} signatures, ${paid.length} paid by them`,
    faults,
  )
}
