import { columnMeaning } from '../../../../lambdas/lists/columns/column-meaning.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123451', 1_500_000]
const toldOf = ({ problems }: Awaited<ReturnType<typeof checked>>) =>
  problems.map(({ code, row, column, value }) => [code, row, column, value])

describe('the columns of several tables, one below the other', () => {
  const wide = ['STT', 'Họ và tên', 'Năm sinh', 'Dạng tật', 'Số CMND', 'Khu đất', 'Số tiền']
  const hoa = [1, 'Trần Thị Hoa', 1960, 'Nhìn', '240123452', 'A', 1_500_000]

  it('are told each by its own header: a column of the last one was said to have none, and others were not told', async () => {
    expect(
      toldOf(await checked([header, hung, wide, hoa, header, [2, 'Lê Văn Tám', 1961, '240123453', 750_000]])),
    ).toEqual([
      ['unknown-column', 3, 'D', 'Dạng tật'],
      ['unknown-column', 3, 'F', 'Khu đất'],
    ])
  })

  it('are told once where the same header comes again', async () => {
    const list = await checked([
      wide,
      hoa,
      header,
      hung,
      wide,
      [2, 'Lê Văn Tám', 1961, 'Nghe', '240123453', 'B', 1_500_000],
    ])
    expect(toldOf(list)).toEqual([
      ['unknown-column', 1, 'D', 'Dạng tật'],
      ['unknown-column', 1, 'F', 'Khu đất'],
    ])
  })
})

describe('a column of ages', () => {
  it('is told where the list has no births: it was left out without a word', async () => {
    const rows = [1, 'Nguyễn Văn Hùng', 66, 'Thôn 1']
    expect(toldOf(await checked([['STT', 'Họ và tên', 'Tuổi', 'Thôn'], rows]))).toEqual([
      ['unknown-column', 1, 'C', 'Tuổi'],
    ])
    expect(
      toldOf(
        await checked([
          ['STT', 'Họ và tên', 'Tuổi', 'Thôn', 'Năm sinh'],
          [...rows, 1954],
        ]),
      ),
    ).toEqual([])
  })
})

describe('headers of lists that were refused or read without them', () => {
  it.each(['Chủ hộ kinh doanh', 'Tên chủ hộ kinh doanh', 'Chủ cơ sở'])(
    'name who keeps a business: %p',
    async (name) => {
      const list = await checked([
        ['STT', 'Tên hộ kinh doanh', name, 'Mã số thuế', 'Số tiền'],
        [1, 'Tạp hóa Hoa', 'Hồ Thị Hoa', '6000123456', 1_000_000],
      ])
      expect(list.people).toMatchObject([{ fullName: 'Hồ Thị Hoa', amount: 1_000_000 }])
    },
  )

  it('say of whom days are counted', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'F0/F1', 'Số ngày'],
      [1, 'Hồ Thị Hoa', 'F1', 14],
    ])
    expect(list.people).toMatchObject([{ policyText: 'F1', days: 14 }])
  })

  it('tell the sex where a year is called by it: women had none', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Nam (năm sinh)', 'Năm sinh (nữ)'],
      [1, 'Nguyễn Văn Hùng', 1954, null],
      [2, 'Hồ Thị Hoa', null, 1960],
    ])
    expect(list.people.map(({ sex, birth }) => [sex, birth?.year])).toEqual([
      ['nam', 1954],
      ['nữ', 1960],
    ])
  })

  it('say of a card whose it is and where he lives: birth and hamlet were taken for its day and place of issue', async () => {
    for (const [birth, hamlet, issued] of [
      ['Ngày sinh', 'Nơi thường trú', 'Ngày'],
      ['Ngày tháng năm sinh', 'Nơi ở hiện nay', 'Ngày tháng năm cấp'],
    ]) {
      const list = await checked([
        ['STT', 'Thông tin theo CCCD', null, null, null, null],
        [null, 'Họ và tên', birth, 'Số', hamlet, issued],
        [1, 'Nguyễn Văn Hùng', '05/03/1954', '066054000123', 'Thôn 1', '12/03/2021'],
      ] as WrittenRow[])
      expect(list.people).toMatchObject([
        { birth: { year: 1954 }, idNumbers: [{ number: '066054000123' }], hamlet: 'Thôn 1' },
      ])
    }
  })

  it.each<[string, string]>([
    ['Ngày, tháng, năm', 'idIssuedOn'],
    ['Cấp ngày, tháng, năm', 'idIssuedOn'],
    ['Ngày hết hạn', 'idIssuedOn'],
    ['Cơ quan', 'idIssuedAt'],
    ['Cơ quan cấp CMND', 'idIssuedAt'],
    ['Cấp tại CA tỉnh', 'idIssuedAt'],
    ['Nơi cấp thẻ', 'idIssuedAt'],
    ['Nơi ĐKTT', 'address'],
    ['Ngày sinh', 'birth'],
    ['Nơi ở hiện nay', 'address'],
  ])('below a card’s group say by %s its %s, and no number', (own, field) => {
    expect(columnMeaning(['CMND/CCCD', own], new Set())).toEqual({ field, confidence: expect.any(Number) })
  })

  it('say where the owner of a card is registered', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'CMND/CCCD', null],
      [null, null, null, 'Số', 'Nơi ĐKTT'],
      [1, 'Nguyễn Văn Hùng', 1954, '066054000123', 'Thôn 1'],
    ] as WrittenRow[])
    expect(list.people).toMatchObject([{ idNumbers: [{ number: '066054000123' }], hamlet: 'Thôn 1' }])
  })

  it('say when a card was issued: each row was refused for its day', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'CMND/CCCD', null, null],
      [null, null, 'Số', 'Cấp ngày', 'Cấp tại'],
      [1, 'Nguyễn Văn Hùng', '240123451', '12/3/2010', 'CA Đắk Lắk'],
    ])
    expect(list.people).toMatchObject([{ idNumbers: [{ number: '240123451' }] }])
    expect(list.problems).toEqual([])
  })

  it('may name the months that a sum is made of', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Tổng số tiền', 'Trong đó', null],
      [null, null, null, 'Tháng 4', 'Tháng 5'],
      [1, 'Nguyễn Văn Hùng', 1_000_000, 1_000_000, 1_000_000],
    ])
    expect(toldOf(list)).toEqual([['amount-in-doubt', 3, 'C', '1000000']])
  })

  it.each<[string, string]>([
    ['Đội', 'hamlet'],
    ['Tiền HT', 'amount'],
    ['Tên thường gọi', 'other'],
    ['Mã hồ sơ', 'other'],
  ])('are known: %p', async (name, field) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', name],
      [1, 'Nguyễn Văn Hùng', 1954, '500000'],
    ])
    expect(list.file.sheets[0]?.columns[3]).toMatchObject({ field, confidence: 1 })
  })

  it.each(['Đời', 'Đôi', 'Đổi'])('are no hamlets for a word that sounds alike: %p', async (name) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', name],
      [1, 'Nguyễn Văn Hùng', 1954, '2'],
    ])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual([null])
  })

  it('tell what is given from what somebody has anyway: his allowance of a month was the sum', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Mức trợ cấp tháng', 'Mức hỗ trợ 3 tháng'],
      [1, 'Nguyễn Văn Hùng', 270_000, 1_500_000],
    ])
    expect(list.people.map(({ amount }) => amount)).toEqual([1_500_000])
  })

  it('may number the people of each hamlet: the number was the hamlet', async () => {
    const list = await checked([
      ['STT', 'STT thôn', 'Họ và tên', 'Số tiền/tháng', 'Số tháng'],
      [31, 1, 'Nguyễn Văn Hùng', 500_000, 3],
    ])
    expect(list.people).toMatchObject([{ stt: '31', hamlet: null, amount: 1_500_000 }])
  })

  it('may mark groups by their letters', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'HN', 'HCN'],
      [1, 'Nguyễn Văn Hùng', 'x', null],
      [2, 'Hồ Thị Hoa', null, 'x'],
    ])
    expect(list.people.map(({ policyText }) => policyText)).toEqual(['HN', 'HCN'])
  })
})
