import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Đối tượng']
const an = [1, 'Âu Văn An', 1960, '240123456', 'Thôn 1', 'BTXH']
const be = [2, 'Âu Thị Bé', 1961, '240123457', null, 'BTXH']
const read = (...rows: WrittenRow[]) => checked([header, ...rows])
const told = async (...rows: WrittenRow[]) =>
  (await read(...rows)).problems.map(({ row, severity, code, value }) => [row, severity, code, value])

describe('somebody whose name stands in a wrong column', () => {
  it('is told where nothing else is said of him', async () => {
    const list = await read(an, ['Lê Văn Ích'], be)
    expect(list.problems).toMatchObject([
      {
        row: 3,
        severity: 'warning',
        code: 'unread-row',
        message:
          'Dòng 3: Dòng ghi "Lê Văn Ích" không ở cột họ tên nên không đọc. Nếu là người, ghi họ tên vào cột họ tên cùng ngày sinh hoặc số giấy tờ; nếu không, xóa dòng.',
      },
    ])
    expect(await told(an, be, ['Y Wang Niê'])).toMatchObject([[4, 'warning', 'unread-row', 'Y Wang Niê']])
  })

  it.each([
    [['Trần Thị Ơn', null, null, null, 'Thôn 2']],
    [['Trần Thị Ơn', null, null, null, null, 'Hộ nghèo']],
    [[3, null, 'Trần Thị Ơn']],
    [[3, null, null, 'Trần Thị Ơn', 'Thôn 2']],
  ])('is asked about where a number, a hamlet or a group stands beside it: %p', async (row) => {
    const list = await read(an, row, be)
    expect(list.refused).toMatchObject([{ row: 3 }])
    expect(codesOf(list)).toEqual(['unclear-row'])
  })
})

describe('somebody below the total', () => {
  it.each([
    [[null, 'Lê Văn Thêm', null, null, 'Thôn 5', 'BTXH']],
    [[null, 'Lê Văn Thêm', null, null, 'Thôn 5']],
    [['Lê Văn Thêm', null, null, null, null, 'BTXH']],
  ])('is asked about where a hamlet or a group stands beside the name: %p', async (row) => {
    expect((await read(an, [null, 'Tổng cộng: 1 người'], ['Bổ sung'], row)).refused).toMatchObject([{ row: 5 }])
  })

  it('is told where the table goes on and nobody has signed', async () => {
    expect(await told(an, ['Tổng cộng'], [null, 'Lê Văn Thêm'], be)).toEqual([
      [4, 'warning', 'unread-row', 'Lê Văn Thêm'],
    ])
  })

  it('is one who signs in any other case', async () => {
    const signed = [
      ['Người lập biểu', null, null, null, 'Trưởng thôn'],
      [],
      [null, 'Lê Văn Lập', null, null, 'Lê Văn Ký'],
    ]
    expect(await told(an, ['Tổng cộng'], ...signed, be)).toEqual([])
    expect(await told(an, be, ['Tổng cộng'], [null, 'Lê Văn Lập', null, null, 'Lê Văn Ký'])).toEqual([])
    expect(await told(an, be, ...signed, [null, 'Lê Văn Lập', null, null, 'Lê Văn Ký'])).toEqual([])
  })
})

describe('a text by itself between people', () => {
  it('may be a heading: it is told, and the hamlet before it counts no longer', async () => {
    const list = await read(['Thôn 9'], be, ['Hội Người mù'], [3, 'Âu Văn Cao', 1962, '240123458'])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 9', null])
    expect(list.problems).toMatchObject([
      {
        row: 4,
        severity: 'warning',
        code: 'unread-row',
        message:
          'Dòng 4: Dòng chỉ có "Hội Người mù" nên không đọc, không rõ là người, thôn, buôn hay nhóm đối tượng, người ở dưới không lấy "Thôn 9" của tiêu đề trước. Nếu là người, ghi đủ ngày sinh hoặc số giấy tờ; nếu là tiêu đề, ghi "Thôn", "Buôn" trước tên thôn hoặc ghi đúng tên nhóm; nếu không, xóa dòng.',
      },
    ])
  })

  it.each(['T1', 'Đoàn Kết', 'Khối đoàn thể'])('may be short: %s', async (text) => {
    expect(namesOf(await read(an, [text], be))).toEqual(['Âu Văn An', 'Âu Thị Bé'])
  })

  it.each([
    'Ghi chú: đã bình xét',
    '(Chuyển trang sau)',
    '* Đã kiểm tra',
    'đã bình xét công khai',
    'Danh sách bổ sung',
    'Đợt 2',
    'Trang 2',
    'Những người trên đã được bình xét công khai tại hội nghị của thôn',
  ])('is no more than a remark: %s', async (text) => {
    expect(await told(an, [text], be)).toEqual([])
  })

  it('says nothing at the end', async () => {
    expect(await told(an, be, ['Hội Người mù'])).toEqual([])
  })

  it('is a prepared line, where it has a number', async () => {
    expect(await told(an, [2], [3, null, null, null, 'Thôn 1'], be)).toEqual([])
  })
})
