import { type WrittenRow, type WrittenSheet, workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import type { InventedList, InventedRow } from './invented-lists.ts'

/** The list as a commune types it: title rows, a decision, a two-row header that tells the sex, a total, signatures. */
export function listWorkbook(list: InventedList): Promise<Uint8Array> {
  return workbookToBytes([listSheet(list)])
}

function listSheet(list: InventedList): WrittenSheet {
  const { decisionDay: day } = list
  const total = list.rows.reduce((sum, { amount }) => sum + amount, 0)
  return {
    name: 'Danh sách',
    columns: [
      { width: 6 },
      { width: 28 },
      { width: 8 },
      { width: 8 },
      { width: 16 },
      { width: 18 },
      { width: 20 },
      { width: 14 },
      { width: 14 },
    ],
    title: [
      [
        { value: `UBND ${list.communeName.toLocaleUpperCase('vi')}`, style: 'subtitle', across: 4 },
        null,
        null,
        null,
        { value: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', style: 'subtitle', across: 5 },
      ],
      [
        { value: list.districtName.toLocaleUpperCase('vi'), style: 'subtitle', across: 4 },
        null,
        null,
        null,
        { value: 'Độc lập - Tự do - Hạnh phúc', style: 'subtitle', across: 5 },
      ],
      [{ value: 'DANH SÁCH NGƯỜI ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP', style: 'title', across: 9 }],
      [
        {
          value: `(Kèm theo Quyết định số ${list.decisionNumber} ngày ${day.day}/${day.month}/${day.year} của Chủ tịch UBND tỉnh)`,
          style: 'subtitle',
          across: 9,
        },
      ],
      [],
    ],
    header: [
      [
        { value: 'STT', down: 2 },
        { value: 'Họ và tên', down: 2 },
        { value: 'Năm sinh', across: 2 },
        null,
        { value: 'Số CMND/CCCD', down: 2 },
        { value: 'Thôn/Buôn', down: 2 },
        { value: 'Đối tượng', down: 2 },
        { value: 'Số tiền', down: 2 },
        { value: 'Ghi chú', down: 2 },
      ],
      [null, null, 'Nam', 'Nữ', null, null, null, null, null],
    ],
    rows: list.rows.map(rowOf),
    footer: [
      [
        null,
        { value: 'Tổng cộng', style: 'total' },
        null,
        null,
        null,
        null,
        null,
        { value: total, style: 'total-money' },
      ],
      [],
      [null, { value: 'Người lập biểu', style: 'plain' }, null, null, null, { value: 'Chủ tịch UBND', style: 'plain' }],
    ],
  }
}

const rowOf = (row: InventedRow, index: number): WrittenRow => [
  { value: index + 1, style: 'integer' },
  row.fullName,
  { value: row.sex === 'nam' ? String(row.birthYear) : null, style: 'centred' },
  { value: row.sex === 'nữ' ? String(row.birthYear) : null, style: 'centred' },
  row.idNumber || null,
  row.hamlet,
  row.policy,
  { value: row.amount, style: 'money' },
  row.note || null,
]
