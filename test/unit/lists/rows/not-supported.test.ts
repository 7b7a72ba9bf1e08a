import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, checkedSheets, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123451', 750_000]
const hoa = [1, 'Trần Thị Hoa', 1960, '240123452', 750_000]
const tam = [2, 'Lê Văn Tám', 1961, '240123453', 750_000]
const refusedOf = (list: Awaited<ReturnType<typeof checked>>) => list.refused.map(({ fullName }) => fullName)

describe('people who are listed because they are not supported', () => {
  it.each<[string, WrittenRow]>([
    ['a heading', ['II. Không đủ điều kiện']],
    ['a heading in two cells', ['II', 'GIẢM']],
    ['a second title', ['DANH SÁCH NGƯỜI KHÔNG ĐƯỢC HỖ TRỢ']],
    ['a remark', [null, 'Tự nguyện không nhận:']],
  ])('are refused below %s: they came in as the others did', async (_, heading) => {
    const list = await checked([header, hung, heading, ['1. Thôn 3'], hoa, tam])
    expect([namesOf(list), refusedOf(list)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa', 'Lê Văn Tám']])
    expect(list.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'note-says-otherwise',
      'note-says-otherwise',
    ])
  })

  it.each<[string, WrittenRow]>([
    ['of its kind', ['III. Bổ sung']],
    ['of people', ['DANH SÁCH HỘ NGHÈO']],
  ])('end at the next heading %s', async (_, next) => {
    const list = await checked([header, ['II. Không đủ điều kiện'], hoa, next, hung])
    expect([namesOf(list), refusedOf(list)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa']])
  })

  it('are refused on a sheet of that name and below such a title', async () => {
    const sheets = await checkedSheets({ 'Đủ điều kiện': [header, hung], 'Không đủ điều kiện': [header, hoa] })
    expect([namesOf(sheets), refusedOf(sheets)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa']])
    const titled = await checked([['DANH SÁCH HỘ BỊ LOẠI'], header, hoa])
    expect(refusedOf(titled)).toEqual(['Trần Thị Hoa'])
  })

  it.each<[string, string[]]>([
    ['unemployed', ['DANH SÁCH NLĐ CHẤM DỨT HĐLĐ KHÔNG ĐỦ ĐIỀU KIỆN', 'HƯỞNG TRỢ CẤP THẤT NGHIỆP']],
    ['without a contract', ['DANH SÁCH LAO ĐỘNG KHÔNG CÓ GIAO KẾT HỢP ĐỒNG']],
    ['told of a rule', ['Lưu ý: người hưởng hai chính sách không được hỗ trợ thêm']],
    ['more and fewer', ['DANH SÁCH TĂNG, GIẢM']],
  ])('are not those who are %s', async (_, title) => {
    const list = await checked([...title.map((line) => [line]), header, hung])
    expect([namesOf(list), codesOf(list)]).toEqual([['Nguyễn Văn Hùng'], []])
  })
})

describe('a column that tells who is not supported', () => {
  it.each([
    ['Tự nguyện không nhận', 'x'],
    ['Tình trạng', 'Đã chết'],
    ['Lý do', 'Chuyển đi'],
  ])('is told, though it is not kept: %p was passed over', async (column, text) => {
    const list = await checked([
      [...header, column],
      [...hung, null],
      [...hoa, text],
    ])
    expect(list.problems).toMatchObject([
      { code: 'note-says-otherwise', severity: 'warning', row: 3, column: 'F' },
      { code: 'unknown-column' },
    ])
  })
})
