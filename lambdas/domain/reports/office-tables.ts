import { officeInWords } from '../permissions/office-name.ts'
import { supportsName } from '../statistics/count-names.ts'
import { addTally, cellOf, noTally, partsOf, type Tally } from '../statistics/counts.ts'
import { addNet, type Net, netOf, noNet } from '../statistics/movement.ts'
import { onDays, unlistedIn } from './period-figures.ts'
import type { ReportColumn, ReportPeriod, ReportRow } from './report.ts'
import { equal, type SelfCheck } from './report-check.ts'
import type { ReportSource } from './report-source.ts'
import { amountColumn, peopleColumn, shareOf } from './result-table.ts'

const byMost = (a: ReportRow, b: ReportRow): number =>
  Number(b.values[1]) - Number(a.values[1]) || (a.key < b.key ? -1 : 1)

/** Who enters after the day of payment: the commune whose people they are, and the office that entered. */
export function lateTable({ cells, moved, tree, unit, policy, period }: ReportSource) {
  const columns: ReportColumn[] = [
    { key: 'office', group: null, name: 'Đơn vị nhập', kind: 'words', filter: null },
    peopleColumn('late', 'Nhập muộn', { officePart: 'late' }, 'Lượt chi trả'),
    amountColumn('late', 'Nhập muộn', { officePart: 'late' }),
    peopleColumn('all', 'Mọi lượt chi trả', null, 'Lượt chi trả'),
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
    const { lateByOffice, paidByOffice } = partsOf(
      cells.filter((cell) => cell.commune === commune).map((cell) => cell.counts),
    )
    const own = moved.filter((cell) => cell.commune === commune)
    return Object.keys(paidByOffice).flatMap((office): ReportRow[] => {
      const late = lateByOffice[office] ?? noTally
      const net = netOf(own, (part) => part === `late-${office}`)
      if (late.people === 0 && net.people === 0) return []
      return [
        {
          key: `${commune} ${office}`,
          name: tree.find(commune)?.name ?? commune,
          values: values(officeInWords(tree, office), late, paidByOffice[office] ?? noTally, net),
          filter: { unit: commune, policy, office },
          ...unlistedIn(own, period),
        },
      ]
    })
  })
  const whole = partsOf(cells.map(({ counts }) => counts))
  const sum = (of: Readonly<Record<string, Tally>>): Tally => Object.values(of).reduce(addTally, noTally)
  // The offices that are never late are in the total of all payments, and not in the rows.
  const all = rows.reduce((people, row) => people + Number(row.values[3]), 0)
  const total: ReportRow = {
    key: 'total',
    name: 'Tổng cộng',
    values: values(null, sum(whole.lateByOffice), { ...noTally, people: all }, netOf(moved, isLate)),
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
  return { columns, rows: rows.sort(byMost), total, checks }
}

const lateInPeriod = (period: ReportPeriod) => ({ officePart: 'late' as const, ...onDays('payment-entry', period) })
const paidInPeriod = (period: ReportPeriod) => ({ officePart: 'paid' as const, ...onDays('payment-entry', period) })

const isLate = (part: string): boolean => part.startsWith('late-')

/** What each office has handed out, and what still lies with the post offices. */
export function payerTable({ cells, moved, tree, unit, policy, period }: ReportSource) {
  const columns: ReportColumn[] = [
    { key: 'counted', group: null, name: 'Đơn vị tính', kind: 'words', filter: null },
    peopleColumn('paid', 'Đã chi trả', { officePart: 'paid' }, 'Lượt chi trả'),
    amountColumn('paid', 'Đã chi trả', { officePart: 'paid' }),
    peopleColumn('held', 'Đã giao, chưa chi', { officePart: 'held', group: 'left' }, 'Số khoản'),
    amountColumn('held', 'Đã giao, chưa chi', { officePart: 'held', group: 'left' }),
    peopleColumn('late', 'Trong đó nhập muộn', { officePart: 'late' }, 'Lượt chi trả'),
    ...(period
      ? [
          peopleColumn('period', 'Đã chi trong kỳ', paidInPeriod(period), 'Lượt chi trả'),
          amountColumn('period', 'Đã chi trong kỳ', paidInPeriod(period)),
        ]
      : []),
  ]
  const { paidByOffice, heldByOffice, lateByOffice } = partsOf(cells.map(({ counts }) => counts))
  const offices = [
    ...new Set([...Object.keys(paidByOffice), ...Object.keys(heldByOffice).map((unit) => `payer-${unit}`)]),
  ]
  const figures = offices.map((office) => ({
    office,
    paid: paidByOffice[office] ?? noTally,
    held: (office.startsWith('payer-') && heldByOffice[office.slice('payer-'.length)]) || noTally,
    late: lateByOffice[office] ?? noTally,
    net: netOf(moved, (part) => part === `office-${office}`),
  }))
  type Figures = Omit<(typeof figures)[number], 'office'>
  const values = ({ paid, held, late, net }: Figures) => [
    supportsName,
    paid.people,
    paid.amount,
    held.people,
    held.amount,
    late.people,
    ...(period ? [net.people, net.amount] : []),
  ]
  const rows = figures
    .filter(({ paid, held, net }) => paid.people > 0 || held.people > 0 || net.people !== 0)
    .map(
      ({ office, ...one }): ReportRow => ({
        key: office,
        name: officeInWords(tree, office),
        values: values(one),
        filter: { unit: unit.code, policy, office },
        ...unlistedIn(moved, period),
      }),
    )
  const whole = figures.reduce<Figures>(
    (all, one) => ({
      paid: addTally(all.paid, one.paid),
      held: addTally(all.held, one.held),
      late: addTally(all.late, one.late),
      net: addNet(all.net, one.net),
    }),
    { paid: noTally, held: noTally, late: noTally, net: noNet },
  )
  const total: ReportRow = {
    key: 'total',
    name: 'Tổng cộng',
    values: values(whole),
    filter: { unit: unit.code, policy },
    ...unlistedIn(moved, period),
  }
  const { paid, left } = cellOf(cells.map(({ counts }) => counts))
  const checks: SelfCheck[] = [
    equal({
      row: total.name,
      column: 'Đã chi trả, đồng',
      isMoney: true,
      found: whole.paid.amount,
      expected: paid.amount,
      rule: 'Kinh phí đã chi của mọi khoản',
    }),
    {
      row: total.name,
      column: 'Đã giao, chưa chi, đồng',
      isMoney: true,
      found: whole.held.amount,
      least: 0,
      most: left.amount,
      rule: 'So với số còn lại chưa chi',
    },
  ]
  return { columns, rows: rows.sort(byMost), total, checks }
}
