import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import type { Book } from '../book.ts'
import { type Finding, finding } from './checks.ts'
import { handedOut, sumOf } from './stored-record.ts'
import type { WholeTable } from './whole-table.ts'

/** `ByDecision` is what an officer's decision has asked back, and no duplicate case. */
const parts = ['asked', 'returned', 'refused', 'open', 'askedByDecision', 'returnedByDecision', 'supports'] as const
type Sums = Record<(typeof parts)[number], number>

/** To recover = recovered + refused + open, everywhere; and as officers were told, and as the statistics say. */
export function recoveries(
  { records }: WholeTable,
  { recoveries: pages }: Book,
  statistics: ReadonlyMap<string, StatisticsResponse>,
): Finding[] {
  const faults: string[] = []
  const communes = new Map<string, Sums>()
  for (const record of records.values()) {
    const { id, commune, status, recovery } = record
    const isOwing = ['to-recover', 'recovered', 'return-refused'].includes(status)
    if (isOwing !== Boolean(recovery)) faults.push(`${id} is ${status}, ${recovery ? 'with' : 'without'} a recovery`)
    if (!recovery) continue
    const back = sumOf(recovery.parts)
    if (recovery.amount > handedOut(record)) faults.push(`${id}: more asked back than was handed out`)
    if (back > recovery.amount || (back === recovery.amount) !== (status === 'recovered'))
      faults.push(`${id} is ${status}: ${back} of ${recovery.amount} came back`)
    const sums = communes.get(commune) ?? { ...none }
    communes.set(commune, sums)
    sums.supports++
    sums.asked += recovery.amount
    sums.returned += back
    sums[status === 'return-refused' ? 'refused' : 'open'] += recovery.amount - back
    if (!recovery.decision) continue
    sums.askedByDecision += recovery.amount
    sums.returnedByDecision += back
  }
  const told: string[] = []
  for (const [commune, sums] of communes) {
    const shown = statistics.get(commune)?.parts
    if (shown?.askedBack.amount !== sums.asked || shown.askedBack.people !== sums.supports)
      told.push(`${commune}: asked ${sums.asked}, the statistics ${JSON.stringify(shown?.askedBack)}`)
    if (shown?.returned.amount !== sums.returned)
      told.push(`${commune}: returned ${sums.returned}, the statistics ${JSON.stringify(shown?.returned)}`)
    const page = pages.get(commune)
    if (page?.isUnclear) continue
    const [asked, returned] = [page?.asked ?? 0, page?.returned ?? 0]
    if (asked !== sums.askedByDecision || returned !== sums.returnedByDecision)
      told.push(`${commune}: officers asked ${asked} and took ${returned}, records ${JSON.stringify(sums)}`)
  }
  const whole = { ...none }
  for (const sums of communes.values()) for (const part of parts) whole[part] += sums[part]
  const text = (['asked', 'returned', 'refused', 'open'] as const).map(
    (part) => `${part} ${whole[part].toLocaleString('en')}`,
  )
  if (whole.asked !== whole.returned + whole.refused + whole.open) faults.push(`the whole: ${text.join(', ')}`)
  return [
    finding('to recover = recovered + refused + open', `${whole.supports} supports, ${text.join(', ')} đồng`, faults),
    finding(
      'what is asked back and has come back is what officers and statistics say',
      `${communes.size} communes`,
      told,
    ),
  ]
}

const none: Sums = {
  ...{ asked: 0, returned: 0, refused: 0, open: 0 },
  ...{ askedByDecision: 0, returnedByDecision: 0, supports: 0 },
}
