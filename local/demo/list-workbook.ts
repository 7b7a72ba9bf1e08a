import { type WrittenRow, type WrittenSheet, workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import type { InventedList, InventedRow } from './invented-lists.ts'

/**
 * The list as a commune types it: title rows, a decision, a two-row header that tells the sex, a total, signatures. Households stand on
 * a sheet of their own, each with its members below its head.
 */
export function listWorkbook(list: InventedList): Promise<Uint8Array> {
  const people = list.rows.filter(({ household }) => !household)
  const households = list.rows.filter(({ household }) => household)
  if (households.length === 0) return workbookToBytes([sheetOf(list, 'Danh sách', people, peopleColumns)])
  const hasCodes = households.some(({ household }) => household?.code)
  return workbookToBytes([
    sheetOf(list, 'Danh sách', people, peopleColumns),
    sheetOf(list, 'Hộ nghèo, cận nghèo', households, hasCodes ? [codeColumn, ...memberColumns] : memberColumns),
  ])
}

interface Column {
  readonly header: string
  readonly width: number
  /** Beside other columns under one heading. */
  readonly group?: string
  readonly cell: (row: InventedRow, number: number | null) => WrittenRow[number]
}

const birthColumn = (header: string, sex: InventedRow['sex']): Column => ({
  ...{ header, group: 'Năm sinh', width: 8 },
  cell: (row) => ({ value: row.sex === sex ? String(row.birthYear) : null, style: 'centred' }),
})

const numberColumn: Column = { header: 'STT', width: 6, cell: (_, number) => ({ value: number, style: 'integer' }) }
const factColumns: readonly Column[] = [
  birthColumn('Nam', 'nam'),
  birthColumn('Nữ', 'nữ'),
  { header: 'Số CMND/CCCD', width: 16, cell: ({ idNumber }) => idNumber || null },
  { header: 'Thôn/Buôn', width: 18, cell: ({ hamlet }) => hamlet },
  { header: 'Đối tượng', width: 20, cell: ({ policy }) => policy },
  { header: 'Số tiền', width: 14, cell: ({ amount }) => ({ value: amount, style: 'money' }) },
  { header: 'Ghi chú', width: 14, cell: ({ note }) => note || null },
]
const peopleColumns: readonly Column[] = [
  numberColumn,
  { header: 'Họ và tên', width: 28, cell: ({ fullName }) => fullName },
  ...factColumns,
]
const memberColumns: readonly Column[] = [
  numberColumn,
  { header: 'Họ và tên chủ hộ và thành viên', width: 28, cell: ({ fullName }) => fullName },
  { header: 'Quan hệ với chủ hộ', width: 12, cell: ({ household }) => household?.relation ?? null },
  ...factColumns,
]
const codeColumn: Column = { header: 'Mã hộ', width: 8, cell: ({ household }) => household?.code ?? null }

function sheetOf(
  list: InventedList,
  name: string,
  rows: readonly InventedRow[],
  columns: readonly Column[],
): WrittenSheet {
  const { decisionDay: day } = list
  const total = rows.reduce((sum, { amount }) => sum + amount, 0)
  const nameAt = columns.findIndex(({ header }) => header.startsWith('Họ và tên'))
  const moneyAt = columns.findIndex(({ header }) => header === 'Số tiền')
  const blanks = (count: number): null[] => Array.from({ length: count }, () => null)
  let number = 0
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    title: [
      [
        { value: `UBND ${list.communeName.toLocaleUpperCase('vi')}`, style: 'subtitle', across: 4 },
        null,
        null,
        null,
        { value: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', style: 'subtitle', across: columns.length - 4 },
      ],
      [
        { value: list.districtName.toLocaleUpperCase('vi'), style: 'subtitle', across: 4 },
        null,
        null,
        null,
        { value: 'Độc lập - Tự do - Hạnh phúc', style: 'subtitle', across: columns.length - 4 },
      ],
      [{ value: 'DANH SÁCH NGƯỜI ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP', style: 'title', across: columns.length }],
      [
        {
          value: `(Kèm theo Quyết định số ${list.decisionNumber} ngày ${day.day}/${day.month}/${day.year} của Chủ tịch UBND tỉnh)`,
          style: 'subtitle',
          across: columns.length,
        },
      ],
      [],
    ],
    header: [
      columns.map(({ header, group }, index) => {
        if (group === undefined) return { value: header, down: 2 }
        return columns[index - 1]?.group === group ? null : { value: group, across: 2 }
      }),
      columns.map(({ header, group }) => (group === undefined ? null : header)),
    ],
    // A household has one number, beside its head.
    rows: rows.map((row) => {
      const isHead = !row.household || row.household.relation === 'Chủ hộ'
      if (isHead) number += 1
      return columns.map(({ cell }) => cell(row, isHead ? number : null))
    }),
    footer: [
      [
        ...blanks(nameAt),
        { value: 'Tổng cộng', style: 'total' },
        ...blanks(moneyAt - nameAt - 1),
        { value: total, style: 'total-money' },
      ],
      [],
      [
        ...blanks(nameAt),
        { value: 'Người lập biểu', style: 'plain' },
        null,
        null,
        null,
        { value: 'Chủ tịch UBND', style: 'plain' },
      ],
    ],
  }
}
