import { saidColumns } from '../../../../lambdas/lists/columns/said-columns.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked, checkedSheets, codesOf, namesOf } from '../a-list.ts'
import { refusalOf } from '../hand-made-workbook.ts'

const hung: WrittenRow = [1, 'Nguyễn Văn Hùng', 1954, '240123451', 'Nguyễn Văn Hưng', 1954, '240123451', 750_000]
const hoa: WrittenRow = [2, 'Trần Thị Hoa', 1960, '240123452', 'Trần Thị Hoa', 1961, '240123453', 750_000]
const below = ['Họ và tên', 'Năm sinh', 'Số CMND', 'Họ và tên', 'Năm sinh', 'Số CMND', null]

describe('a list that corrects a former one', () => {
  it.each([
    ['Nội dung sai', 'Nội dung đúng'],
    ['Thông tin đã phê duyệt', 'Thông tin điều chỉnh'],
    ['Thông tin cũ', 'Thông tin mới'],
    ['Trước khi điều chỉnh', 'Sau điều chỉnh'],
    ['Theo QĐ số 12/QĐ-UBND', 'Nay sửa lại là'],
  ])(
    'brings in nobody, and says what to do: below %p and %p both numbers were taken for one person',
    async (was, is) => {
      const header = ['STT', was, null, null, is, null, null, 'Số tiền']
      const refusal = await refusalOf(checked([['DANH SÁCH ĐÍNH CHÍNH'], header, [null, ...below], hung, hoa]))
      expect(refusal.code).toBe('correction-list')
      expect(refusal.message).toContain(`cột "${was} – Họ và tên" và "${is} – Họ và tên"`)
      expect(refusal.message).toContain('gửi lại danh sách gốc với số quyết định của nó')
    },
  )

  it.each<[string, WrittenRow, WrittenRow]>([
    ['what is wrong in words', ['Số CMND', 'Sai', 'Sửa thành'], ['240123451', 'Năm sinh 1954', 'Năm sinh 1955']],
    ['sums', ['Số CMND', 'Số tiền đã duyệt', 'Số tiền điều chỉnh'], ['240123451', 750_000, 1_500_000]],
    ['a year and what it is', ['Số CMND', 'Năm sinh sai', 'Sửa lại là'], ['240123451', 1954, 1955]],
    ['one thing twice', ['Số CMND', 'Năm sinh', 'Năm sinh đúng'], ['240123451', 1954, 1955]],
  ])('may have %s', async (_, header, cells) => {
    const rows = [
      ['STT', 'Họ và tên', ...header],
      [1, 'Nguyễn Văn Hùng', ...cells],
    ]
    expect((await refusalOf(checked(rows))).code).toBe('correction-list')
  })

  it.each([
    ['Đã phê duyệt', 'Đính chính lại'],
    ['Sai', 'Đúng'],
    ['Trước điều chỉnh', 'Sau điều chỉnh'],
  ])('may say %p and %p below what it is about: what was wrong came in once more', async (was, is) => {
    const rows: WrittenRow[] = [
      ['STT', 'Họ và tên', 'Năm sinh', null, 'Số CMND', 'Số tiền', 'Lý do'],
      [null, null, was, is],
      [1, 'Nguyễn Văn Hùng', 1954, 1955, '240123451', 1_500_000, 'Sai năm sinh'],
      [2, 'Trần Thị Hoa', 1960, 1961, '240123452', 1_500_000, 'Sai năm sinh'],
    ]
    const refusal = await refusalOf(checked(rows))
    expect(refusal.code).toBe('correction-list')
    expect(refusal.message).toContain(`cột "Năm sinh – ${was}" và "Năm sinh – ${is}"`)
  })

  it('is none that has the old and the new number of each', async () => {
    const rows: WrittenRow[] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND/CCCD', null, 'Số tiền'],
      [null, null, null, 'Cũ', 'Mới'],
      [1, 'Nguyễn Văn Hùng', 1954, '240123451', '066054123451', 1_500_000],
    ]
    const { people } = await checked(rows)
    expect(people.map(({ idNumbers }) => idNumbers.map(({ number }) => number))).toEqual([
      ['240123451', '066054123451'],
    ])
  })

  it('is left out beside a list, with an error', async () => {
    const list = await checkedSheets({
      'Danh sách': [
        ['STT', 'Họ và tên', 'Năm sinh'],
        [1, 'Lê Văn Tám', 1961],
      ],
      'Đính chính': [
        ['STT', 'Họ và tên', 'Nội dung sai', 'Nội dung đúng'],
        [1, 'Trần Thị Hoa', '1960', '1961'],
      ],
    })
    expect(namesOf(list)).toEqual(['Lê Văn Tám'])
    expect(list.problems).toMatchObject([{ code: 'correction-list', severity: 'error', sheet: 'Đính chính', row: 1 }])
  })

  it('is told with the header to change where it is none', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Năm sinh đúng'],
      [1, 'Trần Thị Hoa', 1960, 1961],
    ]
    expect((await refusalOf(checked(rows))).message).toContain('đổi tiêu đề cột "Năm sinh đúng"')
  })
})

describe('a list with room for corrections', () => {
  it.each<[string, WrittenRow, WrittenRow]>([
    ['columns left to the pen', ['Nội dung sai', 'Nội dung đúng'], [null, null]],
    ['an old number and a new one', ['Số CMND cũ', 'Số CCCD mới'], ['240123451', '066054000123']],
    ['hamlets that were merged', ['Thôn trước khi điều chỉnh', 'Thôn sau điều chỉnh'], ['Thôn 1', 'Thôn 2']],
    ['two kinds of papers', ['Thông tin CMND cũ', 'Thông tin CCCD mới'], ['240123451', '066054000123']],
    ['what is changed, where nothing is', ['Số tiền được duyệt', 'Nội dung điều chỉnh'], [750_000, 'không']],
    ['two things', ['Đối tượng đã được duyệt', 'Địa chỉ sau điều chỉnh'], ['Hộ nghèo', 'Thôn 2']],
    ['who is stopped', ['Năm sinh sai', 'Dừng'], [1953, 'x']],
    ['what was approved and what is paid', ['Số tiền đã phê duyệt', 'Thực nhận'], [750_000, 750_000]],
  ])('is read as before: %s', async (_, header, cells) => {
    const rows = [
      ['STT', 'Họ và tên', 'Năm sinh', ...header],
      [1, 'Nguyễn Văn Hùng', 1954, ...cells],
    ]
    const list = await checked(rows)
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
    expect(codesOf(list)).not.toContain('correction-list')
  })
})

describe('a list of money that is asked back', () => {
  const row = [1, 'Nguyễn Văn Hùng', '240123451', 750_000, 750_000]

  it.each([
    ['Số tiền đã nhận', 'Số tiền thu hồi'],
    ['Số tiền', 'Phải thu hồi'],
    ['Kinh phí hỗ trợ', 'Kinh phí đề nghị thu hồi'],
    ['Số tiền đã nhận', 'Số tiền phải nộp lại'],
    ['Số tiền', 'Số tiền hoàn trả'],
  ])('brings in nobody: below %p and %p they came in with the whole rate', async (was, back) => {
    const refusal = await refusalOf(checked([['STT', 'Họ và tên', 'Số CMND', was, back], row]))
    expect(refusal.code).toBe('recovery-list')
    expect(refusal.message).toContain('chọn "Lập thu hồi"')
  })

  it.each(['Thu hồi', 'Đề nghị thu hồi', 'Phải hoàn trả'])('may say so above the sum: %p', async (group) => {
    const rows: WrittenRow[] = [
      ['STT', 'Họ và tên', 'Số CMND', 'Số tiền', group, null],
      [null, null, null, null, 'Số tiền', 'Lý do'],
      [...row, 'Trùng'],
    ]
    expect((await refusalOf(checked(rows))).code).toBe('recovery-list')
  })

  it('is none where only the decision of it has a number', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số CMND', 'Số tiền', 'Thu hồi', null],
      [null, null, null, null, 'Số tiền', 'Số quyết định'],
      [...row.slice(0, 4), null, '12/QĐ-UBND'],
    ])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
  })

  it.each([
    ['Diện tích đất bị thu hồi', 750],
    ['Số tiền thu hồi', null],
  ])('is none with %p, %p', async (header, cell) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số CMND', 'Số tiền', header],
      [...row.slice(0, 4), cell],
    ] as WrittenRow[])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
  })
})

// Its only way in was another header, in Excel.
describe('a list that looks like one of the two and is to be paid', () => {
  const asks = { asOf, asks: true }
  const sums: WrittenRow[] = [
    ['STT', 'Họ và tên', 'Số CMND', 'Số tiền đã duyệt', 'Số tiền điều chỉnh'],
    [1, 'Nguyễn Văn Hùng', '240123451', 750_000, 1_500_000],
  ]
  const back: WrittenRow[] = [
    ['STT', 'Họ và tên', 'Số CMND', 'Số tiền', 'Thu hồi', null],
    [null, null, null, null, 'Số tiền', 'Lý do'],
    [1, 'Nguyễn Văn Hùng', '240123451', 750_000, 250_000, 'Trùng'],
  ]

  it.each([
    ['correction-list', sums],
    ['recovery-list', back],
  ])('is asked about where somebody can be asked: %p', async (code, rows) => {
    const list = await checked(rows, asks)
    expect(list.people).toEqual([])
    expect(list.problems).toMatchObject([
      { code, severity: 'error', message: expect.stringMatching(/xác nhận điều đó/) },
    ])
  })

  it('is read by what is right now, of which each column is asked about, once an officer has said so', async () => {
    const header = ['STT', 'Nội dung sai', null, null, 'Nội dung đúng', null, null, 'Số tiền']
    const accepted = new Set(['correction-list'])
    const list = await checked([header, [null, ...below], hung, hoa], { ...asks, accepted })
    expect(list.people).toMatchObject([
      { fullName: 'Nguyễn Văn Hưng', birth: { year: 1954 }, idNumbers: [{ number: '240123451' }], amount: 750_000 },
      { fullName: 'Trần Thị Hoa', birth: { year: 1961 }, idNumbers: [{ number: '240123453' }] },
    ])
    expect(list.file.sheets[0]?.columns.map(({ field, confidence }) => [field, confidence < 0.7])).toEqual([
      ['stt', false],
      ...Array.from({ length: 3 }, () => [null, false]),
      ...['fullName', 'birth', 'idNumber'].map((field) => [field, true]),
      ['amount', false],
    ])
    expect(codesOf(list)).toContain('suggestion-accepted')
  })

  it.each<[string, WrittenRow[], number]>([
    ['correction-list', sums, 1_500_000],
    ['recovery-list', back, 750_000],
  ])('has the sum that is to be paid: %p', async (code, rows, amount) => {
    const list = await checked(rows, { ...asks, accepted: new Set([code]) })
    expect(list.people.map((person) => person.amount)).toEqual([amount])
  })

  // Blank, it was a full rate, and whose name was right had none.
  it('has what stood before where nothing is corrected', async () => {
    const accepted = new Set(['correction-list'])
    const others: WrittenRow[] = [
      [2, 'Trần Thị Hoa', '240123453', 500_000, null],
      [3, 'Lê Văn Tám', '240123454', 500_000, '-'],
      [null, 'Tổng cộng', null, 1_750_000, null],
    ]
    // Half of the people are corrected at least, or nothing looks like a list of corrections.
    const more = sums.slice(1).map((row) => [4, 'Bùi Thị Tư', '240123455', ...row.slice(3)])
    const list = await checked([...sums, ...more, ...others], { ...asks, accepted })
    expect(list.people.map(({ amount }) => amount)).toEqual([1_500_000, 1_500_000, 500_000, 500_000])
    expect(codesOf(list)).not.toContain('total-mismatch')
    const named = await checked(
      [
        ['STT', 'Họ và tên', 'Họ và tên đúng', 'Số CMND', 'Số tiền'],
        [1, 'Nguyễn Văn Hùng', 'Nguyễn Văn Hưng', '240123451', 750_000],
        [2, 'Trần Thị Hoa', null, '240123453', 750_000],
      ],
      { ...asks, accepted },
    )
    expect(namesOf(named)).toEqual(['Nguyễn Văn Hưng', 'Trần Thị Hoa'])
  })

  it('is read by what he says of its columns', async () => {
    const columns = saidColumns({ 'Số tiền đã duyệt': 'amount', 'Số tiền điều chỉnh': null })
    const list = await checked(sums, { ...asks, accepted: new Set(['correction-list']), columns })
    expect(list.people.map(({ amount }) => amount)).toEqual([750_000])
  })

  it('is no list where only the other kind was answered', async () => {
    expect((await refusalOf(checked(back, { asOf, accepted: new Set(['correction-list']) }))).code).toBe(
      'recovery-list',
    )
  })
})

describe('headers and titles that are made to be slow', () => {
  it('are read as any other', async () => {
    const long = Array.from({ length: 200 }, (_, at) => `thông tin ${'nội dung '.repeat(400)}${at}`)
    const title = [`trùng${' giữa'.repeat(30)}\nx`]
    const list = await checked([title, ['STT', 'Họ và tên', 'Năm sinh', ...long], [1, 'Nguyễn Văn Hùng', 1954]])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
  })
})
