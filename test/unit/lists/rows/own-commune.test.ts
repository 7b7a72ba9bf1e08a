import { checked } from '../a-list.ts'

const hamletOf = async (written: string, expectedCommuneName?: string, field = 'Địa chỉ') => {
  const rows = [
    ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', field],
    [1, 'Nguyễn Văn Hùng', 1954, '240123456', written],
  ]
  const { people } = await checked(rows, expectedCommuneName === undefined ? {} : { expectedCommuneName })
  return people.map(({ hamlet }) => hamlet)
}

describe('a hamlet with the commune behind it', () => {
  it.each([
    'Thôn 5, xã Ea Tiêu',
    'Thôn 5 - Ea Tiêu',
    'Thôn 5 – Xã Ea Tiêu – Huyện Cư Kuin',
    'Thôn 5 xã Ea Tiêu huyện Cư Kuin',
    'Thôn 5, X. Ea Tieu, Cư Kuin, Đắk Lắk',
    'Thôn 5; EA TIÊU',
  ])('is the hamlet alone where the list is of that commune: %p stood as another one beside "Thôn 5"', async (text) => {
    expect(await hamletOf(text, 'Xã Ea Tiêu')).toEqual(['Thôn 5'])
    expect(await hamletOf(text, 'Xã Ea Tiêu', 'Thôn')).toEqual(['Thôn 5'])
  })

  it.each([
    ['Thôn 5, xã Ea Ktur', 'Xã Ea Tiêu'],
    ['Buôn Ea Tiêu', 'Xã Ea Tiêu'],
    ['Ea Tiêu', 'Xã Ea Tiêu'],
    ['Thôn 5 - Ea Tiêu A', 'Xã Ea Tiêu'],
    ['Thôn 5, xã Ea Tiêu', undefined],
  ])('stays as it is written otherwise: %p in a list of %p', async (text, commune) => {
    expect(await hamletOf(text, commune)).toEqual([text])
  })

  it('is read so below a heading as well', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND'],
      ['I. Thôn 1 - xã Ea Tiêu'],
      [1, 'Nguyễn Văn Hùng', 1954, '240123456'],
    ]
    const { people } = await checked(rows, { expectedCommuneName: 'Xã Ea Tiêu' })
    expect(people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 1'])
  })
})
