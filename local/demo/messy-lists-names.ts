import { type MessyList, messyList, Paper } from './messy-lists-paper.ts'
import type { Random } from './random.ts'

/** Mess 8 and 9: one name in many codings, and names that no rule for Vietnamese names fits. */
export function nameLists(random: Random): MessyList[] {
  return [
    list(random, '8-unicode-moi-kieu.xlsx', 'the same letters in several codings, blanks that are none', unicode),
    list(random, '8-chu-hoa-viet-tat.xlsx', 'capitals, abbreviations, remarks beside the name', written),
    list(random, '9-ten-dan-toc.xlsx', "names of Êđê, M'nông and Jrai people in every spelling", minority),
    headersWithoutAccents(random),
  ]
}

/** As typed, and as it has to be shown; whether it is asked about. */
type Spelling = readonly [typed: string, shown: string, isOdd?: true]

const unicode: Spelling[] = [
  ['Nguyễn Thị Hường', 'Nguyễn Thị Hường'],
  ['Nguyễn Thị Hường'.normalize('NFD'), 'Nguyễn Thị Hường'],
  // "Unicode tổ hợp": the vowel with its own mark, the tone behind it.
  ['Nguyê\u0303n Thi\u0323 Hươ\u0300ng', 'Nguyễn Thị Hường'],
  // The tone before the vowel's mark.
  ['Nguye\u0303\u0302n Va\u0306n Ha\u0309i', 'Nguyễn Văn Hải'],
  ['\u00D0ặng Văn \u0110ức', 'Đặng Văn Đức'],
  ['\u0189ặng Văn Đức', 'Đặng Văn Đức'],
  ['Trần\u00A0Thị\u00A0 Lan', 'Trần Thị Lan'],
  ['Trần\u200B Thị Lan\uFEFF', 'Trần Thị Lan'],
  ['  Lê   Văn  Hòa ', 'Lê Văn Hòa'],
  ['Lê Văn Hoà', 'Lê Văn Hoà'],
  ['Phạm Văn\nThủy', 'Phạm Văn Thủy'],
  ['Phạm Văn Thuỷ', 'Phạm Văn Thuỷ'],
  ['Lý Mỹ Quí', 'Lý Mỹ Quí'],
  ['Lí Mĩ Quý', 'Lí Mĩ Quý'],
]

const written: Spelling[] = [
  ['NGUYỄN VĂN HÙNG', 'NGUYỄN VĂN HÙNG'],
  ['nguyễn văn hùng', 'nguyễn văn hùng'],
  ['Ng. V. An', 'Ng. V. An', true],
  ['Ng.T. Hoa', 'Ng.T. Hoa', true],
  ['Tống Văn Cộng', 'Tống Văn Cộng'],
  ['Tong Thi Cong', 'Tong Thi Cong'],
  ['Thôn Văn Ấp', 'Thôn Văn Ấp'],
  ['Lưu Thị Chữ', 'Lưu Thị Chữ'],
  ['Đỗ Chủ Tịch', 'Đỗ Chủ Tịch'],
  ['Hồ Ngọc Nghèo', 'Hồ Ngọc Nghèo'],
  ['Trương Phòng', 'Trương Phòng'],
  ['Mai', 'Mai', true],
  ['Công Tằng Tôn Nữ Thị Bích Hồng', 'Công Tằng Tôn Nữ Thị Bích Hồng'],
]

const minority: Spelling[] = [
  "H'Maryam Niê",
  'H’Maryam Niê',
  'H`Maryam Niê',
  'H´Maryam Niê',
  "H' Maryam Niê",
  'H-Maryam Niê',
  'H Maryam Niê',
  'Hơ Maryam Niê',
  'Y Jut Êban',
  'Y-Jut Êban',
  'Y- Jut Êban',
  'YJut Êban',
  'Y Ƀlŭm Êčăm',
  'Y Blum Êcam',
  'Y Thih Niê Kdăm',
  "H'Ƀăn Buôn Krông",
  'Đỗ Thị Hằng Buôn Krông',
  'Ayun Thanh Phong',
  "K'Brêu",
  "Rơ Ô H'Bia",
  "Điểu K'Rứ",
  'Ksor Hơ Nga',
].map((name): Spelling => [name, name])

function list(random: Random, fileName: string, mess: string, names: readonly Spelling[]): MessyList {
  const paper = new Paper('Danh sách')
  paper.add(['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền'])
  for (const [index, [typed, shown, isOdd]] of names.entries()) {
    const year = 1940 + random.below(60)
    const number = `2403${String(10_000 + index)}`
    const row = paper.add([index + 1, typed, year, number, 'Thôn 6', 750_000])
    const birth = { year, month: null, day: null }
    paper.person(row, { fullName: shown, birth, idNumbers: [number], hamlet: 'Thôn 6', amount: 750_000 })
    if (isOdd) paper.warn(row, 'odd-name')
  }
  return messyList(fileName, mess, [paper])
}

/** Headers without accents, in capitals, with line ends and remarks in brackets. */
function headersWithoutAccents(random: Random): MessyList {
  const paper = new Paper('KHONG DAU')
  paper.add(['UBND XA EA TIEU'])
  paper.add([
    'SO TT',
    'HO VA TEN\n(chu in hoa)',
    'GIOI TINH',
    'NAM SINH',
    'SO CMND\nhoac CCCD',
    'THON/BUON',
    'DOI TUONG',
    'SO TIEN (dong)',
  ])
  for (const [index, sex] of (['nam', 'nữ', 'nam', 'nữ'] as const).entries()) {
    const year = 1940 + random.below(60)
    const number = `2404${String(10_000 + index)}`
    const fullName = ['TRAN VAN BINH', 'LE THI HOA', 'Y JUT EBAN', "H'WEN NIE"][index] ?? ''
    const typedSex = ['NAM', 'NU', 'Nam', 'nữ'][index] ?? null
    const row = paper.add([index + 1, fullName, typedSex, year, number, 'THON 2', 'HO NGHEO', 750_000])
    const birth = { year, month: null, day: null }
    paper.person(row, {
      fullName,
      sex,
      birth,
      idNumbers: [number],
      hamlet: 'THON 2',
      policyText: 'HO NGHEO',
      amount: 750_000,
    })
  }
  return messyList('8-khong-dau.xlsx', 'headers and values without accents, in capitals', [paper])
}
