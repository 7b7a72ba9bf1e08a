import type { StatisticsCell } from '../../contract/statistics.ts'
import { countNames, supportsName } from '../../domain/statistics/count-names.ts'
import { formatInstant } from '../../domain/time/local-day.ts'
import type { WrittenRow, WrittenSheet } from '../../lists/writer/write-workbook.ts'
import type { Report } from './compose-report.ts'

const columns = [
  ['Kế hoạch', 'planned'],
  ['Phê duyệt', 'approved'],
  ['Đã chi trả', 'paid'],
  ['Không chi được', 'notPayable'],
  ['Tạm dừng', 'suspended'],
  ['Còn lại', 'left'],
] as const satisfies readonly (readonly [string, keyof StatisticsCell])[]

/** Two sheets, by policy and by unit: people and đồng side by side, whole numbers that can be added up. */
export function reportSheets({ programme, statistics, now }: Report): WrittenSheet[] {
  const title = (subject: string): WrittenRow[] => [
    [{ value: `BÁO CÁO CHI TRẢ ${programme.shortName} ${subject}`, style: 'title', across: 14 }],
    [{ value: `${statistics.unitName}. Số liệu lúc ${formatInstant(now)}`, style: 'subtitle', across: 14 }],
  ]
  const total = (second: string): WrittenRow =>
    ['Tổng cộng', second, ...figures(statistics.total)].map((value, index) => ({
      value,
      style: index < 2 ? 'total' : 'total-money',
    }))
  return [
    {
      name: 'Theo chính sách',
      columns: widths(44, 12),
      title: title('THEO CHÍNH SÁCH'),
      header: header('Chính sách', 'Đơn vị tính', 'Số lượng'),
      rows: statistics.policies.map(({ policyName, unit, cell }) => [policyName, countNames[unit], ...figures(cell)]),
      footer: [total(supportsName)],
    },
    {
      name: 'Theo địa bàn',
      columns: widths(34, 10),
      title: title('THEO ĐỊA BÀN'),
      header: header('Địa bàn', 'Mã', 'Lượt hỗ trợ'),
      rows: statistics.units.map(({ unitName, unit, cell }) => [unitName, unit, ...figures(cell)]),
      footer: [total('')],
    },
    {
      name: 'Nhập muộn',
      columns: [{ width: 44 }, { width: 14 }, { width: 18 }],
      title: [
        [{ value: `NHẬP SAU NGÀY CHI TRẢ ${programme.shortName}`, style: 'title', across: 3 }],
        [{ value: `Theo đơn vị nhập, đến ${formatInstant(now)}`, style: 'subtitle', across: 3 }],
      ],
      header: [['Đơn vị nhập', 'Lượt chi trả', 'Đồng']],
      rows: statistics.late.map(({ officeName, tally }) => [officeName, tally.people, tally.amount]),
    },
  ]
}

const figures = (cell: StatisticsCell): number[] =>
  columns.flatMap(([, part]) => [cell[part].people, cell[part].amount])

const widths = (first: number, second: number): WrittenSheet['columns'] => [
  { width: first },
  { width: second },
  ...columns.flatMap(() => [{ width: 12 }, { width: 18 }]),
]

const header = (first: string, second: string, counted: string): WrittenRow[] => [
  [
    { value: first, down: 2 },
    { value: second, down: 2 },
    ...columns.flatMap(([name]) => [{ value: name, across: 2 }, null]),
  ],
  [null, null, ...columns.flatMap(() => [counted, 'Đồng'])],
]
