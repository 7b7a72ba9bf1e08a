import { officeInWords } from '../permissions/office-name.ts'
import { partsOf } from '../statistics/counts.ts'
import { type Net, netOf } from '../statistics/movement.ts'
import { addTally, noTally, type Tally } from '../statistics/tally.ts'
import { onDays, unlistedIn } from './period-figures.ts'
import type { ReportColumn, ReportPeriod, ReportRow } from './report.ts'
import type { SelfCheck } from './report-check.ts'
import type { ReportSource } from './report-source.ts'
import { amountColumn, byMost, peopleColumn, shareOf } from './result-table.ts'

/** Who enters after the day of payment: the commune whose people they are, and the office that entered. */
export function lateTable({ cells, moved, tree, unit, policy, period }: ReportSource) {
  const columns: ReportColumn[] = [
    { key: 'office', group: null, name: 'Đơn vị nhập', kind: 'words', filter: null },
    peopleColumn('late', 'Nhập muộn', { officePart: 'late' }, 'Lượt chi trả'),
    amountColumn('late', 'Nhập muộn', { officePart: 'late' }),
    peopleColumn('all', 'Mọi lượt chi trả', { officePart: 'paid' }, 'Lượt chi trả'),
    { key: 'share', group: null, name: 'Tỷ lệ muộn (%)', kind: 'share', filter: null },
    ...(period
      ? [
          peopleColumn('period', 'Nhập muộn trong kỳ', lateInPeriod(period), 'Lượt chi trả'),
          amountColumn('period', 'Nhập muộn trong kỳ', lateInPeriod(period)),
        ]
      : []),
  ]
  const values = (office: string | null, late: Tally, all: Tally, net: Net) => [
    office,
    late.people,
    late.amount,
    all.people,
    shareOf(late.people, all.people),
    ...(period ? [net.people, net.amount] : []),
  ]
  const communes = [...new Set(cells.map(({ commune }) => commune))]
  const rows = communes.flatMap((commune) => {
    const { lateByOffice, enteredByOffice } = partsOf(
      cells.filter((cell) => cell.commune === commune).map((cell) => cell.counts),
    )
    const own = moved.filter((cell) => cell.commune === commune)
    // Of an office whose late entries were all taken back in the period nothing is left but what the days know.
    const gone = own.flatMap(({ moved: parts }) =>
      [...parts.keys()].filter(isLate).map((part) => part.slice('late-'.length)),
    )
    return [...new Set([...Object.keys(enteredByOffice), ...gone])].flatMap((office): ReportRow[] => {
      const late = lateByOffice[office] ?? noTally
      const net = netOf(own, (part) => part === `late-${office}`)
      if (late.people === 0 && net.people === 0) return []
      return [
        {
          key: `${commune} ${office}`,
          name: tree.find(commune)?.name ?? commune,
          values: values(officeInWords(tree, office), late, enteredByOffice[office] ?? noTally, net),
          filter: { unit: commune, policy, office },
          ...unlistedIn(own, period),
        },
      ]
    })
  })
  const whole = partsOf(cells.map(({ counts }) => counts))
  const sum = (of: Readonly<Record<string, Tally>>): Tally => Object.values(of).reduce(addTally, noTally)
  const total: ReportRow = {
    key: 'total',
    name: 'Tổng cộng',
    values: values(null, sum(whole.lateByOffice), sum(whole.enteredByOffice), netOf(moved, isLate)),
    filter: { unit: unit.code, policy },
    ...unlistedIn(moved, period),
  }
  const checks: SelfCheck[] = rows.map((row) => ({
    row: `${row.name}, ${row.values[0]}`,
    column: 'Nhập muộn',
    isMoney: false,
    found: Number(row.values[1]),
    least: 0,
    most: Number(row.values[3]),
    rule: 'Lượt nhập muộn so với mọi lượt của đơn vị',
  }))
  // The offices that are never late are in the total of all payments, and not in the rows.
  return { columns, rows: rows.sort(byMost), total, checks, beyondRows: ['all.people'] }
}

export const lateNote =
  'Bảng chỉ có dòng của đơn vị có lượt nhập muộn; ô tổng cộng của “Mọi lượt chi trả” tính cả các đơn vị không nhập muộn lượt nào.'

const lateInPeriod = (period: ReportPeriod) => ({ officePart: 'late' as const, ...onDays('payment-entry', period) })

const isLate = (part: string): boolean => part.startsWith('late-')
