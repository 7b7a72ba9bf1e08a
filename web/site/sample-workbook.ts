import {
  type WrittenCell,
  type WrittenRow,
  type WrittenSheet,
  workbookToBytes,
} from '../../lambdas/lists/writer/write-workbook.ts'

/** Invented: no name, number or kinship in this file belongs to a living person. */
interface SamplePerson {
  readonly name: string
  readonly sex: 'nam' | 'nữ'
  readonly birthYear: number
  readonly relation: string
  readonly idNumber: string | null
  readonly note?: string
}

const hamlets: readonly { readonly name: string; readonly people: readonly SamplePerson[] }[] = [
  {
    name: 'Thôn 1',
    people: [
      { name: 'Nguyễn Văn Mẫu', sex: 'nam', birthYear: 1968, relation: 'Chủ hộ', idNumber: '066068000011' },
      { name: 'Trần Thị Thí Dụ', sex: 'nữ', birthYear: 1970, relation: 'Vợ', idNumber: '240000012' },
      { name: 'Nguyễn Thị Mẫu Hai', sex: 'nữ', birthYear: 1996, relation: 'Con', idNumber: '066196000013' },
      { name: 'Lê Văn Ví Dụ', sex: 'nam', birthYear: 1955, relation: 'Chủ hộ', idNumber: '240000014' },
      // The mistake every list has: Excel took the number for a number and dropped the zero in front, so 11 digits are left.
      { name: 'Phạm Thị Thử', sex: 'nữ', birthYear: 1985, relation: 'Chủ hộ', idNumber: '66185000015' },
      { name: 'Phạm Văn Thử Con', sex: 'nam', birthYear: 2009, relation: 'Con', idNumber: null, note: 'Chưa có số' },
    ],
  },
  {
    name: 'Buôn Mẫu',
    people: [
      { name: "H'Ƀlŭm Niê Kdăm", sex: 'nữ', birthYear: 1962, relation: 'Chủ hộ', idNumber: '240000017' },
      { name: 'Y Thí Niê Kdăm', sex: 'nam', birthYear: 1988, relation: 'Con', idNumber: '066088000018' },
      { name: "H'Dụ Êban", sex: 'nữ', birthYear: 1991, relation: 'Con dâu', idNumber: '066191000019' },
      { name: 'Y Mẫu Êban', sex: 'nam', birthYear: 1949, relation: 'Chủ hộ', idNumber: '240000020' },
      { name: "H'Thử Byă", sex: 'nữ', birthYear: 1952, relation: 'Vợ', idNumber: '240000021' },
      { name: 'Y Ví Mlô', sex: 'nam', birthYear: 1979, relation: 'Chủ hộ', idNumber: '066079000022' },
      // Stands in Thôn 1 already: moved in between the two surveys, as it happens.
      {
        name: 'Lê Văn Ví Dụ',
        sex: 'nam',
        birthYear: 1955,
        relation: 'Chủ hộ',
        idNumber: '240000014',
        note: 'Mới chuyển đến',
      },
    ],
  },
]

/** 250,000 đồng a month for three months (policy A7a). */
const amount = 750_000

const columns: WrittenSheet['columns'] = [
  { width: 6, style: 'centred' },
  { width: 28 },
  { width: 9, style: 'centred' },
  { width: 9, style: 'centred' },
  { width: 18 },
  { width: 20, style: 'text' },
  { width: 14, style: 'money' },
  { width: 20 },
]

const wide = (value: string, style: 'title' | 'subtitle'): WrittenRow => [{ value, style, across: columns.length }]

const tall = (value: string): WrittenCell => ({ value, down: 2 })

function* rows(): Generator<WrittenRow> {
  let number = 0
  for (const hamlet of hamlets) {
    yield [{ value: hamlet.name, style: 'total', across: columns.length }]
    for (const { name, sex, birthYear, relation, idNumber, note } of hamlet.people) {
      number += 1
      const year = String(birthYear)
      yield [
        number,
        name,
        sex === 'nam' ? year : null,
        sex === 'nữ' ? year : null,
        relation,
        idNumber,
        amount,
        note ?? null,
      ]
    }
  }
}

const people = hamlets.reduce((sum, hamlet) => sum + hamlet.people.length, 0)

/**
 * The sample list for officers: looks like a commune's own, with one number that is refused and one person who stands twice, so
 * that a newcomer sees what the check says.
 */
export function writeSampleWorkbook(): Promise<Uint8Array> {
  return workbookToBytes([
    {
      name: 'Hộ nghèo',
      columns,
      title: [
        wide('UBND XÃ EA TIÊU, HUYỆN CƯ KUIN', 'subtitle'),
        wide('DANH SÁCH HỖ TRỢ THEO NGHỊ QUYẾT 42 – XÃ EA TIÊU, HUYỆN CƯ KUIN', 'title'),
        wide('Đối tượng: người thuộc hộ nghèo', 'subtitle'),
        wide(
          '(Kèm theo Quyết định số 1042/QĐ-UBND ngày 12/5/2020 của Chủ tịch UBND tỉnh. Danh sách mẫu, tên và số không có thật)',
          'subtitle',
        ),
      ],
      header: [
        [
          tall('STT'),
          tall('Họ và tên'),
          { value: 'Năm sinh', across: 2 },
          null,
          tall('Quan hệ với chủ hộ'),
          tall('Số CMND/CCCD'),
          tall('Số tiền'),
          tall('Ghi chú'),
        ],
        [null, null, 'Nam', 'Nữ', null, null, null, null],
      ],
      rows: rows(),
      footer: [
        [
          null,
          { value: 'Tổng cộng', style: 'total' },
          null,
          null,
          null,
          null,
          { value: people * amount, style: 'total-money' },
        ],
      ],
    },
  ])
}
