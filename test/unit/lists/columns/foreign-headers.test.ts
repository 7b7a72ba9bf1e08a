import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf } from '../a-list.ts'

const read = async (header: WrittenRow, [one, other]: [string, string] = ['Nam', 'Nữ']) =>
  checked([
    header,
    [1, 'Nguyễn Văn Hùng', '05/03/1954', one, '240123451', 'Thôn 1', 750_000],
    [2, 'Trần Thị Hoa', '16/04/1960', other, '240123452', 'Thôn 2', 750_000],
    [3, 'Lê Văn Tám', '17/05/1961', one, '240123453', 'Thôn 3', 750_000],
  ])
const hung = {
  fullName: 'Nguyễn Văn Hùng',
  birth: { year: 1954, month: 3, day: 5 },
  sex: 'nam',
  idNumbers: [{ number: '240123451' }],
  hamlet: 'Thôn 1',
  amount: 750_000,
}

describe('a list that a program has exported', () => {
  it.each<[string, WrittenRow]>([
    ['in English', ['No.', 'Full name', 'Date of birth', 'Gender', 'ID number', 'Address', 'Amount']],
    ['without blanks', ['STT', 'HoTen', 'NgaySinh', 'GioiTinh', 'SoCMND', 'DiaChi', 'SoTien']],
    ['with lines below', ['STT', 'HO_VA_TEN', 'NGAY_SINH', 'GIOI_TINH', 'SO_CMND', 'DIA_CHI', 'SO_TIEN']],
  ])('is read with its headers %s: each of its rows was refused', async (_, header) => {
    const list = await read(header)
    expect(list.people[0]).toMatchObject(hung)
    expect([list.refused, list.problems]).toEqual([[], []])
  })

  it('may have compound ones', async () => {
    const list = await checked([
      ['STT', 'HoTenDoiTuong', 'NgaySinh', 'SoGiayToTuyThan', 'TenNhomDoiTuong', 'SoTienHuong'],
      [1, 'Nguyễn Văn Hùng', '1954-03-05T00:00:00', '240123451', 'BTXH', '1500000.0000'],
    ])
    expect(list.people).toMatchObject([{ ...hung, sex: null, hamlet: null, policyText: 'BTXH', amount: 1_500_000 }])
  })

  it('says the sexes in English', async () => {
    const list = await read(['No', 'Name', 'DOB', 'Sex', 'Identity number', 'Village', 'Amount'], ['Male', 'Female'])
    expect(list.people.map(({ sex }) => sex)).toEqual(['nam', 'nữ', 'nam'])
  })

  it('has an officer asked about what is called no more than "ID"', async () => {
    const list = await read(['No', 'Name', 'DOB', 'Sex', 'ID', 'Address', 'Amount'])
    expect(list.people[0]).toMatchObject(hung)
    expect(list.file.sheets[0]?.columns[4]).toMatchObject({ field: 'idNumber', confidence: 0.65 })
    expect(codesOf(list)).toEqual(['uncertain-column'])
  })

  it('is told which headers were not understood, where nobody can be read by the others', async () => {
    const list = await checked([
      ['Nummer', 'Họ và tên', 'Geburt', 'Pass'],
      ['a', 'Nguyễn Văn Hùng', '05/03/1954', '240123451'],
    ])
    expect(list.problems.map(({ code, value }) => [code, value])).toEqual([
      ['unclear-row', 'a | Nguyễn Văn Hùng | 05/03/1954 | 240123451'],
      ['unknown-column', 'Nummer'],
      ['unknown-column', 'Geburt'],
      ['uncertain-column', 'Pass'],
    ])
    expect(list.problems[0]?.message).toContain(
      'vì không hiểu cột "Nummer", "Geburt", "Pass". Nếu là người, đổi tiêu đề',
    )
  })
})
