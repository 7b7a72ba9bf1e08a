import { Link } from 'wouter'
import type { ReportResponse } from '../../../lambdas/contract/reports.ts'
import { figureQuestion } from '../../../lambdas/domain/reports/figure-question.ts'
import { formatPercent, groupThousands } from '../../shared/formats/figures.ts'
import type { Filters } from '../frame/addresses.ts'
import type { Column } from '../frame/data-table.tsx'
import { questionFilters } from '../register/people-filter.ts'

type ReportColumn = ReportResponse['columns'][number]
export type ReportRow = ReportResponse['rows'][number]

/** Where what makes a figure can be seen; null where this officer may not. */
type FigureAddress = (of: 'people' | 'plan' | 'cases', filters: Filters) => string | null

/** The report's columns as a screen has room for them: people and their đồng in one, the people leading to their list. */
export function screenColumns(report: ReportResponse, addressOf: FigureAddress): Column<ReportRow>[] {
  const { columns, rowTitle } = report
  const number = (row: ReportRow, index: number) => {
    const column = columns[index]
    const value = row.values[index] ?? null
    if (!column || value === null) return '–'
    if (typeof value === 'string') return column.key === 'counted' ? <span className="counted">{value}</span> : value
    if (column.kind === 'share') return formatPercent(value)
    const words = signed(value, groupThousands)
    const address = value > 0 && isListed(report, row, column) ? figureAddress(row, column, addressOf) : null
    return address ? <Link href={address}>{words}</Link> : words
  }
  return [
    { key: 'name', header: rowTitle, isRowName: true, cell: ({ name }) => name },
    ...columns.flatMap((column, index): Column<ReportRow>[] => {
      if (isMoneyOf(column, columns[index - 1])) return []
      const { key, kind } = column
      const header = headerOf(column)
      const numeric = kind !== 'words'
      if (!isMoneyOf(columns[index + 1], column)) return [{ key, header, numeric, cell: (row) => number(row, index) }]
      return [
        {
          key,
          header,
          numeric,
          cell: (row) =>
            row.values[index] === null ? (
              '–'
            ) : (
              <span className="tally">
                <span>{number(row, index)}</span>
                <span className="tally-money">{number(row, index + 1)}</span>
              </span>
            ),
        },
      ]
    }),
  ]
}

/** The đồng of those whom the column before it counts. */
const isMoneyOf = (column: ReportColumn | undefined, before: ReportColumn | undefined): boolean =>
  column?.kind === 'money' && before?.kind === 'count' && stem(column.key) === stem(before.key)

const stem = (key: string): string => key.split('.')[0] ?? key

function headerOf({ group, name, key }: ReportColumn): string {
  if (group === null) return name
  if (key.endsWith('.amount')) return `${group} (đồng)`
  return name === 'Số lượng' || name.startsWith('Lượt') || name === 'Số khoản' ? group : name
}

/** Of a past day there is no list any more, but for who was paid on it; nor of what was taken back from before the period. */
function isListed({ isNow }: ReportResponse, { unlisted = [] }: ReportRow, { filter }: ReportColumn): boolean {
  const of = filter?.days?.of
  if (of === 'payment' || filter?.planned) return true
  return isNow && (of === undefined || !unlisted.includes(of))
}

/** Where what the row is about and the column counts of it can be seen. */
function figureAddress(row: ReportRow, column: ReportColumn, addressOf: FigureAddress): string | null {
  if (!row.filter || !column.filter) return null
  const { unit = null, policy = null, planned, cases: figure, owner = null } = { ...row.filter, ...column.filter }
  if (planned) return addressOf('plan', { unit, policy, plan: 'co' })
  if (figure) return addressOf('cases', { unit, figure, owner })
  const asked = figureQuestion(row.filter, column.filter)
  return asked && addressOf('people', { ...questionFilters(asked), unit: asked.unit })
}

const signed = (value: number, format: (value: number) => string): string =>
  value < 0 ? `−${format(-value)}` : format(value)
