import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Địa chỉ', 'Số tiền']
const an: WrittenRow = [1, 'Âu Văn An', 1960, '240123456', 'Thôn 1', 750_000]
const be: WrittenRow = [2, 'Âu Thị Bé', 1961, '240123457', 'Thôn 1', 750_000]
const read = (...rows: WrittenRow[]) => checked([header, ...rows])

// Each came in as a person with the whole rate.
describe('an organisation in the place of names', () => {
  it.each(['Công ty TNHH Minh Anh', 'Cty CP Sao Mai', 'DNTN Thành Công', 'Trường Mầm non Hoa Sen', 'Nhóm trẻ Sao Mai'])(
    'is refused where a sum or a number stands beside it: %p',
    async (name) => {
      const list = await read([1, name, null, null, null, 1_500_000], an, [2, name, null, '6001234567'], be)
      expect(namesOf(list)).toEqual(['Âu Văn An', 'Âu Thị Bé'])
      expect(list.refused.map(({ row }) => row)).toEqual([2, 4])
      expect(list.problems[0]?.message).toMatch(/là tên một đơn vị, không phải một người/)
    },
  )

  it('is refused where a sum stands beside it in a list without numbers: it was passed over without a word', async () => {
    const withoutNumbers = ['Họ và tên', 'Địa chỉ', 'Số tiền']
    const rows: WrittenRow[] = [
      ['Âu Văn An', 'Thôn 1', 1_000_000],
      ['Nhà hàng Hoa Lan', 'Thôn 1', 1_000_000],
    ]
    const list = await checked([withoutNumbers, ...rows])
    expect([namesOf(list), list.refused.map(({ row }) => row)]).toEqual([['Âu Văn An'], [3]])
    expect(list.problems[0]?.message).toMatch(/là tên một đơn vị, không phải một người/)
  })

  it('is a subtotal with the sum of its workers above', async () => {
    const list = await read(an, be, [null, 'Công ty TNHH Minh Anh', null, null, null, 1_500_000])
    expect([namesOf(list), list.refused]).toEqual([['Âu Văn An', 'Âu Thị Bé'], []])
    expect(list.file.sheets[0]?.skipped).toMatchObject([{ row: 4, why: 'subtotal' }])
  })

  it.each([[[1, 'Hợp tác xã Ban Mê']], [['I', 'Cơ sở mầm non Hoa Sen', null, null, null, 1_500_000]]])(
    'heads its people where it has no sum, or is numbered as headings are: %p',
    async (heading) => {
      const list = await read(heading, an, be)
      expect([namesOf(list), list.refused]).toEqual([['Âu Văn An', 'Âu Thị Bé'], []])
      expect(list.file.sheets[0]?.skipped).toMatchObject([{ row: 2, why: 'heading' }])
    },
  )

  it.each(['Trường Văn An', 'Công Tằng Tôn Nữ', 'Chi Văn Hoàng', 'Doanh Thị Ba'])('is not %p', async (name) => {
    expect(namesOf(await read([1, name, 1960, '240123456', null, 750_000]))).toEqual([name])
  })
})

describe('what somebody is to whom, in a row below him', () => {
  it('is no group of those who follow: they had its policy', async () => {
    const list = await read(an, [null, 'Vợ liệt sĩ Hồ Văn Ba'], be, [null, 'Con đẻ bệnh binh Lê Tám'])
    expect(list.people.map(({ policyText }) => policyText)).toEqual([null, null])
    expect(list.refused.map(({ row }) => row)).toEqual([3, 5])
  })

  it.each(['Thân nhân liệt sĩ', 'Mẹ Việt Nam anh hùng, liệt sĩ', 'Con liệt sĩ', 'Hộ nghèo Tân Lập'])(
    'is a group where it names nobody: %p',
    async (heading) => {
      const list = await read([null, heading], an)
      expect(list.people.map(({ policyText }) => policyText)).toEqual([heading])
    },
  )
})

// Cells of Word's tables that were full became rows of their own: "Nguyễn Văn" came in without the rest of his name, and "Hùng" as another.
describe('the rest of a name in a row of its own', () => {
  it('is refused with what it may be', async () => {
    const list = await read(an, [null, 'Hùng', null, null, 'Ea Tiêu'], be, [null, 'Hoa'])
    expect(list.refused.map(({ row }) => row)).toEqual([3, 5])
    expect(list.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Dòng 3: .*có phải phần viết tiếp của họ tên ở dòng trên\. Nếu vậy, gộp vào ô của dòng trên/,
      ),
      expect.stringMatching(/^Dòng 5: /),
    ])
  })

  it('is somebody where a sum or a birth stands beside it', async () => {
    const list = await read([null, 'Hùng', null, null, 'Ea Tiêu', 750_000], [null, 'Hoa', 1960])
    expect(namesOf(list)).toEqual(['Hùng', 'Hoa'])
  })
})

describe('a total as programs write it', () => {
  it.each([[[null, 'Total']], [['Grand Total', null]], [['Số dòng = 2', null]]])('is nobody: %p', async (total) => {
    const list = await read(an, be, [...total, null, null, null, 1_600_000])
    expect([namesOf(list), list.refused]).toEqual([['Âu Văn An', 'Âu Thị Bé'], []])
    expect(codesOf(list)).toEqual(['total-mismatch'])
  })

  it.each(['Tô Tal', 'Số Văn Dòng'])('is not %p', async (name) => {
    expect(namesOf(await read([1, name, 1960, '240123456', null, 750_000]))).toEqual([name])
  })
})

describe('a whole row in one cell', () => {
  it('is told where an ID number stands in it: it was passed over without a word', async () => {
    const list = await read(an, ['3;Lê Văn Tám;1961;240123453;750000'], be)
    expect(list.problems).toMatchObject([{ row: 3, code: 'unread-row', value: '3;Lê Văn Tám;1961;240123453;750000' }])
    expect(codesOf(await read(an, ['Ghi chú: theo công văn số 12345'], be))).toEqual([])
  })
})
