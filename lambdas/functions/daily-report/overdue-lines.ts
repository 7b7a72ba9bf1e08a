import type { OverdueOffice } from '../../contract/statistics.ts'
import { groupThousands } from '../../domain/money/dong.ts'

/** Offices that the mail itself names; the console has all of them. */
const mostNamed = 5

/** Who is late with duplicate cases: counts only, nobody's case. */
export const overdueLines = (overdue: readonly OverdueOffice[]): string[] => [
  ...line('Vụ nghi trùng quá hạn chưa kết luận', overdue, 'conclude'),
  ...line('Xã chưa báo kết quả xác minh đúng hạn', overdue, 'report'),
]

function line(words: string, overdue: readonly OverdueOffice[], duty: 'conclude' | 'report'): string[] {
  const late = overdue.filter((one) => one[duty] > 0).sort((a, b) => b[duty] - a[duty])
  if (late.length === 0) return []
  const all = late.reduce((sum, one) => sum + one[duty], 0)
  const named = late.slice(0, mostNamed).map((one) => `${one.officeName} ${groupThousands(one[duty])}`)
  const more = late.length - named.length
  return [
    `${words}: ${groupThousands(all)} vụ (${[...named, ...(more > 0 ? [`và ${more} đơn vị nữa`] : [])].join('; ')}).`,
  ]
}
