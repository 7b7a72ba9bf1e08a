import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, checkedSheets } from '../a-list.ts'
import { refusalOf } from '../hand-made-workbook.ts'
import { others, people, usual } from './headerless.ts'

const communes = ['Xã Ea Tiêu', 'Xã Ea Ktur', 'Xã Hòa Hiệp', 'Xã Dray Bhăng', 'Xã Cư Êwi', 'Xã Ea Hu']
const schools = ['THCS Lê Lợi', 'Trần Phú', 'Nguyễn Du', 'Lê Hồng Phong', 'Hoàng Văn Thụ', 'Phan Bội Châu']
const officer = (at: number) => people[at]?.fullName ?? null

const noLists: Record<string, WrittenRow[]> = {
  'a letter': [
    ['UBND HUYỆN CƯ KUIN', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Kính gửi:', 'Ủy ban nhân dân xã Ea Tiêu'],
    ['Căn cứ Nghị quyết số 42/NQ-CP ngày 09/4/2020 của Chính phủ;'],
    ['Đề nghị ông Nguyễn Văn Hùng, bà Trần Thị Lan lập danh sách trước ngày 15/5/2020.'],
    ['Nơi nhận:', null, 'CHỦ TỊCH'],
    ['- Như trên;', null, 'Nguyễn Văn An'],
    ['Người soạn', 'Trần Thị Bé', 'Lê Văn Tám'],
  ],
  'a budget table': [
    ['STT', 'Nội dung', 'Dự toán', 'Thực hiện', 'Ghi chú'],
    [1, 'Người có công', 150_000_000, 120_000_000, null],
    [2, 'Hộ nghèo', 90_000_000, 90_000_000, null],
    [3, 'Hộ cận nghèo', 75_000_000, 60_000_000, null],
    [4, 'Chi phí chi trả', 5_000_000, 1_000_000, 'Nguyễn Văn An'],
  ],
  'a report by commune, with who answers for it': [
    ['STT', 'Xã', 'Cán bộ phụ trách', 'Số điện thoại', 'Số hộ', 'Kinh phí'],
    ...communes.map((name, at) => [at + 1, name, officer(at), `090512345${at}`, 30 + at, 5_000_000 + at * 250_000]),
  ],
  'the same with its telephones as numbers, without the nought': [
    ['STT', 'Đơn vị', 'Phụ trách', 'Liên hệ', 'Kinh phí'],
    ...communes.map((name, at) => [at + 1, name, officer(at), 905_123_450 + at, 5_000_000 + at * 250_000]),
  ],
  ...Object.fromEntries(
    ['Họ và tên trưởng thôn', 'Tên cán bộ thôn', 'Họ tên người phụ trách'].map((header) => [
      `a report by hamlet, below ${header}`,
      [
        ['STT', 'Thôn, buôn', header, 'Số điện thoại', 'Số hộ', 'Số khẩu', 'Kinh phí'],
        ...communes.map((_, at) => [at + 1, `Thôn ${at + 1}`, officer(at), `090512345${at}`, 9, 30 + at, 22_500_000]),
      ],
    ]),
  ),
  'what a pivot table makes of a list': [
    ['Row Labels', 'Sum of Số tiền', 'Count of Họ và tên', 'Count of Số CMND'],
    ['Thôn 1', 2_250_000, 3, 3],
    ['Thôn 2', 750_000, 1, 1],
    ['Grand Total', 3_000_000, 4, 4],
  ],
  'a report by schools': [
    ['STT', 'Trường', 'Số học sinh', 'Kinh phí'],
    ...schools.map((name, at) => [at + 1, name, 120 + at, 7_500_000 + at * 50_000]),
  ],
  "a form's page of instructions, with an example": [
    ['HƯỚNG DẪN GHI BIỂU'],
    ['Cột 1', 'Số thứ tự'],
    ['Cột 2', 'Ghi họ và tên theo giấy tờ, ví dụ: Nguyễn Văn A'],
    ['Cột 3', 'Ghi ngày sinh, ví dụ: 05/03/1954'],
    ['Cột 4', 'Ghi số CMND hoặc CCCD, ví dụ: 240123456'],
    ['Ví dụ', 'Nguyễn Văn An', '05/03/1954', '240123456'],
    ['Lưu ý', 'Không gộp ô; mỗi người một dòng'],
    ['Liên hệ', 'Phòng Lao động, Thương binh và Xã hội'],
  ],
  'who signs': [
    ['Người lập biểu', null, 'Kế toán', null, 'Chủ tịch'],
    [officer(0), null, officer(1), null, officer(2)],
  ],
  'names without anything of a person': others.map(({ fullName }, at) => [fullName, `Ghi chú ${at}`]),
}

describe('a sheet that is no list', () => {
  it.each(Object.entries(noLists))('is refused as before: %s', async (_, rows) => {
    expect((await refusalOf(checked(rows))).code).toBe('no-table')
  })

  it.each(Object.entries(noLists))('is left out beside a list, with its sentence: %s', async (_, rows) => {
    const list = await checkedSheets({
      'Danh sách': [['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'], ...usual()],
      Khác: rows,
    })
    expect(list.people).toHaveLength(12)
    expect(list.problems.map(({ code, sheet }) => [code, sheet])).toEqual([['sheet-without-table', 'Khác']])
  })
})
