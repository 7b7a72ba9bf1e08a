import { Link } from 'wouter'
import type { ReportResponse } from '../../../lambdas/contract/reports.ts'
import { figureQuestion } from '../../../lambdas/domain/reports/figure-question.ts'
import { formatPercent, groupThousands } from '../../shared/formats/figures.ts'
import type { Filters } from '../frame/addresses.ts'
import type { Column } from '../frame/data-table.tsx'
import { questionFilters } from '../register/people-filter.ts'

type ReportColumn = ReportResponse['columns'][number]
export type ReportRow = ReportResponse['rows'][number]
type ReportFilter = ReportRow['filter']

/** Where the list of those whom a figure counts is; null where there is none. */
type ListAddress = (filters: Filters) => string

/** The report's columns as a screen has room for them: people and their đồng in one, the people leading to their list. */
export function screenColumns(report: ReportResponse, listAddress: ListAddress | null): Column<ReportRow>[] {
  const { columns, rowTitle } = report
  const number = (row: ReportRow, index: number) => {
    const column = columns[index]
    const value = row.values[index] ?? null
    if (!column || value === null) return '–'
    if (typeof value === 'string') return column.key === 'counted' ? <span className="counted">{value}</span> : value
    if (column.kind === 'share') return formatPercent(value)
    const filters = listAddress && report.isNow && value > 0 ? listOf(row.filter, column.filter) : null
    const words = signed(value, groupThousands)
    return filters && listAddress ? <Link href={listAddress(filters)}>{words}</Link> : words
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

/** What the row is about and what the column counts of it, as a filter of the register. */
function listOf(row: ReportFilter, column: ReportFilter): Filters | null {
  const asked = figureQuestion(row, column)
  return asked && { ...questionFilters(asked), unit: asked.unit }
}

const signed = (value: number, format: (value: number) => string): string =>
  value < 0 ? `−${format(-value)}` : format(value)
