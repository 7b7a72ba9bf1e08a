import type { ReportResponse } from '../../../lambdas/contract/reports.ts'
import type { ReportKind } from '../../../lambdas/domain/reports/report.ts'
import type { UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { insist } from '../send.ts'
import { type Finding, finding } from './checks.ts'
import { columns, type Sums, sumRecords } from './money.ts'
import { payersOf, shareOf } from './payer-money.ts'
import { paymentsOf, type StoredRecord, sumOf } from './stored-record.ts'
import type { WholeTable } from './whole-table.ts'

/** A report's figures by row, each under its column's key. */
type Figures = ReadonlyMap<string, ReadonlyMap<string, number>>

const figuresOf = ({ rows, columns: named }: ReportResponse): Figures =>
  new Map(
    rows.map(({ key, values }) => [key, new Map(named.map((column, at) => [column.key, Number(values[at] ?? 0)]))]),
  )

const grouped = (records: readonly StoredRecord[], nameOf: (record: StoredRecord) => string | null) => {
  const groups = new Map<string, StoredRecord[]>()
  for (const record of records) {
    const name = nameOf(record)
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), record])
  }
  return groups
}

const partsOf = (sums: Sums): [string, number][] =>
  (['approved', 'paid', 'notPayable', 'suspended', 'left'] as const).flatMap((part): [string, number][] => [
    [`${part}.people`, sums[part].people],
    [`${part}.amount`, sums[part].amount],
  ])

const isGranted = ({ status }: StoredRecord): boolean => columns[status] != null
const withReason = ['not-received', 'refused', 'deceased', 'suspended']

/** The Ministry's columns, and why people are not paid. */
function resultRow(records: readonly StoredRecord[]): [string, number][] {
  const byReason = grouped(records, ({ notPaid, status }) =>
    notPaid && withReason.includes(status) ? notPaid.reason : null,
  )
  return [
    ...partsOf(sumRecords(records)),
    ...[...byReason].flatMap(([reason, own]): [string, number][] => {
      const { notPayable, suspended } = sumRecords(own)
      return [
        [`reason.${reason}.people`, own.length],
        [`reason.${reason}.amount`, notPayable.amount + suspended.amount],
      ]
    }),
  ]
}

const missingRow = (records: readonly StoredRecord[]): [string, number][] => {
  const none = records.filter((record) => isGranted(record) && record.idNumbers.length === 0)
  const paid = none.filter(({ status }) => columns[status] === 'paid')
  return [
    ['approved.people', records.filter(isGranted).length],
    ...([
      ['missing.people', none.length],
      ['missing.amount', sumOf(none)],
    ] as [string, number][]),
    ...([
      ['paid.people', paid.length],
      ['paid.amount', sumOf(paid)],
    ] as [string, number][]),
  ]
}

const recoveryRow = (records: readonly StoredRecord[]): [string, number][] => {
  const owing = records.flatMap(({ recovery, status }) => (recovery ? [{ ...recovery, status }] : []))
  const returned = owing.reduce((sum, { parts }) => sum + sumOf(parts), 0)
  const of = (status: string): number => owing.filter((one) => one.status === status).length
  return [
    ['asked.people', owing.length],
    ['asked.amount', sumOf(owing)],
    ['returned.amount', returned],
    ['out.amount', sumOf(owing) - returned],
    ['recovered.people', of('recovered')],
    ['open.people', of('to-recover')],
    ['refused.people', of('return-refused')],
  ]
}

/** What each office has handed out, and what post offices were given, have brought back and hold; and what was entered late, by commune. */
function officeRows(records: readonly StoredRecord[]): {
  payers: Map<string, [string, number][]>
  late: Map<string, [string, number][]>
} {
  const sums = new Map<string, Map<string, number>>()
  const add = (row: string, key: string, people: number, amount: number): void => {
    const own = sums.get(row) ?? new Map<string, number>()
    sums.set(row, own)
    own.set(`${key}.people`, (own.get(`${key}.people`) ?? 0) + people)
    own.set(`${key}.amount`, (own.get(`${key}.amount`) ?? 0) + amount)
  }
  for (const record of records) {
    for (const { payer, outOf, amount, late } of paymentsOf(record)) {
      const office = `${payer.role}-${payer.unit}`
      // Of a post office's money it is that one's payment, whoever entered it.
      add(outOf === undefined ? office : `payer-${outOf}`, 'paid', 1, amount)
      if (!late) continue
      add(office, 'late', 1, amount)
      add(`${record.commune} ${office}`, 'late', 1, amount)
    }
    for (const unit of payersOf(record)) {
      const share = shareOf(record, unit)
      for (const part of ['given', 'returned', 'held'] as const)
        if (share[part] > 0) add(`payer-${unit}`, part, 1, share[part])
    }
  }
  const rows = [...sums].map(([name, own]): [string, [string, number][]] => [name, [...own]])
  const isOfCommune = ([name]: [string, unknown]): boolean => name.includes(' ')
  const isNoSum = ([key]: [string, number]): boolean => key !== 'late.amount'
  return {
    late: new Map(rows.filter(isOfCommune)),
    payers: new Map(rows.filter((row) => !isOfCommune(row)).map(([name, own]) => [name, own.filter(isNoSum)])),
  }
}

/** Each report against sums over the records that are made here from the law, and not by the product. */
export async function reportFigures(
  { records }: WholeTable,
  { book, province, tree }: { readonly book: Book; readonly province: StaffSession; readonly tree: UnitTree },
): Promise<Finding> {
  const all = [...records.values()]
  const rowsBy = (nameOf: (record: StoredRecord) => string | null, row: typeof resultRow) =>
    new Map([...grouped(all, nameOf)].map(([name, own]) => [name, row(own)]))
  const districtOf = ({ commune }: StoredRecord): string => tree.find(commune)?.parent ?? commune
  const owing = (record: StoredRecord): string | null => (record.recovery ? record.commune : null)
  const { late, payers } = officeRows(all)
  const expected: [ReportKind, Map<string, [string, number][]>][] = [
    ['policies', rowsBy(({ policy }) => policy, resultRow)],
    ['units', rowsBy(districtOf, resultRow)],
    ['communes', rowsBy(({ commune }) => commune, resultRow)],
    ['missing-numbers', rowsBy(districtOf, missingRow)],
    ['recovery', rowsBy(owing, recoveryRow)],
    ['payers', payers],
    ['late', late],
  ]
  const faults: string[] = []
  let compared = 0
  for (const [kind, rows] of expected) {
    const query = { programme, unit: tree.root.code, kind }
    const said = figuresOf(await insist(book, () => province.api.call('report', { query })))
    for (const [row, figures] of rows)
      for (const [key, sum] of figures) {
        compared++
        const told = said.get(row)?.get(key)
        if (told !== sum) faults.push(`${kind}, ${row}, ${key}: the report ${told}, records ${sum}`)
      }
    for (const [row, own] of said)
      if (
        !rows.has(row) &&
        [...own].some(([key, value]) => key.endsWith('.amount') && key !== 'planned.amount' && value > 0)
      )
        faults.push(`${kind}, ${row}: the report has figures, and no record is behind them`)
  }
  return finding(
    'every report says what the records sum up to',
    `${expected.length} reports, ${compared} figures`,
    faults,
  )
}
