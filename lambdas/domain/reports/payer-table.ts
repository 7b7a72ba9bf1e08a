import { officeInWords } from '../permissions/office-name.ts'
import { supportsName } from '../statistics/count-names.ts'
import { cellOf, partsOf } from '../statistics/counts.ts'
import { addNet, type MovedCell, type Net, netOf, noNet } from '../statistics/movement.ts'
import {
  type AccountPart,
  accountPartNames,
  accountParts,
  byAccountPart,
  movedBetween,
  paidByOffice,
} from '../statistics/payer-counts.ts'
import { addTally, noTally, type Tally } from '../statistics/tally.ts'
import { onDays, unlistedIn } from './period-figures.ts'
import type { ReportColumn, ReportPeriod, ReportRow } from './report.ts'
import { equal, type SelfCheck } from './report-check.ts'
import type { ReportSource } from './report-source.ts'
import { amountColumn, byMost, movedInPeriod, peopleColumn } from './result-table.ts'

/** What one office's money has become. Only post offices are given any: of the others all but `paid` is nothing. */
interface OfficeMoney {
  readonly paid: Tally
  readonly account: Readonly<Record<AccountPart, Tally>>
  readonly late: Tally
  readonly net: Net
}

const noMoney: OfficeMoney = {
  paid: noTally,
  account: byAccountPart(() => noTally),
  late: noTally,
  net: noNet,
}

const together = (one: OfficeMoney, other: OfficeMoney): OfficeMoney => ({
  paid: addTally(one.paid, other.paid),
  account: byAccountPart((part) => addTally(one.account[part], other.account[part])),
  late: addTally(one.late, other.late),
  net: addNet(one.net, other.net),
})

/**
 * What each office has handed out of its money, and the account of each post office: what it was given, has brought back and still has.
 * What the district or the province entered for a post office is the post office's.
 */
export function payerTable(source: ReportSource) {
  const { tree, unit, policy, period, moved, cells } = source
  const offices = officesOf(source)
  const whole = [...offices.values()].reduce(together, noMoney)
  const shown = accountParts.filter((part) => part !== 'outside' || whole.account.outside.people > 0)
  const values = ({ paid, account, late, net }: OfficeMoney) => [
    supportsName,
    paid.people,
    paid.amount,
    ...shown.flatMap((part) => [account[part].people, account[part].amount]),
    late.people,
    ...(period ? [net.people, net.amount] : []),
  ]
  const rowOf = (key: string, name: string, money: OfficeMoney, office?: string): ReportRow => ({
    key,
    name,
    values: values(money),
    filter: { unit: unit.code, policy, ...(office ? { office } : {}) },
    ...unlistedIn(moved, period),
  })
  const rows = [...offices]
    .filter(
      ([, { paid, account, late, net }]) =>
        paid.people > 0 || account.given.people > 0 || late.people > 0 || net.people !== 0,
    )
    .map(([office, money]) => rowOf(office, officeInWords(tree, office), money, office))
  const total = rowOf('total', 'Tổng cộng', whole)
  const { paid } = cellOf(cells.map(({ counts }) => counts))
  const checks: SelfCheck[] = [
    equal({
      row: total.name,
      column: 'Đã chi trả, đồng',
      isMoney: true,
      found: whole.paid.amount,
      expected: paid.amount,
      rule: 'Kinh phí đã chi của mọi khoản',
    }),
    ...(period
      ? [
          equal({
            row: total.name,
            column: 'Đã chi trong kỳ, đồng',
            isMoney: true,
            found: whole.net.amount,
            expected: movedInPeriod(moved).paid.amount,
            rule: 'Kinh phí đã chi trong kỳ của mọi khoản',
          }),
        ]
      : []),
    ...[...offices]
      .filter(([office]) => office.startsWith('payer-'))
      .map(([office, { paid: own, account }]) =>
        equal({
          row: officeInWords(tree, office),
          column: 'Được giao, đồng',
          isMoney: true,
          found: account.given.amount,
          expected: own.amount - account.outside.amount + account.returned.amount + account.held.amount,
          rule: 'Đã chi từ tiền được giao + đã trả lại + đang giữ',
        }),
      ),
  ]
  return { columns: columnsOf(shown, period), rows: rows.sort(byMost), total, checks }
}

function columnsOf(shown: readonly AccountPart[], period: ReportPeriod | null): ReportColumn[] {
  const paidInPeriod = period && { officePart: 'paid' as const, ...onDays('payment-entry', period) }
  return [
    { key: 'counted', group: null, name: 'Đơn vị tính', kind: 'words', filter: null },
    peopleColumn('paid', 'Đã chi trả', { officePart: 'paid' }, 'Lượt chi trả'),
    amountColumn('paid', 'Đã chi trả', { officePart: 'paid' }),
    ...shown.flatMap((part) => {
      const name = `Bưu điện ${accountPartNames[part]}`
      return [
        peopleColumn(part, name, { officePart: part }, 'Số khoản'),
        amountColumn(part, name, { officePart: part }),
      ]
    }),
    peopleColumn('late', 'Đơn vị này nhập muộn', { officePart: 'late' }, 'Lượt chi trả'),
    ...(paidInPeriod
      ? [
          peopleColumn('period', 'Đã chi trong kỳ', paidInPeriod, 'Lượt chi trả'),
          amountColumn('period', 'Đã chi trong kỳ', paidInPeriod),
        ]
      : []),
  ]
}

/** Every office that has paid, entered or was given anything, or has had all of it taken back in the period, by its name as one word. */
function officesOf({ cells, moved }: ReportSource): ReadonlyMap<string, OfficeMoney> {
  const parts = partsOf(cells.map(({ counts }) => counts))
  const paid = paidByOffice(parts)
  const { accounts, lateByOffice } = parts
  const units = accountParts.flatMap((part) => Object.keys(accounts[part]))
  const offices = new Set([
    ...[...Object.keys(paid), ...units.map((unit) => `payer-${unit}`), ...Object.keys(lateByOffice)],
    ...moved.flatMap((cell) => [...cell.moved.keys()].flatMap(officesOfPart)),
  ])
  return new Map(
    [...offices].map((office) => {
      const payer = office.startsWith('payer-') ? office.slice('payer-'.length) : null
      return [
        office,
        {
          paid: paid[office] ?? noTally,
          account: byAccountPart((part) => (payer !== null && accounts[part][payer]) || noTally),
          late: lateByOffice[office] ?? noTally,
          net: paidInPeriodBy(office, moved),
        },
      ]
    }),
  )
}

/** Whose payments a part counts: of one who has none left, the days alone know. */
function officesOfPart(part: string): string[] {
  if (part.startsWith('office-')) return [part.slice('office-'.length)]
  return part.startsWith('outof-') ? Object.values(movedBetween(part.slice('outof-'.length))) : []
}

/** Out of this office's money: what it entered itself, what was entered for it, and not what it entered for others. */
function paidInPeriodBy(office: string, moved: readonly MovedCell[]): Net {
  const entered = netOf(moved, (part) => part === `office-${office}`)
  const ofMoves = (side: 'payer' | 'office'): Net =>
    netOf(moved, (part) => part.startsWith('outof-') && movedBetween(part.slice('outof-'.length))[side] === office)
  const [gained, lent] = [ofMoves('payer'), ofMoves('office')]
  return addNet(addNet(entered, gained), { people: -lent.people, amount: -lent.amount })
}
