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
    ['a heading with short words', ['II. Ko đủ ĐK']],
    ['a heading that says why', ['II. Đã chết, chuyển đi nơi khác']],
    ['a heading of who stands twice', ['II', 'Trùng đối tượng']],
    ['a heading of who has left the list', ['II. Xin rút khỏi danh sách']],
    ['a heading of who has to bring papers', ['II. Chưa đủ điều kiện (bổ sung hồ sơ)']],
    ['a reason by itself', ['Thiếu hồ sơ']],
    ['a second title', ['DANH SÁCH NGƯỜI KHÔNG ĐƯỢC HỖ TRỢ']],
    ['a remark', [null, 'Tự nguyện không nhận:']],
    ['a remark with a letter', ['b', 'Tự nguyện không nhận:']],
    ['a title in the middle', [null, null, null, 'DANH SÁCH NGƯỜI KHÔNG ĐƯỢC HỖ TRỢ']],
  ])('are refused below %s: they came in as the others did', async (_, heading) => {
    const list = await checked([header, hung, heading, ['1. Thôn 3'], hoa, tam])
    expect([namesOf(list), refusedOf(list)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa', 'Lê Văn Tám']])
    expect(list.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'note-says-otherwise',
      'note-says-otherwise',
    ])
  })

  it.each([3, 4, 6])('are refused below a title wherever it was typed: in column %i it was a remark', async (at) => {
    const wide = (row: WrittenRow): WrittenRow => [...row.slice(0, 3), 'Thôn 1', 'Hộ nghèo', 750_000]
    const title = Array.from({ length: at + 1 }, (_, column) =>
      column === at ? 'DANH SÁCH NGƯỜI KHÔNG ĐƯỢC HỖ TRỢ' : null,
    )
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Thôn', 'Đối tượng', 'Số tiền', 'Ghi chú'],
      ...[wide(hung), title, wide(hoa), wide(tam)],
    ])
    expect([namesOf(list), refusedOf(list)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa', 'Lê Văn Tám']])
  })

  it.each<[string, WrittenRow]>([
    ['of its kind', ['III. Bổ sung']],
    ['of people', ['DANH SÁCH HỘ NGHÈO']],
  ])('end at the next heading %s', async (_, next) => {
    const list = await checked([header, ['II. Không đủ điều kiện'], hoa, next, hung])
    expect([namesOf(list), refusedOf(list)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa']])
  })

  it.each([
    'DS chưa đủ ĐK (bổ sung hồ',
    'Rút khỏi danh sách',
    'Đã chết',
    'DS trùng CMND',
    'Loại',
    'Chuyển đi',
    'Từ chối',
    'Dừng hưởng',
  ])('are refused on a sheet %p: they came in with the whole rate', async (name) => {
    const sheets = await checkedSheets({ 'Hộ nghèo': [header, hung], [name]: [header, hoa] })
    expect([namesOf(sheets), refusedOf(sheets)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa']])
  })

  it.each(['Loại 1', 'Trùng Khánh', 'Tạm dừng hợp đồng', 'Thân nhân người đã chết', 'Bố', 'Mất việc'])(
    'are not those on a sheet %p',
    async (name) => {
      const sheets = await checkedSheets({ 'Hộ nghèo': [header, hung], [name]: [header, hoa] })
      expect(namesOf(sheets)).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Hoa'])
    },
  )

  it('are refused on a sheet of that name, and told of below such a title', async () => {
    const sheets = await checkedSheets({ 'Đủ điều kiện': [header, hung], 'Không đủ điều kiện': [header, hoa] })
    expect([namesOf(sheets), refusedOf(sheets)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa']])
    const titled = await checked([['DANH SÁCH HỘ BỊ LOẠI'], header, hoa])
    expect([namesOf(titled), titled.problems]).toMatchObject([
      ['Trần Thị Hoa'],
      [{ code: 'note-says-otherwise', severity: 'warning', value: 'DANH SÁCH HỘ BỊ LOẠI' }],
    ])
  })

  it.each<[string, WrittenRow]>([
    ['a subtotal', ['Cộng thôn 1: 2 hộ, 1 hộ không đủ điều kiện']],
    ['a subtotal in brackets', ['Cộng (02 trường hợp không đủ điều kiện đã bị loại)']],
    ['a note', ['02 hộ đã bị loại khỏi danh sách qua niêm yết']],
    ['a heading that counts them', ['I. BHXH: NLĐ bị chấm dứt HĐLĐ không đủ điều kiện hưởng BHXH']],
    ['a heading of who is added now', ['I. Người trước đây chưa đủ điều kiện, bổ sung hưởng đợt này']],
    ['a heading of who is added, too', ['I. Đợt 1 chưa đủ điều kiện - bổ sung cho đợt 2']],
    ['a heading of who was added', ['I. Bổ sung: đợt 1 chưa đủ điều kiện, nay đủ điều kiện']],
  ])('are not those below %s: all of the next hamlet were refused', async (_, row) => {
    const list = await checked([header, hung, row, ['Thôn 2'], hoa, tam])
    expect([namesOf(list), list.refused]).toEqual([['Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Lê Văn Tám'], []])
  })

  it.each<[string, WrittenRow]>([
    ['beside a number', [2, null, null, null, null, 'Đã chết']],
    ['that has spilled into its row', [null, null, null, null, null, 'Chuyển đi']],
    ['with a colon', [null, null, null, null, null, 'Không đủ điều kiện:']],
  ])('are not those below a remark %s: everybody below was refused', async (_, remark) => {
    for (const name of ['Ghi chú', 'Tình trạng']) {
      const list = await checked([[...header, name], hung, remark, hoa, tam])
      expect([namesOf(list), list.refused]).toEqual([['Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Lê Văn Tám'], []])
    }
  })

  it.each<[string, WrittenRow[]]>([
    ['right below the heading', [['Cộng: 2 hộ', null, null, null, 1_500_000], hoa]],
    ['of a page', [hoa, ['Cộng trang 1', null, null, null, 750_000]]],
  ])('do not end at a sum %s', async (_, rows) => {
    const list = await checked([header, ['II. Không đủ điều kiện'], ...rows, tam])
    expect([namesOf(list), refusedOf(list)]).toEqual([[], ['Trần Thị Hoa', 'Lê Văn Tám']])
  })

  it('end at the sum of them, and not at that of one of their hamlets', async () => {
    const group = [['II. Không đủ điều kiện'], hoa]
    const ended = await checked([header, ...group, ['Cộng', null, null, null, 750_000], ['Thôn 2'], hung])
    expect([namesOf(ended), refusedOf(ended)]).toEqual([['Nguyễn Văn Hùng'], ['Trần Thị Hoa']])
    const [heading, person] = group
    const rows = [heading, ['1. Thôn 3'], person, ['Cộng thôn 3', null, null, null, 750_000], ['2. Thôn 4'], tam]
    const divided = await checked([header, ...(rows as WrittenRow[])])
    expect([namesOf(divided), refusedOf(divided)]).toEqual([[], ['Trần Thị Hoa', 'Lê Văn Tám']])
  })

  it.each<[string, string[]]>([
    ['without wages', ['DANH SÁCH NGƯỜI LAO ĐỘNG NGỪNG VIỆC, KHÔNG ĐƯỢC HƯỞNG LƯƠNG']],
    ['without a pension', ['DANH SÁCH NGƯỜI CAO TUỔI KHÔNG ĐƯỢC HƯỞNG LƯƠNG HƯU']],
    ['without insurance', ['DANH SÁCH NLĐ BỊ CHẤM DỨT HĐLĐ KHÔNG ĐỦ ĐIỀU KIỆN HƯỞNG BHXH']],
    ['in the place of others', ['DANH SÁCH THAY THẾ NGƯỜI TỪ CHỐI NHẬN HỖ TRỢ']],
    ['added, who lacked a paper before', ['DANH SÁCH BỔ SUNG ĐỐI TƯỢNG ĐỢT 1 CHƯA ĐỦ ĐIỀU KIỆN DO THIẾU HỒ SƠ']],
    ['supported by now', ['DANH SÁCH BỔ SUNG: đợt 1 chưa đủ điều kiện, nay đủ điều kiện']],
    ['paid in cash', ['DANH SÁCH NGƯỜI KHÔNG NHẬN TIỀN QUA TÀI KHOẢN']],
    ['all that there are', ['DANH SÁCH HỘ NGHÈO', '(Đã niêm yết, không có trường hợp nào không đủ điều kiện)']],
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
    ['TrangThai', 'Tạm dừng hưởng'],
    ['Trùng', 'x'],
    ['Đã chết', 'x'],
    ['Lý do', 'Thoát nghèo'],
    ['Kết quả xét duyệt', 'Không đủ điều kiện'],
    ['Ý kiến của thôn', 'Không đồng ý'],
    ['Kết luận', 'Loại'],
    ['Tình trạng', 'đang chấp hành án'],
    ['Lý do', 'Cắt khẩu'],
    ['Tình trạng', 'Ở tù'],
    ['Lý do', 'Đang đi tù'],
    ['Tình trạng', 'Đã báo tử'],
    ['Tình trạng', 'Mới mất'],
    ['Tình trạng', 'Tạm dừng'],
    ['Lý do', 'Xin rút'],
    ['Lý do', 'Xin không nhận'],
    ['Lý do', 'Tự nguyện nhường'],
    ['Lý do', 'Ủng hộ lại quỹ'],
    ['Lý do', 'Đang hưởng chế độ khác'],
    ['Lý do', 'Đã có trong DS xã khác'],
    ['Xác minh', 'Chưa xác minh'],
    ['Kết luận', 'Không phải hộ nghèo'],
    ['Đủ điều kiện (Có/Không)', 'Không'],
    ['Kết quả xét duyệt', 'Chưa duyệt'],
    ['Đã xác minh', 'FALSE'],
    ['Đã hưởng chính sách khác', 'x'],
    ['Đang hưởng chế độ khác (ghi rõ)', 'Hưu trí'],
    ['Ông/bà đã nhận hỗ trợ ở nơi khác chưa?', 'Rồi'],
    ['Trùng', 'BTXH'],
    ['Lý do không được hỗ trợ', 'Có nhà cho thuê'],
    ['Tình trạng cư trú', 'Đã chuyển khẩu'],
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

  it.each([
    ['Đủ điều kiện (Có/Không)', 'Có'],
    ['Kết quả xét duyệt', 'Đạt'],
    ['Đã xác minh', 'TRUE'],
    ['Đã hưởng chính sách khác', 'Không'],
    ['Ông/bà đã nhận hỗ trợ ở nơi khác chưa?', 'Chưa'],
    ['Trùng', 'Không'],
    ['Lý do không được hỗ trợ', '-'],
    ['Tình trạng cư trú', 'Thường trú'],
    ['Đủ điều kiện hưởng BHTN', 'Không'],
    ['Ý kiến', 'Không'],
  ])('is told of nobody of whom it says nothing against: %p says %p', async (column, text) => {
    const list = await checked([
      [...header, column],
      [...hung, text],
      [...hoa, text],
    ])
    expect(codesOf(list)).toEqual(['unknown-column'])
  })

  it.each([
    ...['Đi từ Cao Bằng vào năm 1990', 'Đi tu', 'Đang ở từ đường', 'Ở từ nhỏ với bà', 'Tạm dừng hợp đồng từ 1/4'],
    ...['Tạm ngừng kinh doanh', 'Mới mất việc', 'Mới mất CMND', 'Đã có trong danh sách hộ nghèo 2019', 'Xin việc'],
  ])('says nothing against anybody by %p', async (text) => {
    const list = await checked([
      [...header, 'Ghi chú'],
      [...hung, text],
    ])
    expect(codesOf(list)).toEqual([])
  })
})
